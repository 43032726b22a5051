package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.scenarios.Program.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who only wants to see. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class DemoScenarioTest {
    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void begin() throws IOException {
        // All that it writes goes here, so that what it leaves is seen.
        program = new Program(folder.resolve("no-profile"))
                .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("warren"))
                    .toList();
        }
    }

    @Test
    void twoNodesMeetTalkSendAFileAndLeaveNothing() throws IOException, InterruptedException {
        Ended demo = program.run("demo", "--json");
        assertEquals(0, demo.exit(), demo.err());
        List<String> steps = demo.out().lines().map(DemoScenarioTest::step).toList();
        assertEquals(
                List.of(
                        "network",
                        "invite",
                        "asked",
                        "friends",
                        "words",
                        "verified",
                        "message",
                        "message",
                        "file",
                        "connection",
                        "sealed",
                        "end"),
                steps);
        assertTrue(demo.out().contains("X25519MLKEM768"), demo.out());
        assertEquals(List.of(), left());
    }

    private static String step(String line) {
        return new Ended(0, line, "").member("step");
    }

    @Test
    void whoHasSeenEnoughLeavesNothingEither() throws IOException, InterruptedException {
        Process demo = program.prepared(new ProcessBuilder(Program.launcher(), "demo", "--json"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String first = demo.inputReader(StandardCharsets.UTF_8).readLine();
        assertEquals("network", step(String.valueOf(first)));
        assertEquals(1, left().size(), "two profiles, in one folder");
        assertEquals(0, Program.await(new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start()));
        assertEquals(128 + 2, Program.await(demo));
        assertEquals(List.of(), left());
    }
}
