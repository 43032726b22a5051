package chat.warren.node.file;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.file.Pieces;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.file.Transfer.Direction;
import chat.warren.storage.file.Transfer.State;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What the profile remembers about files that come and go. Two kinds of rows in the protocol state, and a transfer for
 * each person:
 *
 * <pre>
 * offered   content 44 | path u16 …
 * coming    content 44 | name u16 … | working path u16 … | people u8 | 16 each
 * </pre>
 */
final class Shelf {
    private static final String OFFERED = "file offered";
    private static final String COMING = "file coming";
    private static final int MAX_TEXT_BYTES = 0xFFFF;

    private final Profile profile;

    Shelf(Profile profile) {
        this.profile = profile;
    }

    /** A file of ours that others may have. */
    record Offered(Content content, Path path) {}

    /**
     * One that comes.
     *
     * @param name as its sender called it
     * @param working where what has arrived is
     */
    record Coming(Content content, String name, Path working, List<PersonId> from, State state, BitSet there) {}

    void offer(Content content, Path path) throws StorageException {
        byte[] row = new ByteWriter()
                .bytes(content.encoded())
                .block16(utf8(path.toString()))
                .toArray();
        profile.change(transaction -> profile.contents()
                .state()
                .put(transaction, OFFERED, content.id().hash(), Octets.of(row)));
    }

    /** From now on this person may have it. */
    void grant(ContentId content, PersonId person) throws StorageException {
        Transfer transfer = new Transfer(file(content), person, Direction.GOING, State.OFFERED, Pieces.none(0));
        profile.change(transaction -> profile.contents().transfers().save(transaction, transfer));
    }

    boolean isGranted(ContentId content, PersonId person) throws StorageException {
        return profile.read(snapshot -> profile.contents()
                .transfers()
                .find(snapshot, file(content), person, Direction.GOING)
                .filter(transfer -> transfer.state() != State.GIVEN_UP)
                .isPresent());
    }

    Optional<Offered> offered(ContentId content) throws StorageException {
        Optional<Octets> row =
                profile.read(snapshot -> profile.contents().state().get(snapshot, OFFERED, content.hash()));
        return row.isEmpty() ? Optional.empty() : Optional.of(offeredFrom(row.get()));
    }

    void withdraw(ContentId content) throws StorageException {
        profile.change(transaction -> profile.contents().state().remove(transaction, OFFERED, content.hash()));
    }

    /** Begins, or goes on with what changed: who gives it, how far it is. */
    void save(Coming coming) throws StorageException {
        ByteWriter out = new ByteWriter()
                .bytes(coming.content.encoded())
                .block16(utf8(coming.name))
                .block16(utf8(coming.working.toString()))
                .u8(coming.from.size());
        coming.from.forEach(person -> out.bytes(person.id().toArray()));
        byte[] row = out.toArray();
        Pieces pieces = pieces(coming.content, coming.there);
        profile.change(transaction -> {
            profile.contents()
                    .state()
                    .put(transaction, COMING, coming.content.id().hash(), Octets.of(row));
            for (PersonId person : coming.from) {
                profile.contents()
                        .transfers()
                        .save(
                                transaction,
                                new Transfer(
                                        file(coming.content.id()), person, Direction.COMING, coming.state, pieces));
            }
        });
    }

    /** It is here, or given up: nothing is remembered but how it ended. */
    void finish(Coming coming, State end) throws StorageException {
        profile.change(transaction -> {
            profile.contents()
                    .state()
                    .remove(transaction, COMING, coming.content.id().hash());
            for (PersonId person : coming.from) {
                profile.contents()
                        .transfers()
                        .save(
                                transaction,
                                new Transfer(file(coming.content.id()), person, Direction.COMING, end, Pieces.none(0)));
            }
        });
    }

    /** All that were on their way when we stopped. */
    List<Coming> coming() throws StorageException {
        return profile.read(snapshot -> {
            List<Coming> all = new ArrayList<>();
            var page = profile.contents().state().page(snapshot, COMING, 0, SealedTable.MAX_PAGE);
            while (!page.isEmpty()) {
                for (var placed : page) {
                    all.add(coming(snapshot, placed.value().bytes()));
                }
                page = profile.contents()
                        .state()
                        .page(snapshot, COMING, page.getLast().place(), SealedTable.MAX_PAGE);
            }
            return all;
        });
    }

    private Coming coming(Snapshot snapshot, Octets row) throws StorageException {
        ByteReader in = new ByteReader(row.toArray());
        try {
            Content content = Content.parse(in);
            String name = text(in);
            Path working = Path.of(text(in));
            List<PersonId> from = new ArrayList<>();
            for (int people = in.u8(); people > 0; people--) {
                from.add(new PersonId(Id.of(in.bytes(Id.BYTES))));
            }
            Transfer transfer = profile.contents()
                    .transfers()
                    .find(snapshot, file(content.id()), from.getFirst(), Direction.COMING)
                    .orElseThrow();
            BitSet there = blocks(content, transfer.pieces());
            return new Coming(content, name, working, from, transfer.state(), there);
        } catch (MalformedException e) {
            throw new IllegalStateException("a row that we wrote and cannot read", e);
        }
    }

    private static Offered offeredFrom(Octets row) {
        ByteReader in = new ByteReader(row.toArray());
        try {
            return new Offered(Content.parse(in), Path.of(text(in)));
        } catch (MalformedException e) {
            throw new IllegalStateException("a row that we wrote and cannot read", e);
        }
    }

    private static String text(ByteReader in) throws MalformedException {
        return new String(in.block16(MAX_TEXT_BYTES), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The first half of the hash: nobody finds two contents for that either. */
    static FileId file(ContentId content) {
        return new FileId(Id.of(Arrays.copyOf(content.hash().toArray(), Id.BYTES)));
    }

    /** As many blocks as make the bitmap small enough for the profile. */
    private static int blocksPerPiece(Content content) {
        int blocks = 1;
        while (content.blocks() / blocks >= Pieces.MAX_COUNT) {
            blocks *= 2;
        }
        return blocks;
    }

    static Pieces pieces(Content content, BitSet there) {
        int each = blocksPerPiece(content);
        int count = (content.blocks() + each - 1) / each;
        BitSet pieces = new BitSet(count);
        for (int piece = 0; piece < count; piece++) {
            int end = Math.min((piece + 1) * each, content.blocks());
            pieces.set(piece, there.nextClearBit(piece * each) >= end);
        }
        return Pieces.of(count, pieces);
    }

    static BitSet blocks(Content content, Pieces pieces) {
        int each = blocksPerPiece(content);
        BitSet there = new BitSet(content.blocks());
        for (int piece = 0; piece < pieces.count(); piece++) {
            if (pieces.has(piece)) {
                there.set(piece * each, Math.min((piece + 1) * each, content.blocks()));
            }
        }
        return there;
    }
}
