package chat.warren.node.file;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.file.Pieces;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.file.Transfer.Direction;
import chat.warren.storage.file.Transfer.State;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the profile remembers about files that come and go. Three kinds of rows in the protocol state, by the file's
 * short name, and a transfer for each person:
 *
 * <pre>
 * offered   content 44 | path u16 … | paused u8
 * here      content 44 | path u16 …
 * coming    content 44 | name u16 … | working path u16 … | people u8 | 16 each | goal u16 …, once it is chosen
 * </pre>
 */
final class Shelf {
    private static final String OFFERED = "file offered";
    private static final String HERE = "file here";
    private static final String COMING = "file coming";
    /** Of what a friend was given so many may be open at once that they are asked about when they come. */
    private static final int MOST_OPEN = 64;

    private static final int MAX_TEXT_BYTES = 0xFFFF;

    private final Profile profile;

    Shelf(Profile profile) {
        this.profile = profile;
    }

    /** A file of ours that others may have, or one that came. */
    record Offered(Content content, Path path, boolean paused) {}

    /**
     * One that comes.
     *
     * @param name as its sender called it
     * @param working where what has arrived is
     * @param goal where it will be, once all of it is there
     */
    record Coming(
            Content content,
            String name,
            Path working,
            List<PersonId> from,
            State state,
            BitSet there,
            Optional<Path> goal) {}

    void offer(Offered offered) throws StorageException {
        byte[] row = new ByteWriter()
                .bytes(offered.content.encoded())
                .block16(utf8(offered.path.toString()))
                .u8(offered.paused ? 1 : 0)
                .toArray();
        put(OFFERED, offered.content.id(), row);
    }

    private void put(String kind, ContentId content, byte[] row) throws StorageException {
        profile.change(transaction ->
                profile.contents().state().put(transaction, kind, content.file().key(), Octets.of(row)));
    }

    /** From now on this person may have it. */
    void grant(ContentId content, PersonId person) throws StorageException {
        save(new Transfer(content.file(), person, Direction.GOING, State.OFFERED, Pieces.none(0)));
    }

    void revoke(ContentId content, PersonId person) throws StorageException {
        save(new Transfer(content.file(), person, Direction.GOING, State.GIVEN_UP, Pieces.none(0)));
    }

    /** They have all of it. */
    void gave(ContentId content, PersonId person) throws StorageException {
        save(new Transfer(content.file(), person, Direction.GOING, State.DONE, Pieces.none(0)));
    }

    /** Somebody has told us of it; what was decided about it before stands. */
    void announced(FileId file, PersonId by) throws StorageException {
        if (transfer(file, by, Direction.COMING).isEmpty()) {
            save(new Transfer(file, by, Direction.COMING, State.OFFERED, Pieces.none(0)));
        }
    }

    /** This person gave it as well, and all of it is here. */
    void came(ContentId content, PersonId by) throws StorageException {
        save(new Transfer(content.file(), by, Direction.COMING, State.DONE, Pieces.none(0)));
    }

    /** We do not want it. */
    void declined(FileId file, PersonId by) throws StorageException {
        save(new Transfer(file, by, Direction.COMING, State.GIVEN_UP, Pieces.none(0)));
    }

    private void save(Transfer transfer) throws StorageException {
        profile.change(transaction -> profile.contents().transfers().save(transaction, transfer));
    }

    Optional<Transfer> transfer(FileId file, PersonId person, Direction direction) throws StorageException {
        return profile.read(snapshot -> profile.contents().transfers().find(snapshot, file, person, direction));
    }

    boolean isGranted(ContentId content, PersonId person) throws StorageException {
        return transfer(content.file(), person, Direction.GOING)
                .filter(transfer -> transfer.state() != State.GIVEN_UP)
                .isPresent();
    }

    /** What this person was given and has not had yet, the newest of it. */
    List<ContentId> open(PersonId person) throws StorageException {
        return profile.read(snapshot -> {
            Deque<FileId> open = new ArrayDeque<>();
            var page = profile.contents().transfers().with(snapshot, person, 0, SealedTable.MAX_PAGE);
            while (!page.isEmpty()) {
                for (var placed : page) {
                    Transfer transfer = placed.value();
                    if (transfer.direction() == Direction.GOING && transfer.state() == State.OFFERED) {
                        open.addLast(transfer.file());
                    }
                    if (open.size() > MOST_OPEN) {
                        open.removeFirst();
                    }
                }
                page = profile.contents()
                        .transfers()
                        .with(snapshot, person, page.getLast().place(), SealedTable.MAX_PAGE);
            }
            List<ContentId> contents = new ArrayList<>();
            for (FileId file : open) {
                state(snapshot, OFFERED, file)
                        .ifPresent(
                                row -> contents.add(offeredFrom(row).content().id()));
            }
            return contents;
        });
    }

    Optional<Offered> offered(ContentId content) throws StorageException {
        return row(OFFERED, content.file())
                .map(Shelf::offeredFrom)
                .filter(found -> found.content.id().equals(content));
    }

    Optional<ContentId> offeredAs(FileId file) throws StorageException {
        return row(OFFERED, file).map(row -> offeredFrom(row).content().id());
    }

