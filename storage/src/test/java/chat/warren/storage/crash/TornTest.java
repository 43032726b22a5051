package chat.warren.storage.crash;

import static chat.warren.storage.Samples.CONVERSATION;
import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.message;
import static chat.warren.storage.Samples.messageId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that lose the end of what was written, or bring back something else. */
class TornTest {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    private static final int COMMITS = 40;
    private static final int WAL_HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Integer> walSizes = new ArrayList<>(); // After each commit.

    @TempDir
    Path folder;

    private Path original = Path.of("");
    private byte[] database = new byte[0];
    private byte[] wal = new byte[0];

    @BeforeEach
    void name() throws IOException {
        original = folder.resolve("original");
        Files.createDirectories(original);
    }

    /** One commit for each message, all still in the WAL, and the files as they are on the disk then. */
    private void write() throws IOException {
        try (Scratch scratch = new Scratch(original).withConversation()) {
            Contents contents = Rows.contents(scratch);
            for (int i = 1; i <= COMMITS; i++) {
                int number = i;
                scratch.change(transaction -> {
                    scratch.messages.append(transaction, message(number, text(number)));
                    contents.settings().set(transaction, "setting " + number, "value " + number);
                    contents.audit().append(transaction, NOON, "wrote", "" + number);
                });
                walSizes.add(written().length);
            }
            database = Files.readAllBytes(original.resolve("db"));
            wal = written();
        }
    }

    /**
     * The WAL without the room that is kept behind it: every frame repeats the salt of the header (SQLite's format).
     */
    private byte[] written() throws IOException {
        byte[] file = Files.readAllBytes(original.resolve("db-wal"));
        int end = WAL_HEADER;
        while (end < file.length && Arrays.equals(file, end + 8, end + 16, file, 16, 24)) {
            end += FRAME_HEADER + PAGE;
        }
        return Arrays.copyOf(file, end);
    }

    private static String text(int number) {
        return ("text " + number + " ").repeat(20);
    }

    /** A disk of its own with these files. */
    private Path disk(byte[] databaseThere, byte[] walThere) throws IOException {
        Path there = Files.createTempDirectory(folder, "disk");
        Files.write(there.resolve("db"), databaseThere);
        Files.write(there.resolve("db-wal"), walThere);
        Files.copy(original.resolve("keys"), there.resolve("keys"));
        return there;
    }

    /** How many of the commits are there: all before the last of them too, and nothing else than was written. */
    private static int prefix(Path disk) throws StorageException {
        try (Scratch scratch = new Scratch(disk)) {
            Contents contents = Rows.contents(scratch);
            scratch.database.checkSound();
            List<Entry> entries = scratch.read(snapshot -> scratch.messages.after(snapshot, CONVERSATION, 0, 1_000));
            for (int i = 0; i < entries.size(); i++) {
                assertEquals(messageId(i + 1), entries.get(i).message().id());
                assertEquals(Content.text(text(i + 1)), entries.get(i).message().content());
            }
            int count = entries.size();
            for (int i = 1; i <= COMMITS; i++) {
                int number = i;
                Optional<String> setting =
                        scratch.read(snapshot -> contents.settings().get(snapshot, "setting " + number));
                assertEquals(number <= count, setting.isPresent(), "a commit is there whole or not at all");
            }
            assertEquals((long) count, (long)
                    scratch.<Long>read(snapshot -> contents.audit().check(snapshot)));
            return count;
        }
    }

    private int intact(int tornAt) {
        return (int) walSizes.stream().filter(size -> size <= tornAt).count();
    }

    @Test
    void aWalThatWasCutLosesOnlyWhatWasCutOff() throws IOException {
        write();
        assertEquals(COMMITS, prefix(disk(database, wal)));
        for (int i = 0; i < 60; i++) {
            int at = i < 20 ? i * wal.length / 20 : random.nextInt(wal.length);
            int found = prefix(disk(database, Arrays.copyOf(wal, at)));
            assertEquals(intact(at), found, "cut at " + at);
        }
    }

