package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real windows, real nodes, a real network: from nothing to a conversation, and back after a lock. */
class FirstMinuteTest {
    @TempDir
    Path folder;

    @Test
    void twoStrangersBecomeFriendsAndTalkAndALockKeepsWhatTheySaid() throws Exception {
        assumeTrue(Xvfb.isThere(), "no Xvfb here; on Debian: apt install xvfb");
        Path log = folder.resolve("log");
        try (Xvfb display = Xvfb.start()) {
            ProcessBuilder play = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Duser.language=en",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstMinute.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            play.environment().put("DISPLAY", display.display());
            Process process = play.start();
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "it hangs: " + read(log));
            assertEquals(0, process.exitValue(), () -> read(log));
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            return "no log: " + e;
        }
    }
}
