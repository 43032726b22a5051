package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.scenarios.Program.Ended;
import java.io.BufferedReader;
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

/** A node without a window, as somebody lives with it who types commands and writes scripts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class DaemonScenarioTest {
    private static final String PASSPHRASE = ProfileScenarioTest.PASSPHRASE;

    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void createsAProfile() throws IOException, InterruptedException {
        program = new Program(folder.resolve("anna"));
        assertEquals(
                0,
                program.profile(List.of(PASSPHRASE), ProfileScenarioTest.CREATE).exit());
    }

    private List<String> locks() throws IOException {
        try (Stream<Path> files = Files.list(program.profile())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("lock."))
                    .toList();
        }
    }

    /** Asks as a shell script would. */
    private Ended curl(String token, String path, String... more) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                "curl",
                "--silent",
                "--max-time",
                "60",
                "--unix-socket",
                program.profile().resolve("lock.api").toString(),
                "--header",
                "Authorization: Bearer " + token));
        command.addAll(List.of(more));
        command.add("http://localhost" + path);
        Process process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(Program.await(process), out, err);
    }

    @Test
    void runsServesIsAloneAndLeavesNothingBehind() throws IOException, InterruptedException {
        Ended before = program.run("status", "--json");
        assertEquals(13, before.exit());
        assertEquals("not-running", before.member("error"));
        assertTrue(before.sentence().contains("'warren daemon'"), before.err());

        Process daemon = program.daemon(PASSPHRASE);
        try {
            Ended status = program.run("status", "--json");
            assertEquals(0, status.exit(), status.err());
            assertEquals("Anna", status.member("name"));
            assertEquals(Long.toString(daemon.pid()), status.member("process"));
            assertEquals("local-only", status.member("state"));
            assertTrue(program.run("log").out().contains("info The node started."));
            Ended second = program.profile(List.of(PASSPHRASE), "status", "--json", "--passphrase-stdin");
            assertEquals("in-use", second.member("error"));
            assertTrue(second.sentence().contains("process " + daemon.pid()), second.err());

            String token = Files.readString(program.profile().resolve("lock.api.token"))
                    .strip();
            assertEquals("wrong-token", curl("guess", "/v1/status").member("error"));
            assertEquals(
                    "from-a-page",
                    curl(token, "/v1/status", "--header", "Origin: null").member("error"));
            assertEquals("not-found", curl(token, "/v1/nothing").member("error"));
            assertEquals("Anna", curl(token, "/v1/status").member("name"));

            Process listener = curlStream(token);
            BufferedReader events = listener.inputReader(StandardCharsets.UTF_8);
            assertEquals(0, Program.await(new ProcessBuilder("kill", "-TERM", Long.toString(daemon.pid())).start()));
            assertEquals(128 + 15, Program.await(daemon));
            String all = String.join("\n", events.lines().toList());
            assertTrue(all.contains("event: locked\n"), "a stream ends with a word of it: " + all);
        } finally {
            daemon.destroyForcibly();
        }
        assertEquals(List.of(), locks());
        assertEquals(
                "Anna",
                program.profile(List.of(PASSPHRASE), "status", "--json", "--passphrase-stdin")
                        .member("name"));
    }

    /** From the beginning, so that the first line says that the stream is there. */
    private Process curlStream(String token) throws IOException {
        Process listener = new ProcessBuilder(
                        "curl",
                        "--silent",
                        "--no-buffer",
                        "--max-time",
                        "60",
                        "--unix-socket",
                        program.profile().resolve("lock.api").toString(),
                        "--header",
                        "Authorization: Bearer " + token,
                        "--header",
                        "Last-Event-ID: 0-0",
                        "http://localhost/v1/events")
                .start();
        assertEquals('i', listener.inputReader(StandardCharsets.UTF_8).read(), "as in id");
        return listener;
    }

    @Test
    void aDaemonThatWasKilledIsFollowedByAnother() throws IOException, InterruptedException {
        Process killed = program.daemon(PASSPHRASE, "--api-port", "0");
        String token = Files.readString(program.profile().resolve("lock.api.token"));
        assertEquals(128 + 9, Program.await(killed.destroyForcibly()));
        assertFalse(locks().isEmpty(), "what a kill leaves");
        Ended status = program.run("status", "--json");
        assertEquals("not-running", status.member("error"), "is believed by nobody");
        Process next = program.daemon(PASSPHRASE);
        try {
            assertFalse(Files.readString(program.profile().resolve("lock.api.token"))
                    .equals(token));
            assertEquals("Anna", program.run("status", "--json").member("name"));
            Ended lock = program.profile(List.of(), "lock");
            assertEquals(0, lock.exit(), lock.err());
            assertEquals(0, Program.await(next), "who is asked to end ends well");
            assertEquals(List.of(), locks());
        } finally {
            next.destroyForcibly();
        }
    }
}