    @Test
    void aWalWhoseTailIsNoiseLosesOnlyTheTail() throws IOException {
        write();
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(wal.length);
            byte[] torn = wal.clone();
            byte[] noise = Bytes.random(random, Math.min(torn.length - at, i % 2 == 0 ? SECTOR : torn.length));
            System.arraycopy(noise, 0, torn, at, noise.length);
            assertEquals(intact(at), prefix(disk(database, torn)), "noise at " + at);
        }
    }

    /** The disk wrote later sectors of the tail but not earlier ones: what is after the hole must not come back. */
    @Test
    void aWalWithAHoleEndsBeforeTheHole() throws IOException {
        write();
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(wal.length / SECTOR) * SECTOR;
            byte[] torn = wal.clone();
            Arrays.fill(torn, at, at + SECTOR, (byte) 0);
            if (!Arrays.equals(wal, torn)) { // Some sectors are zeros anyway.
                assertEquals(intact(at), prefix(disk(database, torn)), "hole at " + at);
            }
        }
    }

    /** What a garbled page may do: nothing that matters, or an exception that says so. */
    @ParameterizedTest
    @ValueSource(strings = {"noise", "zeros", "another page", "one bit"})
    void aGarbledPageIsToldAndNeverSilentlyWrong(String kind) throws IOException {
        write();
        byte[] whole = Files.readAllBytes(original.resolve("db")); // Closing has copied the WAL into it.
        int told = 0;
        int rounds = 120;
        for (int i = 0; i < rounds; i++) {
            byte[] garbled = whole.clone();
            int page = random.nextInt(whole.length / PAGE) * PAGE;
            int sector = page + random.nextInt(PAGE / SECTOR) * SECTOR;
            switch (kind) {
                case "noise" -> System.arraycopy(Bytes.random(random, SECTOR), 0, garbled, sector, SECTOR);
                case "zeros" -> Arrays.fill(garbled, sector, sector + SECTOR, (byte) 0);
                case "another page" ->
                    System.arraycopy(whole, random.nextInt(whole.length / PAGE) * PAGE, garbled, page, PAGE);
                default -> garbled[page + random.nextInt(PAGE)] ^= (byte) (1 << random.nextInt(8));
            }
            if (!Arrays.equals(whole, garbled) && tells(disk(garbled, new byte[0]), kind + " at " + sector)) {
                told++;
            }
        }
        assertTrue(told > rounds / 10, "the test must hit what matters: " + told);
    }

    /** Whether somebody who reads everything is told of damage; if not, everything must be as it was written. */
    private static boolean tells(Path disk, String what) throws StorageException {
        try (Scratch scratch = new Scratch(disk)) {
            Contents contents = Rows.contents(scratch);
            List<Entry> entries = scratch.read(snapshot -> scratch.messages.after(snapshot, CONVERSATION, 0, 1_000));
            assertEquals(COMMITS, entries.size(), () -> "messages, " + what);
            for (int i = 1; i <= COMMITS; i++) {
                int number = i;
                assertEquals(Content.text(text(i)), entries.get(i - 1).message().content(), () -> "a message, " + what);
                assertEquals(
                        Optional.of("value " + i),
                        scratch.read(snapshot -> contents.settings().get(snapshot, "setting " + number)),
                        () -> "a setting, " + what);
                Optional<Long> byId = scratch.read(snapshot -> scratch.messages.find(snapshot, messageId(number)))
                        .map(Entry::place);
                if (!byId.equals(Optional.of((long) i))) {
                    // The one thing that opening does not look at, because it is large: the whole check does.
                    scratch.database.checkSound();
                    fail("a message by its id, and the check finds nothing, " + what);
                }
            }
            assertEquals(
                    COMMITS,
                    scratch.read(snapshot -> contents.settings().page(snapshot, 0, 1_000))
                            .size(),
                    () -> "settings, " + what);
            assertEquals(
                    (long) COMMITS,
                    (long) scratch.<Long>read(snapshot -> contents.audit().check(snapshot)),
                    () -> "the log, " + what);
            return false;
        } catch (DamagedProfileException told) {
            return true;
        }
    }
}
