package chat.warren.ui.window.details;

import chat.warren.node.api.ConversationView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** How the conversation with one friend is kept: muted, archived, for how long. */
final class TalkCard {
    /** What people choose elsewhere; zero for never. Any other that was chosen elsewhere is shown as well. */
    private static final List<Duration> STAYS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));

    private final Stage stage;
    private final String person;
    private final JPanel card;
    private final JCheckBox mute;
    private final JCheckBox archive;
    private final JComboBox<String> timer = new JComboBox<>();
    private List<Duration> choices = STAYS;
    private boolean filling;

    TalkCard(Stage stage, String person) {
        this.stage = stage;
        this.person = person;
        card = DetailsPane.card(stage, "bell", "this.title");
        mute = DetailsPane.box(stage, card, "this.mute", this::prefer);
        archive = DetailsPane.box(stage, card, "this.archive", this::prefer);
        timer.setName("timer");
        timer.getAccessibleContext().setAccessibleName(stage.say("this.timer"));
        timer.addActionListener(chosen -> stay());
        JLabel over = Pieces.label(stage.say("this.timer"), Text.SMALL, Shade.QUIET);
        over.setLabelFor(timer);
        card.add(over);
        card.add(timer, "wmin 0");
        card.add(Pieces.passage(stage.say("this.timer.cost"), Text.SMALL, Shade.QUIET), "wmin 0");
        show(Optional.empty());
        look();
    }

    JComponent component() {
        return card;
    }

    /** Asks how it is kept now: another device of ours may have changed it, or the friend the timer. */
    void look() {
        stage.offstage().ask(() -> stage.node().chats().with(person), this::show);
    }

    private void show(Optional<ConversationView> view) {
        filling = true;
        mute.setSelected(view.filter(ConversationView::muted).isPresent());
        archive.setSelected(view.filter(ConversationView::archived).isPresent());
        Duration stays = view.flatMap(ConversationView::disappearing).orElse(Duration.ZERO);
        choices = new ArrayList<>(STAYS);
        if (!choices.contains(stays)) {
            choices.add(stays);
            choices.sort(Duration::compareTo);
        }
        timer.removeAllItems();
        for (Duration each : choices) {
            timer.addItem(
                    each.isZero()
                            ? stage.say("this.timer.never")
                            : stage.words().times().lasting(each));
        }
        timer.setSelectedIndex(choices.indexOf(stays));
        filling = false;
    }

    private void prefer() {
        boolean muted = mute.isSelected();
        boolean archived = archive.isSelected();
        stage.offstage().tell(() -> stage.node().chats().prefer(person, muted, archived));
    }

    private void stay() {
        int at = timer.getSelectedIndex();
        if (!filling && at >= 0) {
            Optional<Duration> stays = Optional.of(choices.get(at)).filter(each -> !each.isZero());
            stage.offstage().tell(() -> stage.node().chats().timer(person, stays));
        }
    }
}
