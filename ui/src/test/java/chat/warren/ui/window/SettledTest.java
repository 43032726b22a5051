package chat.warren.ui.window;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes after the first minute, in real windows with real nodes. */
class SettledTest {
    @TempDir
    Path folder;

    @Test
    void conversationsAreKeptAsWantedAnotherDeviceJoinsAndAPanicLeavesNothing() throws Exception {
        assumeTrue(Xvfb.isThere(), "no Xvfb here; on Debian: apt install xvfb");
        try (Xvfb display = Xvfb.start()) {
            display.play(Settled.class, folder, folder.toString());
        }
    }
}
