package chat.warren.ui.window;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real windows, real nodes, a real network: from nothing to a conversation, and back after a lock. */
class FirstMinuteTest {
    @TempDir
    Path folder;

    @Test
    void twoStrangersBecomeFriendsAndTalkAndALockKeepsWhatTheySaid() throws Exception {
        assumeTrue(Xvfb.isThere(), "no Xvfb here; on Debian: apt install xvfb");
        try (Xvfb display = Xvfb.start()) {
            display.play(FirstMinute.class, folder, folder.toString());
        }
    }
}
