package chat.warren.node.link;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;

/**
 * The frames of a link's own stream:
 *
 * <pre>
 * hello  | 1 | lowest u8 | highest u8 | capabilities u32 | number i64 | unix ms i64 | share 32 | more from newer ones |
 * renew  | 2 | turn u32 | share 32 |
 * ready  | 3 | turn u32 |
 * ping   | 4 |
 * </pre>
 *
 * Types that we do not know are skipped, and so is what a newer program adds to a hello: older friends stay friends.
 */
final class LinkWire {
    /** A hello has 63 bytes; newer ones may add as much as a few keys. */
    static final int MOST_BYTES = 4096;

    private static final int HELLO = 1;
    private static final int RENEW = 2;
    private static final int READY = 3;
    private static final int PING = 4;

    /** The end of the year 9999: all arithmetic with dates stays inside the calendar. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private LinkWire() {}

    static byte[] encode(LinkMessage message) {
        ByteWriter writer = new ByteWriter();
        switch (message) {
            case LinkMessage.Hello hello ->
                writer.u8(HELLO)
                        .u8(hello.lowest())
                        .u8(hello.highest())
                        .u32(hello.capabilities())
                        .i64(hello.number())
                        .i64(hello.time().toEpochMilli())
                        .bytes(hello.share().bytes());
            case LinkMessage.Renew renew ->
                writer.u8(RENEW).u32(renew.turn()).bytes(renew.share().bytes());
            case LinkMessage.Ready ready -> writer.u8(READY).u32(ready.turn());
            case LinkMessage.Ping ping -> writer.u8(PING);
            case LinkMessage.Unknown unknown -> writer.u8(unknown.type());
        }
        return writer.toArray();
    }

    static LinkMessage parse(byte[] frame) throws MalformedException {
        ByteReader reader = new ByteReader(frame);
        int type = reader.u8();
        return switch (type) {
            case HELLO -> hello(reader);
            case RENEW -> {
                LinkMessage renew = new LinkMessage.Renew(reader.u32(), Share.read(reader));
                reader.end();
                yield renew;
            }
            case READY -> {
                LinkMessage ready = new LinkMessage.Ready(reader.u32());
                reader.end();
                yield ready;
            }
            case PING -> {
                reader.end();
                yield new LinkMessage.Ping();
            }
            default -> new LinkMessage.Unknown(type);
        };
    }

    private static LinkMessage hello(ByteReader reader) throws MalformedException {
        int lowest = reader.u8();
        int highest = reader.u8();
        long capabilities = reader.u32();
        long number = reader.i64();
        long millis = reader.i64();
        if (lowest < 1 || highest < lowest) {
            throw new MalformedException("versions from the lowest to the highest");
        }
        if (millis < 0 || millis > LAST_MILLIS) {
            throw new MalformedException("a date outside the calendar");
        }
        // What a newer program adds stands behind the share.
        return new LinkMessage.Hello(
                lowest, highest, capabilities, number, Instant.ofEpochMilli(millis), Share.read(reader));
    }
}
