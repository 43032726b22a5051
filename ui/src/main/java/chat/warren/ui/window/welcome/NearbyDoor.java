package chat.warren.ui.window.welcome;

import chat.warren.node.api.NearbyView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** People on this network who show themselves, and whether we do. */
final class NearbyDoor {
    private static final int FACE = 28;

    private final Stage stage;
    private final Consumer<String> told;
    private final Supplier<String> word;
    private final JPanel door;
    private final JCheckBox visible;
    private final JPanel people =
            Pieces.clear(new MigLayout("insets 0, gap 12 6, wrap 3, fillx", "[][grow,fill,0::][]"));

    /** @param word what we say of ourselves when we ask */
    NearbyDoor(Stage stage, Consumer<String> told, Supplier<String> word, JPanel door) {
        this.word = word;
        this.stage = stage;
        this.told = told;
        this.door = door;
        visible = new JCheckBox(stage.say("door.nearby.show"));
        visible.setName("nearby");
        visible.setOpaque(false);
        visible.addActionListener(pressed -> show(visible.isSelected()));
        door.add(visible);
        door.add(people, "hidemode 3, wmin 0");
        look();
    }

    JComponent component() {
        return door;
    }

    private void show(boolean wanted) {
        stage.offstage().tell(() -> stage.node().network().showNearby(wanted), this::look);
    }

    void look() {
        stage.offstage().ask(() -> stage.node().network().nearby(), this::show, failure -> {});
    }

    private void show(NearbyView view) {
        visible.setSelected(view.visible().isPresent());
        people.removeAll();
        for (NearbyView.Neighbour each : view.people()) {
            people.add(new JLabel(new Avatar(each.id(), each.name(), FACE)));
            people.add(Pieces.label(each.name() + "  " + each.fingerprint(), Text.BODY, Shade.INK), "wmin 0");
            JButton ask = Pieces.quiet(stage.say("door.link.add"));
            ask.setName("ask-nearby");
            ask.addActionListener(pressed -> {
                String says = word.get();
                stage.offstage()
                        .ask(
                                () -> stage.node().network().askNearby(each.id(), says),
                                known -> told.accept(stage.say(known.isPresent() ? "door.met" : "door.asked")));
            });
            people.add(ask);
        }
        people.setVisible(!view.people().isEmpty());
        people.applyComponentOrientation(stage.words().orientation());
        door.revalidate();
        door.repaint();
    }
}
