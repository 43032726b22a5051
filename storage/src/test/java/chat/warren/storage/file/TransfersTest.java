package chat.warren.storage.file;

import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.messageId;
import static chat.warren.storage.Samples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersTest {
    private static final FileId FILE = new FileId(Samples.id(1));

    private final Attachments attachments = new Attachments();
    private final Transfers transfers = new Transfers();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    static Attachment attachment(long number, String name) {
        return new Attachment(
                new FileId(Samples.id(number)),
                Octets.of(new byte[32]),
                new Attachment.Description(name, "image/png", 123_456_789_012L, Optional.of(Octets.of(new byte[32]))),
                List.of(messageId(4)),
                NOON);
    }

    private static Transfer coming(int pieces) {
        return new Transfer(FILE, person(1), Transfer.Direction.COMING, Transfer.State.RUNNING, Pieces.none(pieces));
    }

    private Transfer found(Transfer transfer) throws StorageException {
        return scratch.read(
                        snapshot -> transfers.find(snapshot, transfer.file(), transfer.with(), transfer.direction()))
                .orElseThrow();
    }

    @Test
    void anAttachmentComesBackAndGoesWithItsKey() throws StorageException {
        Attachment photo = attachment(1, "Ferien in Zürich ☀.png");
        scratch.change(transaction -> attachments.save(transaction, photo));
        assertEquals(Optional.of(photo), scratch.read(snapshot -> attachments.find(snapshot, photo.id())));
        assertEquals(
                1, scratch.read(snapshot -> attachments.page(snapshot, 0, 10)).size());
        scratch.change(transaction -> assertTrue(attachments.remove(transaction, photo.id())));
        assertEquals(Optional.empty(), scratch.read(snapshot -> attachments.find(snapshot, photo.id())));
    }

    @Test
    void theMessagesThatBroughtItComeBackInTheirOrderAndTheNewestStay() throws StorageException {
        Attachment photo = attachment(2, "a.png").alsoIn(messageId(9)).alsoIn(messageId(4));
        scratch.change(transaction -> attachments.save(transaction, photo));
        Attachment found =
                scratch.read(snapshot -> attachments.find(snapshot, photo.id())).orElseThrow();
        assertEquals(List.of(messageId(4), messageId(9)), found.messages());
        for (int i = 10; i < 100; i++) {
            found = found.alsoIn(messageId(i));
        }
        assertEquals(Attachment.MOST_MESSAGES, found.messages().size());
        assertEquals(messageId(99), found.messages().getLast());
    }

    @Test
    void aFileOfLessThanNothingIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Attachment.Description("a", "b", -1, Optional.empty()));
    }

    @Test
    void aTransferGoesOnWhereItWasWithEveryPiece() throws StorageException {
        SplittableRandom random = new SplittableRandom(5);
        Transfer transfer = coming(1_000);
        BitSet model = new BitSet();
        for (int i = 0; i < 40; i++) {
            int piece = random.nextInt(1_000);
            model.set(piece);
            transfer = transfer.arrived(piece);
            Transfer now = transfer;
            scratch.change(transaction -> transfers.save(transaction, now));
        }
        scratch.close();
        scratch = new Scratch(folder);
        Pieces pieces = found(transfer).pieces();
        for (int piece = 0; piece < 1_000; piece++) {
            assertEquals(model.get(piece), pieces.has(piece), "piece " + piece);
        }
        assertEquals(transfer, found(transfer));
    }

    @Test
    void directionsAndPeopleAreToldApart() throws StorageException {
        Transfer coming = coming(3);
        Transfer going =
                new Transfer(FILE, person(1), Transfer.Direction.GOING, Transfer.State.OFFERED, Pieces.none(3));
        Transfer toAnother =
                new Transfer(FILE, person(2), Transfer.Direction.GOING, Transfer.State.PAUSED, Pieces.none(3));
        scratch.change(transaction -> {
            for (Transfer transfer : List.of(coming, going, toAnother)) {
                transfers.save(transaction, transfer);
            }
            transfers.save(transaction, coming.now(Transfer.State.DONE));
        });
        assertEquals(
                List.of(coming.now(Transfer.State.DONE), going),
                scratch.read(snapshot -> transfers.with(snapshot, person(1), 0, 10)).stream()
                        .map(Placed::value)
                        .toList());
        scratch.change(transaction -> assertTrue(transfers.remove(transaction, going)));
        assertEquals(coming.now(Transfer.State.DONE), found(coming));
        assertEquals(toAnother, found(toAnother));
    }

    @Test
    void piecesAreCounted() {
        Pieces some = Pieces.none(10).with(0).with(1).with(3);
        assertEquals(3, some.arrived());
        assertTrue(some.has(1));
        assertFalse(some.has(2));
        assertFalse(some.isComplete());
        Pieces all = some;
        for (int piece = 0; piece < 10; piece++) {
            all = all.with(piece);
        }
        assertTrue(all.isComplete());
        assertEquals(3, some.arrived(), "marking gives another bitmap and changes none");
        assertTrue(Pieces.none(0).isComplete());
    }

    @Test
    void aPieceThatNoFileHasIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pieces.none(10).with(10));
        assertThrows(IllegalArgumentException.class, () -> Pieces.none(10).has(-1));
        assertThrows(IllegalArgumentException.class, () -> Pieces.none(Pieces.MAX_COUNT + 1));
        assertThrows(IllegalArgumentException.class, () -> Pieces.of(3, Octets.of(new byte[] {8})));
    }

    @Test
    void theLargestBitmapComesBack() throws StorageException {
        Transfer large = coming(Pieces.MAX_COUNT).arrived(0).arrived(Pieces.MAX_COUNT - 1);
        scratch.change(transaction -> transfers.save(transaction, large));
        assertEquals(large, found(large));
    }

    @Test
    void aSpoiledRowIsDamage() throws StorageException {
        scratch.change(transaction -> transfers.save(transaction, coming(1)));
        scratch.change(transaction -> transaction
                .query("UPDATE transfer SET box = zeroblob(length(box))")
                .run());
        assertThrows(DamagedProfileException.class, () -> found(coming(1)));
    }
}
