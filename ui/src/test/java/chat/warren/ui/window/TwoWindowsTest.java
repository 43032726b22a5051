package chat.warren.ui.window;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real windows, real nodes, a real network: each play in a process of its own. */
class TwoWindowsTest {
    @TempDir
    Path folder;

    private void play(Class<?> play) throws Exception {
        assumeTrue(Xvfb.isThere(), "no Xvfb here; on Debian: apt install xvfb");
        try (Xvfb display = Xvfb.start()) {
            display.play(play, folder, folder.toString());
        }
    }

    @Test
    void twoStrangersBecomeFriendsAndTalkAndALockKeepsWhatTheySaid() throws Exception {
        play(FirstMinute.class);
    }

    @Test
    void aFriendComesThroughEachOfTheDoors() throws Exception {
        play(EveryDoor.class);
    }

    @Test
    void wordsAndFilesComeAndAWindowThatOpensAgainHasThemAll() throws Exception {
        play(Evening.class);
    }

    @Test
    void wordsForSomebodyAwayWaitWithAFriendWhomTheWindowNames() throws Exception {
        play(Custody.class);
    }
}
