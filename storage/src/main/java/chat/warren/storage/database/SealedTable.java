package chat.warren.storage.database;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Rows of one kind, each with a key of its own and an owner, in the order in which they first came.
 *
 * <pre>place: opaque counter   owner, id: HMAC(lookup key, …)[:16]   box: RowSeal, ad = table ‖ id ‖ owner ‖ place
 * </pre>
 *
 * @param <T> what a row says
 */
public final class SealedTable<T> {
    /** No read brings more rows into memory at once; larger answers come in pages. */
    public static final int MAX_PAGE = 1_000;

    private static final int HASH_BYTES = 16;

    private final String table;
    private final RowFormat<T> format;
    private final Function<T, Octets> owner;
    private final Function<T, Octets> key;

    /**
     * @param key what tells the rows of one owner apart
     * @param owner what the row belongs to; rows are listed by owner
     */
    public SealedTable(String table, RowFormat<T> format, Function<T, Octets> owner, Function<T, Octets> key) {
        this.table = table;
        this.format = format;
        this.owner = owner;
        this.key = key;
    }

    /** A table whose rows all belong to the profile itself. */
    public static <T> SealedTable<T> ofProfile(String table, RowFormat<T> format, Function<T, Octets> key) {
        return new SealedTable<>(table, format, row -> WHOLE, key);
    }

    /** The owner of rows that belong to the profile itself. */
    public static final Octets WHOLE = Octets.of(new byte[0]);

    /** A row and its place in the order; the place is a cursor for the next page. */
    public record Placed<T>(long place, T value) {}

    /** What a transaction knows: the place of the next new row. */
    private record Next(String table) {}

    static void create(Transaction transaction, String table) throws StorageException {
        transaction.execute(
                "CREATE TABLE " + table
                        + " (place INTEGER PRIMARY KEY AUTOINCREMENT, owner BLOB NOT NULL, id BLOB NOT NULL UNIQUE, box BLOB NOT NULL)");
        transaction.execute("CREATE INDEX " + table + "_owner ON " + table + " (owner, place)");
    }

    public String name() {
        return table;
    }

    public RowFormat<T> format() {
        return format;
    }

    /** Writes a row, or writes over the one with the same owner and key, which keeps its place. */
    public long put(Transaction transaction, T value) throws StorageException {
        byte[] id = idHash(transaction, owner.apply(value), key.apply(value));
        Optional<Long> known = place(transaction, id);
        return known.isPresent()
                ? replace(transaction, value, id, known.get())
                : insert(transaction, value, id).orElseThrow();
    }

    /** As {@link #put}, for rows that are nearly always new: only where one is not, is it looked for. */
    public long add(Transaction transaction, T value) throws StorageException {
        byte[] id = idHash(transaction, owner.apply(value), key.apply(value));
        OptionalLong place = insert(transaction, value, id);
        return place.isPresent()
                ? place.getAsLong()
                : replace(transaction, value, id, place(transaction, id).orElseThrow());
    }

    private long replace(Transaction transaction, T value, byte[] id, long place) throws StorageException {
        byte[] ownerHash = ownerHash(transaction, owner.apply(value));
        transaction
                .query("UPDATE " + table + " SET box = ? WHERE place = ?")
                .bind(seal(transaction, value, associated(id, ownerHash, place)))
                .bind(place)
                .run();
        return place;
    }

