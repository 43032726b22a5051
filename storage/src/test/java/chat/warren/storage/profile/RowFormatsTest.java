package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.Revision;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of every kind of row. */
class RowFormatsTest {
    private static final int NOISE_INPUTS = 100_000;

    @TempDir
    Path folder;

    private Scratch scratch;
    private Contents contents;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
        contents = Rows.contents(scratch);
        scratch.change(transaction -> Rows.putAll(transaction, contents, "Größenwahn"));
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private record Sample(String table, RowFormat<?> format, Octets bytes) {}

    /** One encoded row of each kind. */
    private List<Sample> samples() throws StorageException {
        List<Sample> samples = new ArrayList<>();
        for (SealedTable<?> table : contents.kept()) {
            samples.add(first(table));
        }
        for (SealedTable<?> table : contents.leftOut()) {
            samples.add(first(table));
        }
        samples.add(sample("message", Message.FORMAT, Rows.answer("Größenwahn")));
        samples.add(sample("annex", Annex.FORMAT, new Annex.Reaction(Samples.person(1), "🎂", Samples.NOON)));
        samples.add(sample("revision", Revision.FORMAT, new Revision(4, Content.text("before"), Samples.NOON)));
        return samples;
    }

    private <T> Sample first(SealedTable<T> table) throws StorageException {
        T value =
                scratch.read(snapshot -> table.after(snapshot, 0, 1)).getFirst().value();
        return sample(table.name(), table.format(), value);
    }

    private static <T> Sample sample(String table, RowFormat<T> format, T value) {
        return new Sample(table, format, Octets.of(format.encode(value)));
    }

    @Test
    void everyTableOfTheSchemaIsCovered() throws StorageException {
        List<String> tables = scratch.read(snapshot -> snapshot.query(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                .list(columns -> columns.text(1)));
        // The stamp, the list of what passes and the list of stale numbers have no format that a backup carries;
        // calls and paths have no rows.
        List<String> covered =
                new ArrayList<>(samples().stream().map(Sample::table).toList());
        covered.addAll(List.of("stamp", "passing", "stale", "call", "path"));
        assertEquals(
                tables.stream().sorted().toList(), covered.stream().sorted().toList());
    }

    /** Profiles outlive versions: a changed line here is a changed format, and needs a migration. */
    @Test
    void everyRowKeepsItsBytes() throws StorageException {
        Map<String, String> hashes = new TreeMap<>();
        samples()
                .forEach(sample ->
                        hashes.put(sample.table(), Rows.hash(sample.bytes().toArray())));
        String golden = """
                annex=84da2c3bccb57fd8
                attachment=9b23b30806aa5f64
                audit=4b3c2ab6200d8b66
                audit_head=0773cbdfa7deaeea
                conversation=d54c74a36ccca8b4
                custody=e14e1b46692b69f2
                draft=9e21d3c19d78ed7c
                friend=d9aa08ea3a365e15
                message=3d235e99d006cfd6
                outbox=9c216f03ba4620f5
                own=902abb7e68cc4c81
                peer=954f57a7220b79c2
                protocol_state=6150e4718fa1a029
                revision=a4efd9c5bcb04e62
                setting=8db77ec57238f8c2
                transfer=5e9b79d8de231021
                verification=ce301c8222f160d1
                waiting=286f05de5431a34a
                """;
        assertEquals(
                golden.lines().toList(),
                hashes.entrySet().stream().map(Object::toString).toList());
    }

    /** A text without mentions has the bytes that it had before there were any. */
    @Test
    void aTextWithMentionsKeepsItsBytes() {
        Content content = new Content.Text("hi @Ben", List.of(), List.of(new Mention(Samples.person(1), 3, 4)));
        byte[] bytes = Revision.FORMAT.encode(new Revision(4, content, Samples.NOON));
        assertEquals("88f82957768b5ba6", Rows.hash(bytes));
    }

    @Test
    void everyRowComesBackToTheSameBytes() throws Exception {
        for (Sample sample : samples()) {
            byte[] bytes = sample.bytes().toArray();
            assertArrayEquals(bytes, again(sample.format(), bytes), sample.table());
        }
    }

    private static <T> byte[] again(RowFormat<T> format, byte[] bytes) throws MalformedException {
        return format.encode(format.parse(bytes));
    }

    @Test
    void everyCutOrLongerRowIsRefused() throws StorageException {
        for (Sample sample : samples()) {
            byte[] bytes = sample.bytes().toArray();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThrows(
                        MalformedException.class,
                        () -> Rows.parse(sample.format(), cut),
                        sample.table() + " cut at " + length);
            }
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            assertThrows(MalformedException.class, () -> Rows.parse(sample.format(), longer), sample.table());
        }
    }

    @Test
    void flippedBitsAndNoiseAreReadOrRefusedAndNothingElse() throws StorageException {
        SplittableRandom random = new SplittableRandom(7);
        List<Sample> samples = samples();
        int refused = 0;
        for (Sample sample : samples) {
            for (int i = 0; i < NOISE_INPUTS / samples.size() + 1; i++) {
                byte[] input;
                if (i % 2 == 0) {
                    input = sample.bytes().toArray();
                    for (int flips = random.nextInt(3); flips >= 0; flips--) {
                        input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                } else {
                    input = Bytes.random(random, random.nextInt(200));
                    if (input.length > 0) {
                        input[0] = RowFormat.VERSION;
                    }
                }
                try {
                    Rows.parse(sample.format(), input);
                } catch (MalformedException expected) {
                    refused++;
                }
            }
        }
        assertTrue(refused > NOISE_INPUTS / 4, "noise is mostly refused: " + refused);
    }
}
