package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.window.offstage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JCheckBox;
import javax.swing.JPanel;

/** A box for each friend who may keep messages for somebody; our own name stands for everybody. */
public final class Keepers {
    private final Stage stage;
    private final String person;
    private final JPanel boxes;

    private Keepers(Stage stage, String person, JPanel boxes) {
        this.stage = stage;
        this.person = person;
        this.boxes = boxes;
    }

    /**
     * Fills the panel, once it is known who there is.
     *
     * @param told hears of those friends
     */
    public static void of(Stage stage, String person, JPanel boxes, Consumer<List<FriendView>> told) {
        Keepers keepers = new Keepers(stage, person, boxes);
        stage.offstage().ask(keepers::circle, circle -> {
            keepers.show(circle);
            told.accept(circle.friends());
        });
    }

    /** Our other friends, and which of them keep messages for this one. */
    private record Circle(List<FriendView> friends, List<String> keepers) {}

    private Circle circle() throws ProfileException, InterruptedException {
        return new Circle(
                stage.node().people().all().stream()
                        .filter(each -> each.stage() == FriendView.Stage.FRIEND
                                && !each.id().equals(person))
                        .toList(),
                stage.node().chats().keepers(person));
    }

    private void show(Circle circle) {
        List<String> chosen = new ArrayList<>(circle.keepers());
        for (FriendView friend : circle.friends()) {
            JCheckBox box = new JCheckBox(friend.name(), chosen.contains(friend.id()));
            box.setOpaque(false);
            box.setName("keeper." + friend.name());
            box.addActionListener(pressed -> {
                chosen.remove(friend.id());
                if (box.isSelected()) {
                    chosen.add(friend.id());
                }
                List<String> wanted = List.copyOf(chosen);
                stage.offstage().tell(() -> stage.node().chats().entrust(person, Optional.of(wanted)));
            });
            boxes.add(box);
        }
        boxes.applyComponentOrientation(stage.words().orientation());
        boxes.revalidate();
    }
}
