package chat.warren.node.relay;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What goes to and from a relay, big-endian, inside a sealed datagram of kind "relayed":
 *
 * <pre>
 * 1 join      type u8 | tag 8 | zeros up to 16
 * 2 joined    type u8 | tag 8 | channel u32 | complete u8 | zeros up to 16
 * 3 refused   type u8 | tag 8 | reason u8 | zeros up to 16
 * 4 leave     type u8 | channel u32 | zeros up to 16
 * 5 forward   type u8 | channel u32 | payload
 * </pre>
 *
 * Questions and answers have the same length, so that nothing is gained by asking.
 */
public final class RelayWire {
    /** What a relayed datagram is longer than the one inside, seal not counted. */
    public static final int FORWARD_OVERHEAD = 5;
    /** The longest datagram that is passed on: a full one, less the relay's seal and the header. */
    public static final int MOST_PAYLOAD = 1_427 - FORWARD_OVERHEAD;

    private static final int FIXED = 16;
    private static final int JOIN = 1;
    private static final int JOINED = 2;
    private static final int REFUSED = 3;
    private static final int LEAVE = 4;
    private static final int FORWARD = 5;

    private RelayWire() {}

    public static byte[] encode(RelayMessage message) {
        ByteWriter out = new ByteWriter();
        return switch (message) {
            case RelayMessage.Join join -> fixed(out.u8(JOIN).i64(join.tag().value()));
            case RelayMessage.Joined joined ->
                fixed(out.u8(JOINED)
                        .i64(joined.tag().value())
                        .u32(joined.channel())
                        .u8(joined.complete() ? 1 : 0));
            case RelayMessage.Refused refused ->
                fixed(out.u8(REFUSED)
                        .i64(refused.tag().value())
                        .u8(refused.why().code()));
            case RelayMessage.Leave leave -> fixed(out.u8(LEAVE).u32(leave.channel()));
            case RelayMessage.Forward forward -> {
                byte[] payload = new byte[forward.payload().remaining()];
                forward.payload().duplicate().get(payload);
                yield out.u8(FORWARD).u32(forward.channel()).bytes(payload).toArray();
            }
        };
    }

    /** Whether it carries something, and is not about a seat. */
    public static boolean isForward(ByteBuffer body) {
        return body.hasRemaining() && body.get(body.position()) == FORWARD;
    }

    public static RelayMessage parse(byte[] body) throws MalformedException {
        ByteReader in = new ByteReader(body);
        int type = in.u8();
        if (type == FORWARD) {
            long channel = in.u32();
            if (in.remaining() > MOST_PAYLOAD) {
                throw new MalformedException("longer than what is passed on");
            }
            return new RelayMessage.Forward(channel, ByteBuffer.wrap(in.rest()));
        }
        if (body.length != FIXED) {
            throw new MalformedException("a relay's messages have " + FIXED + " bytes");
        }
        return switch (type) {
            case JOIN -> new RelayMessage.Join(new Tag(in.i64()));
            case JOINED -> new RelayMessage.Joined(new Tag(in.i64()), in.u32(), in.u8() != 0);
            case REFUSED -> new RelayMessage.Refused(new Tag(in.i64()), Refusal.of(in.u8()));
            case LEAVE -> new RelayMessage.Leave(in.u32());
            default -> throw new MalformedException("a relay's message that we do not know");
        };
    }

    private static byte[] fixed(ByteWriter out) {
        return Arrays.copyOf(out.toArray(), FIXED);
    }
}
