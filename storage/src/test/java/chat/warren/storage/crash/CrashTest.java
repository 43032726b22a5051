package chat.warren.storage.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Rows;
import chat.warren.storage.search.Search;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process at random instants, again and again on the same profile, and looks whether everything it
 * acknowledged is there. Ten rounds here; for two hundred:
 *
 * <pre>mvn -pl storage -am test -Dtest=CrashTest -Dcrash.rounds=200 -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 10);

    /**
     * Kills fall after up to so many acknowledged commits: counted, not timed, so that a busy machine proves as much.
     */
    private static final int MOST_COMMITS = 60;
    /** And a little later, so that they fall anywhere within a commit. */
    private static final int MOST_MILLIS = 12;
    /** A kill may fall into the opening as well: into the recovery from the kill before. */
    private static final int OPENING_MILLIS = 500;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("crash.seed", 1));

    @TempDir
    Path folder;

    /** What one round's process said before it was killed. */
    private record Acknowledged(List<Long> messages, List<Long> edited, Map<String, Long> settings, int lines) {}

    @Test
    void everythingAcknowledgedIsThereAfterAKillAtAnyInstant() throws Exception {
        List<Acknowledged> rounds = new ArrayList<>();
        int lines = 0;
        int walsToRecover = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            rounds.add(killed(round));
            lines += rounds.getLast().lines();
            if (folder.resolve("db-wal").toFile().length() > 0) {
                walsToRecover++;
            }
            check(rounds, round);
        }
        System.err.println(ROUNDS + " kills, " + lines + " acknowledged commits, " + walsToRecover
                + " times a WAL was recovered, all there and sound");
        assertTrue(lines > 10 * ROUNDS, "the rounds wrote too little to prove anything: " + lines);
        assertTrue(walsToRecover > ROUNDS / 2, "kills must leave work undone: " + walsToRecover);
    }

    private Acknowledged killed(int round) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()))
                .start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Thread listening = Thread.startVirtualThread(() -> listen(child, said));
        boolean whileOpening = round % 10 == 5;
        int commits = whileOpening ? 0 : random.nextInt(1, MOST_COMMITS);
        while (lines(said) < commits && child.isAlive()) {
            child.waitFor(1, TimeUnit.MILLISECONDS);
        }
        child.waitFor(random.nextInt(whileOpening ? OPENING_MILLIS : MOST_MILLIS), TimeUnit.MILLISECONDS);
        assertTrue(child.isAlive(), () -> "the writer stopped by itself: " + errors());
        child.destroyForcibly().waitFor(); // SIGKILL
        listening.join();
        return read(said.toString(StandardCharsets.US_ASCII), round);
    }

    private static long lines(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.US_ASCII)
                .chars()
                .filter(letter -> letter == '\n')
                .count();
    }

    private static void listen(Process child, ByteArrayOutputStream said) {
        try (InputStream out = child.getInputStream()) {
            out.transferTo(said);
        } catch (IOException killed) {
            // The pipe may break with the process; what came through it was acknowledged.
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The last line is left out where the kill cut it. */
    private static Acknowledged read(String said, int round) {
        List<Long> messages = new ArrayList<>();
        List<Long> edited = new ArrayList<>();
        Map<String, Long> settings = new TreeMap<>();
        List<String> lines =
                said.substring(0, said.lastIndexOf('\n') + 1).lines().toList();
        for (String line : lines) {
            List<String> words = List.of(line.split(" ", -1));
            switch (words.getFirst()) {
                case "message" -> messages.add(Long.parseLong(words.get(1)));
                case "edited" -> edited.add(Long.parseLong(words.get(1)));
                case "set" -> settings.put("setting " + round + " " + words.get(1), Long.parseLong(words.get(2)));
                default -> {} // "open", "index"
            }
        }
        return new Acknowledged(messages, edited, settings, lines.size());
    }

    private void check(List<Acknowledged> rounds, int round) throws StorageException {
        try (Scratch scratch = new Scratch(folder)) {
            Contents contents = Rows.contents(scratch);
            scratch.database.checkSound();
            scratch.<Boolean>read(snapshot -> {
                contents.audit().check(snapshot);
                return true;
            });
            // Earlier rounds were checked before; one of them is looked at again, because a later kill may undo it.
            checkRound(scratch, contents, rounds.getLast(), round);
            int earlier = random.nextInt(round);
            checkRound(scratch, contents, rounds.get(earlier), earlier + 1);
        }
    }

    private static void checkRound(Scratch scratch, Contents contents, Acknowledged said, int round)
            throws StorageException {
        for (long first : said.messages()) {
            Entry entry = found(scratch, first);
            String text = ((Content.Text) entry.message().content()).text();
            assertTrue(
                    text.equals(CrashingWriter.text(first)) || text.equals("edited " + first),
                    () -> "round " + round + ", message " + first + " says " + text);
            assertEquals(1, entry.reactions().size(), "the reaction of " + first + " was of the same commit");
        }
        for (long edited : said.edited()) {
            assertEquals(
                    Content.text("edited " + edited),
                    found(scratch, edited).message().content());
            assertEquals(
                    1,
                    scratch.read(snapshot -> scratch.messages.history(snapshot, Samples.messageId(edited)))
                            .size());
        }
        for (Map.Entry<String, Long> setting : said.settings().entrySet()) {
            long value =
                    Long.parseLong(scratch.read(snapshot -> contents.settings().get(snapshot, setting.getKey()))
                            .orElseThrow());
            // A later one may have been committed and not acknowledged; an earlier one would be a loss.
            assertTrue(
                    value == setting.getValue() || value == setting.getValue() + 100,
                    () -> "round " + round + ", " + setting + " is " + value);
        }
        if (!said.messages().isEmpty()) {
            long last = said.messages().getLast();
            assertTrue(
                    scratch.read(snapshot -> contents.state().get(snapshot, "ratchet", CrashingWriter.subject()))
                            .isPresent(),
                    "the ratchet's step belongs to its message");
            Search.Page page = scratch.read(snapshot -> scratch.search.find(
                    snapshot, scratch.messages, Search.Wanted.everywhere("" + last), Search.Cursor.START, 1));
            assertEquals(1, page.entries().size(), "message " + last + " can be searched for");
        }
    }

    private static Entry found(Scratch scratch, long number) throws StorageException {
        Optional<Entry> entry = scratch.read(snapshot -> scratch.messages.find(snapshot, Samples.messageId(number)));
        return entry.orElseThrow(() -> new AssertionError("message " + number + " was acknowledged and is not there"));
    }
}
