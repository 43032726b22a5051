package chat.warren.crypto.message;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;

/**
 * What the receiver must know to find the key of a message, always sealed:
 *
 * <pre>
 * 0         1       2             34         38       42                          66
 * | version | kinds | ratchet key | previous | number | offers: link, KEM, KEM |
 * | u8 = 1  | u8    | 32          | u32      | u32    | 3 · 8                  |
 *
 * kinds = 8 · attachment + mixed
 * </pre>
 */
record Header(ChainStart start, int number, MixIds offered, int attachment) {
    static final int BYTES = 1 + ChainStart.BYTES + Integer.BYTES + MixIds.BYTES;

    private static final int VERSION = 1;

    byte[] encode() {
        ByteWriter writer = new ByteWriter()
                .u8(VERSION)
                .u8(Mixed.CODES * attachment + start.mixed().code())
                .bytes(start.ratchetKey().bytes())
                .u32(start.previous())
                .u32(number);
        offered.write(writer);
        return writer.toArray();
    }

    static Header parse(byte[] bytes) throws MalformedException {
        ByteReader reader = new ByteReader(bytes);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a message of a version we do not know");
        }
        int kinds = reader.u8();
        if (kinds >= Mixed.CODES * Attachment.CODES) {
            throw new MalformedException("no such attachment");
        }
        Opaque key = new Opaque(reader.bytes(X25519.KEY_BYTES));
        ChainStart start = new ChainStart(key, Counter.read(reader), Mixed.ofCode(kinds % Mixed.CODES));
        Header header = new Header(start, Counter.read(reader), MixIds.read(reader), kinds / Mixed.CODES);
        reader.end();
        if (header.number == Counter.MAX) {
            throw new MalformedException("nobody counts that far"); // There would be no number after it.
        }
        return header;
    }
}
