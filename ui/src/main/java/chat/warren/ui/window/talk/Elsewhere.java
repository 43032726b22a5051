package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Component;
import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens files: pictures in a viewer of ours, the rest with what the system opens such with. */
public final class Elsewhere {
    private Elsewhere() {}

    /**
     * Opens a file that is here.
     *
     * @param beside the pictures that the viewer goes on to
     */
    public static void open(Stage stage, FileView file, List<FileView> beside, Component over) {
        if (Viewer.shows(file)) {
            Viewer.open(stage, beside.stream().filter(Viewer::shows).toList(), file, over);
        } else {
            file.place().ifPresent(place -> open(stage, place));
        }
    }

    /** With what the system opens such with, which may take its time. */
    static void open(Stage stage, Path place) {
        stage.offstage()
                .askAside(
                        () -> {
                            try {
                                Desktop.getDesktop().open(place.toFile());
                                return true;
                            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                                throw new ProfileException(
                                        ProfileException.Reason.OTHER, stage.say("talk.file.unopened", place), e);
                            }
                        },
                        _ -> {});
    }
}
