package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.PrivateNetwork;
import chat.warren.scenarios.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two daemons that give each other files, and are killed meanwhile. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class FilesScenarioTest {
    private static final String PASSPHRASE = ProfileScenarioTest.PASSPHRASE;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Some seconds at the pace below: time for two kills in the middle. */
    private static final int BYTES = 20 << 20;

    private static final int PACE = 3 << 20;
    private static final Pattern FILM =
            Pattern.compile("\"name\":\"film.mkv\".*?\"state\":\"([a-z]+)\",\"done\":(\\d+)", Pattern.DOTALL);

    @TempDir
    Path folder;

    private PrivateNetwork network;
    private Program anna;
    private Program ben;
    private Process annas;
    private Process bens;

    @BeforeEach
    void meet() throws IOException, InterruptedException {
        network = PrivateNetwork.open(InstantSource.system());
        anna = person("Anna");
        ben = person("Ben");
        annas = anna.daemon(PASSPHRASE);
        bens = ben.daemon(PASSPHRASE);
        String link = anna.run("invite", "--json").member("link");
        assertEquals(0, ben.run("add", link).exit());
        until(anna, "friends", "asks to be a friend");
        assertEquals(0, anna.run("friend", "accept", "Ben").exit());
        until(ben, "friends", "Anna: here");
    }

    private Program person(String name) throws IOException, InterruptedException {
        Program program = new Program(folder.resolve(name))
                .with("WARREN_BOOTSTRAP", String.join(",", network.bootstrap().nodes()));
        Ended made = program.profile(
                List.of(PASSPHRASE),
                "create",
                "--name",
                name,
                "--json",
                "--passphrase-stdin",
                "--passphrase-work",
                "least");
        assertEquals(0, made.exit(), made.err());
        return program;
    }

    @AfterEach
    void part() throws InterruptedException {
        for (Process each : List.of(annas, bens)) {
            Program.await(each.destroyForcibly());
        }
        network.close();
    }

    private static void until(Program program, String command, String said) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Ended last = program.run(command);
        while (!last.out().contains(said)) {
            assertTrue(Instant.now().isBefore(end), "never " + said + " but " + last.out() + last.err());
            last = program.run(command);
        }
    }

    /** How far the film is with Ben, as soon as that is far enough. */
    private long film(LongPredicate enough) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Ended files = ben.run("files", "--json");
            Matcher film = FILM.matcher(files.out());
            if (film.find() && enough.test(Long.parseLong(film.group(2)))) {
                return Long.parseLong(film.group(2));
            }
            assertTrue(Instant.now().isBefore(end), "never so far: " + files.out() + files.err());
        }
    }

    private Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(content);
        Path path = folder.resolve(name);
        Files.createDirectories(path.resolveSibling(""));
        return Files.write(path, content);
    }

    @Test
    void filesGoOnAfterEitherSideWasKilled() throws IOException, InterruptedException {
        Path film = file("film.mkv", BYTES);
        file("album/a.jpg", 300_000);
        file("album/deep/b.jpg", 70_000);
        Path inbox = folder.resolve("inbox");
        assertEquals(
                0,
                ben.run("file-settings", "--folder", inbox.toString(), "--down", Integer.toString(PACE))
                        .exit());
        Ended sent = anna.run(
                "send-file", "Ben", film.toString(), folder.resolve("album").toString());
        assertEquals(0, sent.exit(), sent.err());
        until(ben, "files", ", done, " + inbox.resolve("album"));
        for (String each : List.of("album/a.jpg", "album/deep/b.jpg")) {
            assertEquals(-1, Files.mismatch(folder.resolve(each), inbox.resolve(each)));
        }

        assertEquals(0, ben.run("files", "accept", "film.mkv").exit());
        film(done -> done > BYTES / 10);
        Program.await(bens.destroyForcibly());
        bens = ben.daemon(PASSPHRASE);
        long kept = film(done -> true);
        assertTrue(kept < BYTES, "it was killed in the middle");
        film(done -> done > kept);
        Program.await(annas.destroyForcibly());
        annas = anna.daemon(PASSPHRASE);
        Ended whole = ben.run("files", "accept", "film.mkv", "--wait", "--json");
        assertEquals(0, whole.exit(), whole.out() + whole.err());
        film(done -> done == BYTES);
        assertEquals(-1, Files.mismatch(film, inbox.resolve("film.mkv")));
        until(anna, "files", "film.mkv to Ben, 20.0 MiB, done");
    }
}
