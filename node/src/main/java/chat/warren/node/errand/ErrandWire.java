package chat.warren.node.errand;

import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.util.Optional;

/**
 * Errands, big-endian, inside a sealed datagram of kind "relayed", whose other types are below 16:
 *
 * <pre>
 * 16 fetch     type u8 | number u32 | key 32
 * 17 store     type u8 | number u32 | record
 * 18 fetched   type u8 | number u32 | record, or nothing at the end
 * 19 stored    type u8 | number u32 | copies u8 | superseded u8
 *
 * record       key 32 | sequence i64 | signature 64 | value: a mutable item of BEP 44 without a salt, a string inside
 * </pre>
 */
public final class ErrandWire {
    /** What every path carries, less the header: presence records are half as long. */
    static final int MOST_VALUE = 900;

    private static final int FETCH = 16;
    private static final int STORE = 17;
    private static final int FETCHED = 18;
    private static final int STORED = 19;

    private ErrandWire() {}

    /** Whether this is about an errand, and not about seats at a relay. */
    public static boolean isErrand(byte[] body) {
        return body.length > 0 && body[0] >= FETCH;
    }

    /** Whether a record fits. */
    static boolean fits(Item.Mutable record) {
        return record.salt().isEmpty() && record.value() instanceof ByteString value && value.length() <= MOST_VALUE;
    }

    public static byte[] encode(ErrandMessage message) {
        ByteWriter out = new ByteWriter();
        switch (message) {
            case ErrandMessage.Fetch fetch ->
                out.u8(FETCH).u32(fetch.number()).bytes(fetch.key().toArray());
            case ErrandMessage.Store store -> record(out.u8(STORE).u32(store.number()), store.record());
            case ErrandMessage.Fetched fetched -> {
                out.u8(FETCHED).u32(fetched.number());
                fetched.record().ifPresent(record -> record(out, record));
            }
            case ErrandMessage.Stored stored ->
                out.u8(STORED).u32(stored.number()).u8(stored.copies()).u8(stored.superseded() ? 1 : 0);
        }
        return out.toArray();
    }

    private static void record(ByteWriter out, Item.Mutable record) {
        if (!(record.value() instanceof ByteString value)) {
            throw new IllegalArgumentException("friends' records are strings");
        }
        out.bytes(record.key().toArray())
                .i64(record.sequence())
                .bytes(record.signature().toArray())
                .bytes(value.toArray());
    }

    public static ErrandMessage parse(byte[] body) throws MalformedException {
        ByteReader in = new ByteReader(body);
        int type = in.u8();
        long number = in.u32();
        ErrandMessage message = switch (type) {
            case FETCH -> new ErrandMessage.Fetch(number, ByteString.of(in.bytes(Ed25519.PUBLIC_BYTES)));
            case STORE -> new ErrandMessage.Store(number, record(in));
            case FETCHED ->
                new ErrandMessage.Fetched(number, in.remaining() == 0 ? Optional.empty() : Optional.of(record(in)));
            case STORED -> new ErrandMessage.Stored(number, in.u8(), in.u8() != 0);
            default -> throw new MalformedException("an errand that we do not know");
        };
        in.end();
        return message;
    }

    private static Item.Mutable record(ByteReader in) throws MalformedException {
        ByteString key = ByteString.of(in.bytes(Ed25519.PUBLIC_BYTES));
        long sequence = in.i64();
        ByteString signature = ByteString.of(in.bytes(Ed25519.SIGNATURE_BYTES));
        byte[] value = in.rest();
        if (sequence < 0 || value.length > MOST_VALUE) {
            throw new MalformedException("no record that the network would take");
        }
        return new Item.Mutable(key, ByteString.EMPTY, sequence, signature, ByteString.of(value));
    }
}
