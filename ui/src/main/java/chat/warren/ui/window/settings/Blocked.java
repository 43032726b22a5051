package chat.warren.ui.window.settings;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Whom we have blocked, and the way back. */
final class Blocked {
    private final Stage stage;
    private final JPanel panel = Pieces.clear(new MigLayout("insets 0, gap 8 4, wrap 2, fillx", "[grow,fill,0::][]"));

    Blocked(Stage stage) {
        this.stage = stage;
        panel.setName("blocked");
        look();
    }

    JComponent component() {
        return panel;
    }

    private void look() {
        stage.offstage().ask(() -> of(stage.node().people().all()), this::show);
    }

    static List<FriendView> of(List<FriendView> people) {
        return people.stream()
                .filter(each -> each.stage() == FriendView.Stage.BLOCKED)
                .toList();
    }

    private void show(List<FriendView> blocked) {
        panel.removeAll();
        if (blocked.isEmpty()) {
            panel.add(Pieces.label(stage.say("settings.blocked.nobody"), Text.BODY, Shade.QUIET));
        }
        for (FriendView each : blocked) {
            JButton free = Pieces.button(stage.say("settings.blocked.free"));
            free.getAccessibleContext().setAccessibleName(stage.say("settings.blocked.free") + " " + each.name());
            free.addActionListener(pressed ->
                    stage.offstage().tell(() -> stage.node().people().unblock(each.id()), this::look));
            panel.add(Pieces.label(each.name(), Text.BODY, Shade.INK), "wmin 0");
            panel.add(free);
        }
        panel.applyComponentOrientation(stage.words().orientation());
        panel.revalidate();
        panel.repaint();
    }
}
