package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Component;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Opens files and addresses: pictures in a viewer of ours, the rest with what the system opens such with. */
public final class Elsewhere {
    private Elsewhere() {}

    /** What becomes of a file that somebody opens. */
    enum Way {
        /** It is a picture, and shown here. */
        SHOWN,
        /** It would do something by itself: only when somebody says so again. */
        ASKED,
        /** With what the system opens such with. */
        OPENED;

        static Way of(FileView file) {
            if (file.actsByItself()) {
                return ASKED; // Before anything else: whoever sent it may call it a picture.
            }
            return Viewer.shows(file) ? SHOWN : OPENED;
        }
    }

    /**
     * Opens a file that is here; what would run is opened only when somebody says so again.
     *
     * @param beside the pictures that the viewer goes on to
     */
    public static void open(Stage stage, FileView file, List<FileView> beside, Component over) {
        switch (Way.of(file)) {
            case SHOWN ->
                Viewer.open(stage, beside.stream().filter(Viewer::shows).toList(), file, over);
            case ASKED -> ask(stage, file, "talk.file.runs", over);
            case OPENED -> file.place().ifPresent(place -> open(stage, place));
        }
    }

    /** A picture by its name that is none by what is in it. */
    static void unread(Stage stage, FileView file, Component over) {
        ask(stage, file, "talk.file.unread", over);
    }

    /** Shows where it lies. */
    static void folder(Stage stage, FileView file) {
        file.place().map(Path::getParent).ifPresent(place -> open(stage, place));
    }

    private static void ask(Stage stage, FileView file, String why, Component over) {
        JPanel asked = asked();
        asked.add(Pieces.passage(stage.say(why, file.name()), Text.BODY, Shade.INK));
        List<String> answers = List.of("talk.file.runs.folder", "talk.file.runs.open", "talk.cancel");
        switch (ask(stage, over, stage.say("talk.file.open", file.name()), asked, answers)) {
            case 0 -> folder(stage, file);
            case 1 -> file.place().ifPresent(place -> open(stage, place));
            default -> {}
        }
    }

    /** Asks whether to open an address, which is seen whole before. */
    static void follow(Stage stage, String link, Component over) {
        Address address = Address.of(link);
        JPanel asked = asked();
        if (!address.host().isEmpty()) {
            asked.add(Pieces.passage(stage.say("talk.link.leads", address.host()), Text.STRONG, Shade.INK));
        }
        asked.add(Pieces.passage(address.whole(), Text.BODY, Shade.QUIET));
        List<String> answers = List.of("talk.link.open", "talk.copy", "talk.cancel");
        switch (ask(stage, over, stage.say("talk.link.ask"), asked, answers)) {
            case 0 -> browse(stage, address.whole());
            case 1 -> Pieces.copy(address.whole());
            default -> {}
        }
    }

    private static JPanel asked() {
        return Pieces.clear(new MigLayout("insets 0, gap 0 8, wrap 1", "[420!,fill]"));
    }

    /** Which of the answers was given; the first is the usual one. */
    private static int ask(Stage stage, Component over, String title, JPanel asked, List<String> keys) {
        Object[] answers = keys.stream().map(stage::say).toArray();
        asked.applyComponentOrientation(stage.words().orientation());
        return JOptionPane.showOptionDialog(
                over, asked, title, JOptionPane.DEFAULT_OPTION, JOptionPane.PLAIN_MESSAGE, null, answers, answers[0]);
    }

    /** What the system does may take its time. */
    private interface Opener {
        void open() throws IOException;
    }

    private static void browse(Stage stage, String address) {
        aside(stage, () -> Desktop.getDesktop().browse(URI.create(address)), stage.say("talk.link.unopened", address));
    }

    /** With what the system opens such with. */
    private static void open(Stage stage, Path place) {
        aside(stage, () -> Desktop.getDesktop().open(place.toFile()), stage.say("talk.file.unopened", place));
    }

    private static void aside(Stage stage, Opener opener, String otherwise) {
        stage.offstage()
                .askAside(
                        () -> {
                            try {
                                opener.open();
                                return true;
                            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                                throw new ProfileException(ProfileException.Reason.OTHER, otherwise, e);
                            }
                        },
                        _ -> {});
    }
}
