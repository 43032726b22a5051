package chat.warren.dht.overlay.wire;

import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.util.Arrays;

/**
 * What a proxy shall do. Records only, so that it is of no use for anything else: a mutable item without salt whose
 * value is a string of 424 bytes.
 *
 * <pre>
 * get   u8 = 1 ‖ key(32) ‖ zeros(496)
 * put   u8 = 2 ‖ key(32) ‖ sequence i64 ‖ signature(64) ‖ value(424)
 * </pre>
 */
public sealed interface ProxyRequest {
    int RECORD_BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES + Rendezvous.VALUE_BYTES;
    int BYTES = 1 + Ed25519.PUBLIC_BYTES + RECORD_BYTES;

    int GET = 1;
    int PUT = 2;

    ByteString key();

    record Get(ByteString key) implements ProxyRequest {}

    record Put(Item.Mutable record) implements ProxyRequest {
        @Override
        public ByteString key() {
            return record.key();
        }
    }

    default byte[] encode() {
        ByteWriter out = new ByteWriter();
        switch (this) {
            case Get get -> out.u8(GET).bytes(get.key().toArray());
            case Put put -> writeRecord(out.u8(PUT).bytes(put.key().toArray()), put.record());
        }
        return Arrays.copyOf(out.toArray(), BYTES);
    }

    static ProxyRequest parse(ByteString plain) throws MalformedException {
        ByteReader in = new ByteReader(plain.toArray());
        int what = in.u8();
        ByteString key = ByteString.of(in.bytes(Ed25519.PUBLIC_BYTES));
        ProxyRequest request = switch (what) {
            case GET -> {
                requireZeros(in.bytes(RECORD_BYTES));
                yield new Get(key);
            }
            case PUT -> new Put(readRecord(in, key));
            default -> throw new MalformedException("a proxy puts or gets");
        };
        in.end();
        return request;
    }

    /** Whether an item is of the one kind that goes through proxies. */
    static boolean isRecord(Item.Mutable item) {
        return item.salt().isEmpty()
                && item.value() instanceof ByteString value
                && value.length() == Rendezvous.VALUE_BYTES;
    }

    static void writeRecord(ByteWriter out, Item.Mutable record) {
        if (!isRecord(record) || !(record.value() instanceof ByteString value)) {
            throw new IllegalArgumentException("only records go through proxies");
        }
        out.i64(record.sequence()).bytes(record.signature().toArray()).bytes(value.toArray());
    }

    static Item.Mutable readRecord(ByteReader in, ByteString key) throws MalformedException {
        long sequence = in.i64();
        if (sequence < 0) {
            throw new MalformedException("a sequence number is not negative");
        }
        ByteString signature = ByteString.of(in.bytes(Ed25519.SIGNATURE_BYTES));
        ByteString value = ByteString.of(in.bytes(Rendezvous.VALUE_BYTES));
        return new Item.Mutable(key, ByteString.EMPTY, sequence, signature, value);
    }

    static void requireZeros(byte[] padding) throws MalformedException {
        if (!Arrays.equals(padding, new byte[padding.length])) {
            throw new MalformedException("padding that is not zero");
        }
    }
}
