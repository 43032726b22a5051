package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.FileState;
import chat.warren.node.api.FileView;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static FileView picture(boolean own, FileState state, Optional<Path> place) {
        return new FileView(
                "f",
                Sample.ANA,
                own,
                "m1",
                "hill.jpg",
                "image/jpeg",
                false,
                1_000,
                Optional.empty(),
                "",
                state,
                0,
                0,
                1,
                place,
                Optional.empty());
    }

    @Test
    void whoPressesAPictureWantsToSeeItAndNotToStopIt() {
        Optional<Path> here = Optional.of(Path.of("hill.jpg"));
        assertEquals(Optional.of(Handling.OPEN), Handling.ofPicture(picture(true, FileState.OFFERED, here)));
        assertEquals(Optional.of(Handling.OPEN), Handling.ofPicture(picture(true, FileState.RUNNING, here)));
        assertEquals(Optional.of(Handling.OPEN), Handling.ofPicture(picture(false, FileState.DONE, here)));
        assertEquals(
                Optional.of(Handling.FETCH), Handling.ofPicture(picture(false, FileState.OFFERED, Optional.empty())));
        assertEquals(
                Optional.of(Handling.RESUME), Handling.ofPicture(picture(false, FileState.PAUSED, Optional.empty())));
        assertEquals(Optional.empty(), Handling.ofPicture(picture(false, FileState.RUNNING, Optional.empty())));
    }

    @Test
    void whatWentWrongIsToldInTheLanguageOfTheWindow() {
        String trouble = "There is no folder /stick; nothing was asked for: choose another one.";
        FileView failed = new FileView(
                "f",
                Sample.ANA,
                false,
                "m1",
                "hill.jpg",
                "image/jpeg",
                false,
                1_000,
                Optional.empty(),
                "",
                FileState.FAILED,
                0,
                0,
                1,
                Optional.empty(),
                Optional.of(trouble));
        assertEquals(
                "Es gibt keinen Ordner /stick; nichts wurde geholt: Wählen Sie einen anderen.",
                Handling.progress(failed, Words.of(Tongue.GERMAN)));
    }
}
