package chat.warren.node.socket.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AddressWatchTest {
    @Test
    void socketsFollowTheAddressesOfTheMachine() throws Exception {
        assumeTrue(namespacesWork(), "network namespaces want root and Linux");
        Process host = new ProcessBuilder(
                        "unshare",
                        "--net",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MovingHost.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = host.inputReader(StandardCharsets.UTF_8)) {
            assertEquals(
                    List.of(
                            "told by the system: true",
                            "nothing yet",
                            "an address",
                            "neighbours",
                            "a way to the Internet",
                            "a second address",
                            "answer from 10.9.0.1",
                            "answer from 10.8.0.1",
                            "the first one gone",
                            "answer from 10.8.0.1",
                            "closed"),
                    lines.lines().toList());
        } finally {
            host.destroyForcibly();
        }
        assertEquals(0, host.waitFor());
    }

    private static boolean namespacesWork() throws Exception {
        try {
            Process probe = new ProcessBuilder("unshare", "--net", "ip", "link").start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
