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
import java.util.Locale;
import java.util.Set;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Opens files and addresses: pictures in a viewer of ours, the rest with what the system opens such with. */
public final class Elsewhere {
    /** Endings of what does something by itself when it is opened, on one system or another. */
    private static final Set<String> RUNS = Set.of(
            ("exe com scr msi msix bat cmd ps1 vbs vbe js jse wsf wsh hta cpl msc reg lnk url pif chm jar jnlp sh bash"
                            + " csh zsh run bin appimage desktop deb rpm flatpakref snap py pyw pl rb php command app dmg"
                            + " pkg workflow scpt apk docm dotm xlsm xltm xlam pptm potm ppsm iso img vhd vhdx html htm"
                            + " xhtml mhtml svg")
                    .split(" "));

    private Elsewhere() {}

    /**
     * Opens a file that is here; what would run is opened only when somebody says so again.
     *
     * @param beside the pictures that the viewer goes on to
     */
    public static void open(Stage stage, FileView file, List<FileView> beside, Component over) {
        if (Viewer.shows(file)) {
            Viewer.open(stage, beside.stream().filter(Viewer::shows).toList(), file, over);
        } else if (file.folder() || !runs(file.name())) {
            file.place().ifPresent(place -> open(stage, place));
        } else {
            JPanel asked = asked();
            asked.add(Pieces.passage(stage.say("talk.file.runs", file.name()), Text.BODY, Shade.INK));
            List<String> answers = List.of("talk.file.runs.folder", "talk.file.runs.open", "talk.cancel");
            switch (ask(stage, over, stage.say("talk.file.open", file.name()), asked, answers)) {
                case 0 -> file.place().map(Path::getParent).ifPresent(place -> open(stage, place));
                case 1 -> file.place().ifPresent(place -> open(stage, place));
                default -> {}
            }
        }
    }

    /** Whether a file of this name does something by itself when it is opened. */
    static boolean runs(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return RUNS.contains(plain.substring(plain.lastIndexOf('.') + 1));
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
    static void open(Stage stage, Path place) {
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
