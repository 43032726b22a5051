package chat.warren.node.link;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;

/**
 * Asks the side that dials to dial: {@code 1 ‖ number i64}. Its number is that of the hello to come, so one that was
 * late does not end the link it asked for.
 */
public record Call(long number) {
    private static final int MARK = 1;
    private static final int BYTES = 1 + Long.BYTES;

    public static boolean isCall(byte[] body) {
        return body.length == BYTES && body[0] == MARK;
    }

    public static Call parse(byte[] body) throws MalformedException {
        ByteReader reader = new ByteReader(body);
        if (reader.u8() != MARK) {
            throw new MalformedException("not a call");
        }
        Call call = new Call(reader.i64());
        reader.end();
        return call;
    }

    public byte[] encode() {
        return new ByteWriter().u8(MARK).i64(number).toArray();
    }
}
