package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.util.Arrays;
import java.util.Optional;

/**
 * What came of it.
 *
 * <pre>
 * | verdict | copies | next run key(32) | sequence i64 ‖ signature(64) ‖ value(424), zeros when nothing was found |
 * | u8      | u8     |
 * </pre>
 *
 * @param copies how many nodes took the record, or had it
 * @param nextKey the key to seal the next request to: a day's last requests learn that of the next day
 * @param found to be believed only after its signature was looked at
 */
public record ProxyAnswer(Verdict verdict, int copies, ByteString nextKey, Optional<Item.Mutable> found) {
    static final int BYTES = 2 + X25519.KEY_BYTES + ProxyRequest.RECORD_BYTES;

    /** How it ended. */
    public enum Verdict {
        DONE(0),
        /** A newer record is there already. */
        SUPERSEDED(1),
        /** Too much to do, for this client or for all together. */
        BUSY(2);

        private final int code;

        Verdict(int code) {
            this.code = code;
        }

        static Verdict of(int code) throws MalformedException {
            for (Verdict verdict : values()) {
                if (verdict.code == code) {
                    return verdict;
                }
            }
            throw new MalformedException("an unknown verdict");
        }
    }

    public static ProxyAnswer busy(ByteString nextKey) {
        return new ProxyAnswer(Verdict.BUSY, 0, nextKey, Optional.empty());
    }

    public byte[] encode() {
        ByteWriter out = new ByteWriter().u8(verdict.code).u8(copies).bytes(nextKey.toArray());
        found.ifPresent(record -> ProxyRequest.writeRecord(out, record));
        return Arrays.copyOf(out.toArray(), BYTES);
    }

    /**
     * Reads an answer.
     *
     * @param key what was asked for: it is not sent back
     */
    public static ProxyAnswer parse(ByteString plain, ByteString key) throws MalformedException {
        ByteReader in = new ByteReader(plain.toArray());
        Verdict verdict = Verdict.of(in.u8());
        int copies = in.u8();
        ByteString nextKey = ByteString.of(in.bytes(X25519.KEY_BYTES));
        byte[] rest = in.bytes(ProxyRequest.RECORD_BYTES);
        in.end();
        boolean nothing = Arrays.equals(rest, new byte[rest.length]);
        Optional<Item.Mutable> found =
                nothing ? Optional.empty() : Optional.of(ProxyRequest.readRecord(new ByteReader(rest), key));
        return new ProxyAnswer(verdict, copies, nextKey, found);
    }
}
