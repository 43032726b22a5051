package chat.warren.node.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.HashTree;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final PersonId ANNA = new PersonId(Id.random(new SplittableRandom(1)));
    private static final PersonId BEN = new PersonId(Id.random(new SplittableRandom(2)));
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Allowance allowance = new Allowance();

    private static Content content(long bytes, int manifestBytes) {
        return new Content(bytes, manifestBytes, Octets.of(new byte[HashTree.HASH_BYTES]));
    }

    private int taken(PersonId from, Content content, int announced, Instant now) {
        int taken = 0;
        for (int i = 0; i < announced; i++) {
            taken += allowance.take(from, content, 0, now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void tenThousandEmptyFilesDoNotAllComeByThemselves() {
        assertEquals(Allowance.MOST_FILES, taken(ANNA, content(0, 0), 10_000, NOW));
        assertEquals(10, taken(BEN, content(0, 0), 10, NOW), "each friend has a day's worth");
        assertEquals(10, taken(ANNA, content(0, 0), 10, NOW.plus(Duration.ofHours(25))));
    }

    @Test
    void bytesEndItToo() {
        assertEquals(25, taken(ANNA, content(10 << 20, 0), 100, NOW));
        assertTrue(allowance.take(ANNA, content(1 << 20, 0), 0, NOW), "what was refused did not count");
    }

    @Test
    void aFolderCountsAsWhatItsListCanName() {
        assertTrue(allowance.take(ANNA, content(1 << 20, 2_000), 0, NOW));
        assertFalse(allowance.take(BEN, content(1 << 20, 10_000), 0, NOW));
    }

    @Test
    void whoseFilesDoNotComeBeginsNoMore() {
        assertTrue(allowance.take(ANNA, content(1, 0), Allowance.MOST_FILES - 1, NOW));
        assertFalse(allowance.take(ANNA, content(1, 0), Allowance.MOST_FILES, NOW));
    }
}
