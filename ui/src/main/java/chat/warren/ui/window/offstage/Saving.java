package chat.warren.ui.window.offstage;

import chat.warren.ui.look.Sure;
import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import javax.swing.JFileChooser;

/** Asks where something shall be saved, and once more before another file is written over. */
public final class Saving {
    private Saving() {}

    /**
     * Where to, or nowhere. What is there may be written over.
     *
     * @param name that is proposed
     */
    public static Optional<Path> ask(Stage stage, Component over, String name) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(Path.of(name).toFile());
        return chooser.showSaveDialog(over) == JFileChooser.APPROVE_OPTION
                ? free(chooser.getSelectedFile().toPath(), there -> sure(stage, over, there))
                : Optional.empty();
    }

    static Optional<Path> free(Path wanted, Predicate<Path> sure) {
        boolean there = Files.exists(wanted, LinkOption.NOFOLLOW_LINKS);
        return there && !sure.test(wanted) ? Optional.empty() : Optional.of(wanted);
    }

    private static boolean sure(Stage stage, Component over, Path there) {
        return Sure.ask(over, stage.say("saving.over", there), stage.say("saving.over.yes"), stage.say("cancel"));
    }
}
