package chat.warren.ui.window.talk;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.list.Disc;
import chat.warren.ui.window.offstage.Stage;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Stands where nothing was said yet, and says what could be done first. */
final class Hello {
    private static final int FACE = 64;

    private final Stage stage;
    private final JPanel panel =
            Pieces.clear(new MigLayout("insets 24, gap 0 8, wrap 1, fillx", "[grow,center,240::420]"));

    private Hello(Stage stage, Icon face, String title, String sentence) {
        this.stage = stage;
        panel.setName("hello");
        panel.add(new JLabel(face), "gapbottom 8");
        panel.add(Pieces.label(title, Text.HEADING, Shade.INK));
        panel.add(Pieces.centred(sentence, Text.BODY, Shade.QUIET), "growx, wmin 0");
    }

    /** For notes to ourselves. */
    static JPanel notes(Stage stage) {
        Icon face = new Disc(Icons.of("notes", FACE / 2, Shade.ACCENT), FACE);
        return new Hello(stage, face, stage.say("talk.notes"), stage.say("talk.hello.notes")).turned();
    }

    /**
     * For a friend to whom nothing was said.
     *
     * @param details where words are compared, if the window has that
     */
    static JPanel friend(Stage stage, FriendView friend, Optional<Runnable> details) {
        boolean sure = friend.verified().sure();
        Hello hello = new Hello(
                stage,
                new Avatar(friend.id(), friend.name(), FACE),
                stage.say("talk.hello", friend.name()),
                stage.say(sure ? "talk.hello.sure" : "talk.hello.unsure", friend.name()));
        details.filter(any -> !sure).ifPresent(open -> {
            JButton compare = Pieces.button(stage.say("verify.show"));
            compare.setName("hello-compare");
            compare.addActionListener(pressed -> open.run());
            hello.panel.add(compare, "gaptop 8");
        });
        return hello.turned();
    }

    private JPanel turned() {
        panel.applyComponentOrientation(stage.words().orientation());
        return panel;
    }
}