    private Optional<Octets> row(String kind, FileId file) throws StorageException {
        return profile.read(snapshot -> state(snapshot, kind, file));
    }

    private Optional<Octets> state(Snapshot snapshot, String kind, FileId file) throws StorageException {
        return profile.contents().state().get(snapshot, kind, file.key());
    }

    /** What this person gave us, if all of it is here. */
    Optional<Content> cameFrom(ContentId content, PersonId person) throws StorageException {
        boolean came = transfer(content.file(), person, Direction.COMING)
                .filter(transfer -> transfer.state() == State.DONE)
                .isPresent();
        return came ? here(content).map(Offered::content) : Optional.empty();
    }

    private Optional<Offered> arrived(ContentId content) throws StorageException {
        return row(HERE, content.file())
                .map(Shelf::arrivedFrom)
                .filter(found -> found.content.id().equals(content));
    }

    /** What lies on this machine, offered or come. What was offered may be gone from its place, and have come again. */
    Optional<Offered> here(ContentId content) throws StorageException {
        Optional<Offered> offered = offered(content);
        if (offered.isPresent() && java.nio.file.Files.exists(offered.get().path)) {
            return offered;
        }
        boolean paused = offered.isPresent() && offered.get().paused;
        return arrived(content).map(came -> new Offered(came.content, came.path, paused));
    }

    /** Where a file is, ours or one that came. */
    static Optional<Path> place(Contents contents, Snapshot snapshot, FileId file) throws StorageException {
        Optional<Octets> row = contents.state().get(snapshot, HERE, file.key());
        if (row.isEmpty()) {
            row = contents.state().get(snapshot, OFFERED, file.key());
        }
        return row.map(Shelf::arrivedFrom).map(Offered::path);
    }

    static Optional<Offered> offered(Contents contents, Snapshot snapshot, FileId file) throws StorageException {
        return contents.state().get(snapshot, OFFERED, file.key()).map(Shelf::offeredFrom);
    }

    void withdraw(ContentId content) throws StorageException {
        profile.change(transaction -> profile.contents()
                .state()
                .remove(transaction, OFFERED, content.file().key()));
    }

    /** Begins, or goes on with what changed: who gives it, how far it is. */
    void save(Coming coming) throws StorageException {
        ByteWriter out = new ByteWriter()
                .bytes(coming.content.encoded())
                .block16(utf8(coming.name))
                .block16(utf8(coming.working.toString()))
                .u8(coming.from.size());
        coming.from.forEach(person -> out.bytes(person.id().toArray()));
        coming.goal.ifPresent(goal -> out.block16(utf8(goal.toString())));
        byte[] row = out.toArray();
        Pieces pieces = pieces(coming.content, coming.there);
        profile.change(transaction -> {
            profile.contents()
                    .state()
                    .put(transaction, COMING, coming.content.id().file().key(), Octets.of(row));
            for (PersonId person : coming.from) {
                profile.contents()
                        .transfers()
                        .save(
                                transaction,
                                new Transfer(
                                        coming.content.id().file(), person, Direction.COMING, coming.state, pieces));
            }
        });
    }

    /** It is here: where, is all that is remembered. */
    void arrived(Coming coming, Path place) throws StorageException {
        byte[] row = new ByteWriter()
                .bytes(coming.content.encoded())
                .block16(utf8(place.toString()))
                .toArray();
        profile.change(transaction -> {
            profile.contents()
                    .state()
                    .put(transaction, HERE, coming.content.id().file().key(), Octets.of(row));
            finish(transaction, coming, State.DONE);
        });
    }

    void giveUp(Coming coming) throws StorageException {
        profile.change(transaction -> finish(transaction, coming, State.GIVEN_UP));
    }

    private void finish(Transaction transaction, Coming coming, State end) throws StorageException {
        FileId file = coming.content.id().file();
        profile.contents().state().remove(transaction, COMING, file.key());
        for (PersonId person : coming.from) {
            Transfer transfer = new Transfer(file, person, Direction.COMING, end, Pieces.none(0));
            profile.contents().transfers().save(transaction, transfer);
        }
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
            Optional<Path> goal = in.remaining() == 0 ? Optional.empty() : Optional.of(Path.of(text(in)));
            Transfer transfer = profile.contents()
                    .transfers()
                    .find(snapshot, content.id().file(), from.getFirst(), Direction.COMING)
                    .orElseThrow();
            BitSet there = blocks(content, transfer.pieces());
            return new Coming(content, name, working, from, transfer.state(), there, goal);
        } catch (MalformedException e) {
            throw new IllegalStateException("a row that we wrote and cannot read", e);
        }
    }

    private static Offered offeredFrom(Octets row) {
        ByteReader in = new ByteReader(row.toArray());
        try {
            return new Offered(Content.parse(in), Path.of(text(in)), in.u8() == 1);
        } catch (MalformedException e) {
            throw new IllegalStateException("a row that we wrote and cannot read", e);
        }
    }

    private static Offered arrivedFrom(Octets row) {
        ByteReader in = new ByteReader(row.toArray());
        try {
            return new Offered(Content.parse(in), Path.of(text(in)), false);
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