    /** Nothing, if there is such a row. */
    private OptionalLong insert(Transaction transaction, T value, byte[] id) throws StorageException {
        byte[] ownerHash = ownerHash(transaction, owner.apply(value));
        Next next = new Next(table);
        long place = transaction.known(next, this::nextPlace);
        int inserted = transaction
                .query("INSERT INTO " + table
                        + " (place, owner, id, box) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .bind(place)
                .bind(ownerHash)
                .bind(id)
                .bind(seal(transaction, value, associated(id, ownerHash, place)))
                .run();
        if (inserted == 0) {
            return OptionalLong.empty();
        }
        transaction.knows(next, place + 1);
        return OptionalLong.of(place);
    }

    private byte[] seal(Transaction transaction, T value, byte[] associated) {
        byte[] body = format.encode(value);
        byte[] box = RowSeal.seal(transaction.keys().table(table), transaction.random(), associated, body);
        Bytes.wipe(body);
        return box;
    }

    public Optional<T> find(Snapshot snapshot, Octets rowOwner, Octets rowKey) throws StorageException {
        return snapshot.query("SELECT place, owner, id, box FROM " + table + " WHERE id = ?")
                .bind(idHash(snapshot, rowOwner, rowKey))
                .first(columns -> open(snapshot, columns).value());
    }

    public Optional<T> find(Snapshot snapshot, Octets rowKey) throws StorageException {
        return find(snapshot, WHOLE, rowKey);
    }

    /** The row's place, without opening it. */
    public Optional<Long> place(Snapshot snapshot, Octets rowOwner, Octets rowKey) throws StorageException {
        return place(snapshot, idHash(snapshot, rowOwner, rowKey));
    }

    public Optional<T> at(Snapshot snapshot, long place) throws StorageException {
        return snapshot.query("SELECT place, owner, id, box FROM " + table + " WHERE place = ?")
                .bind(place)
                .first(columns -> open(snapshot, columns).value());
    }

    /** The oldest rows after a place, whoever owns them; begin with 0. */
    public List<Placed<T>> after(Snapshot snapshot, long place, int limit) throws StorageException {
        return snapshot.query("SELECT place, owner, id, box FROM " + table + " WHERE place > ? ORDER BY place LIMIT ?")
                .bind(place)
                .bind(Math.min(limit, MAX_PAGE))
                .list(columns -> open(snapshot, columns));
    }

    /** The newest rows before a place, whoever owns them; begin with {@code Long.MAX_VALUE}. */
    public List<Placed<T>> before(Snapshot snapshot, long place, int limit) throws StorageException {
        return snapshot.query(
                        "SELECT place, owner, id, box FROM " + table + " WHERE place < ? ORDER BY place DESC LIMIT ?")
                .bind(place)
                .bind(Math.min(limit, MAX_PAGE))
                .list(columns -> open(snapshot, columns));
    }

    /** The oldest rows of one owner after a place; begin with 0. */
    public List<Placed<T>> ofOwner(Snapshot snapshot, Octets rowOwner, long place, int limit) throws StorageException {
        return snapshot.query("SELECT place, owner, id, box FROM " + table
                        + " WHERE owner = ? AND place > ? ORDER BY place LIMIT ?")
                .bind(ownerHash(snapshot, rowOwner))
                .bind(place)
                .bind(Math.min(limit, MAX_PAGE))
                .list(columns -> open(snapshot, columns));
    }

    public long count(Snapshot snapshot) throws StorageException {
        return snapshot.query("SELECT count(*) FROM " + table)
                .first(columns -> columns.number(1))
                .orElse(0L);
    }

    public long countOf(Snapshot snapshot, Octets rowOwner) throws StorageException {
        return snapshot.query("SELECT count(*) FROM " + table + " WHERE owner = ?")
                .bind(ownerHash(snapshot, rowOwner))
                .first(columns -> columns.number(1))
                .orElse(0L);
    }

    /** Whether there ever was a row, even if all are gone. */
    public boolean wasUsed(Snapshot snapshot) throws StorageException {
        return nextPlace(snapshot) > 1;
    }

    /** Removes a row, if it is there, and says whether it was. */
    public boolean remove(Transaction transaction, Octets rowOwner, Octets rowKey) throws StorageException {
        return transaction
                        .query("DELETE FROM " + table + " WHERE id = ?")
                        .bind(idHash(transaction, rowOwner, rowKey))
                        .run()
                > 0;
    }

    public boolean remove(Transaction transaction, Octets rowKey) throws StorageException {
        return remove(transaction, WHOLE, rowKey);
    }

    /** Removes all rows of one owner and says how many there were. */
    public int removeOf(Transaction transaction, Octets rowOwner) throws StorageException {
        return transaction
                .query("DELETE FROM " + table + " WHERE owner = ?")
                .bind(ownerHash(transaction, rowOwner))
                .run();
    }

    private Optional<Long> place(Snapshot snapshot, byte[] id) throws StorageException {
        return snapshot.query("SELECT place FROM " + table + " WHERE id = ?")
                .bind(id)
                .first(columns -> columns.number(1));
    }

    private long nextPlace(Snapshot snapshot) throws StorageException {
        // Never a place that was used before, even if its row is gone: cursors and message numbers are made of places.
        return snapshot.query("SELECT seq FROM sqlite_sequence WHERE name = '" + table + "'")
                        .first(columns -> columns.number(1))
                        .orElse(0L)
                + 1;
    }

    private Placed<T> open(Snapshot snapshot, Query.Columns columns) throws StorageException {
        long place = columns.number(1);
        byte[] associated = associated(columns.bytes(3), columns.bytes(2), place);
        byte[] body = RowSeal.open(snapshot.keys().table(table), associated, columns.bytes(4));
        try {
            return new Placed<>(place, format.parse(body));
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "A row of this profile is not as any version of Warren writes it; the others can still be read.",
                    e);
        }
    }

    private byte[] associated(byte[] id, byte[] ownerHash, long place) {
        return new ByteWriter()
                .block16(Bytes.label(table))
                .bytes(id)
                .bytes(ownerHash)
                .i64(place)
                .toArray();
    }

    private byte[] ownerHash(Snapshot snapshot, Octets rowOwner) {
        return hash(snapshot, Bytes.label("owner"), rowOwner.toArray());
    }

    private byte[] idHash(Snapshot snapshot, Octets rowOwner, Octets rowKey) {
        byte[] framed = new ByteWriter().block32(rowOwner.toArray()).toArray();
        return hash(snapshot, Bytes.label("id"), framed, rowKey.toArray());
    }

    private byte[] hash(Snapshot snapshot, byte[]... parts) {
        return snapshot.keys()
                .lookup(table)
                .use(lookupKey -> Arrays.copyOf(Hashes.hmacSha256(lookupKey, parts), HASH_BYTES));
    }
}
