package chat.warren.ui.window.details;

import chat.warren.node.api.FileView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.talk.Elsewhere;
import chat.warren.ui.words.Size;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** What was shared with a friend, the newest first. */
final class FilesCard {
    /** As many as are looked over; the conversation has the rest. */
    private static final int MOST = 12;

    private static final int MOST_ASKED = 1000;

    private final Stage stage;
    private final JPanel card;

    FilesCard(Stage stage, String person) {
        this.stage = stage;
        card = DetailsPane.card(stage, "folder", "details.files");
        card.setVisible(false);
        stage.offstage()
                .ask(
                        () -> stage.node().files().all(MOST_ASKED).stream()
                                .filter(file -> file.with().equals(person))
                                .limit(MOST)
                                .toList(),
                        this::show);
    }

    JComponent component() {
        return card;
    }

    private void show(List<FileView> files) {
        if (files.isEmpty()) {
            return; // A card that says so would only take room.
        }
        for (FileView file : files) {
            JButton open = Pieces.quiet(Ledger.called(file, stage.words()));
            open.setIcon(Icons.of(icon(file), Icons.SMALL, Shade.ACCENT));
            open.setHorizontalAlignment(SwingConstants.LEADING);
            open.setEnabled(file.place().isPresent());
            open.addActionListener(pressed -> Elsewhere.open(stage, file, files, card));
            card.add(open, "wmin 0");
            String whose = stage.say(file.own() ? "details.files.ours" : "details.files.theirs");
            card.add(
                    Pieces.label(whose + " · " + Size.of(file.bytes(), stage.words()), Text.SMALL, Shade.QUIET),
                    "gapleft 30, gaptop -8, wmin 0");
        }
        card.applyComponentOrientation(stage.words().orientation());
        card.setVisible(true);
        card.revalidate();
    }

    private static String icon(FileView file) {
        if (file.folder()) {
            return "folder";
        }
        return file.isPicture() ? "image" : "file";
    }
}
