package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.warren.ui.window.Xvfb;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pane with a real node and a keyboard, in a program of its own, which has a display. */
class TalkPaneTest {
    @TempDir
    Path folder;

    @Test
    void writesChangesAnswersAndPicksWithTheKeyboardAlone() throws IOException, InterruptedException {
        assumeTrue(Xvfb.isThere(), "no Xvfb here; on Debian: apt install xvfb");
        try (Xvfb display = Xvfb.start()) {
            display.play(TalkPlay.class, folder, folder.resolve("profile").toString());
        }
    }
}
