package chat.warren.node.probe;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;

/**
 * Probes on the wire, big-endian, inside a sealed datagram:
 *
 * <pre>
 * 0      1             9
 * | type | transaction | ...
 * | u8   | 8 bytes     |
 * 1 ping    zeros, 32 bytes at least altogether
 * 2 pong    length u8 | address and port (6 or 18) | bytes u16 | zeros up to 32
 * 3 call    turn u8 | whereabouts (see {@link WhereaboutsWire}) | zeros up to 32
 * 4 later   seconds u8 | zeros up to 32
 * </pre>
 *
 * An answer is never longer than what it answers. What follows the last known field is ignored, so that a later version
 * may append fields.
 */
public final class ProbeWire {
    /** The longest pong. Pings are no shorter, so that nobody gains by asking, and no two kinds differ in length. */
    public static final int LEAST_BYTES = 32;
    /** What fits, sealed, into one Ethernet frame: 1,500 less 28 of IPv4 and UDP and 45 of the seal. */
    public static final int MOST_BYTES = 1427;

    private static final int PING = 1;
    private static final int PONG = 2;
    private static final int CALL = 3;
    private static final int LATER = 4;

    private ProbeWire() {}

    public static byte[] encode(Probe probe) {
        ByteWriter out = new ByteWriter();
        return switch (probe) {
            case Probe.Ping ping -> padded(out.u8(PING).i64(ping.transaction()), ping.bytes());
            case Probe.Pong pong -> {
                out.u8(PONG).i64(pong.transaction());
                WhereaboutsWire.writeAddress(out, pong.observed());
                yield padded(out.u16(pong.bytes()), LEAST_BYTES);
            }
            case Probe.Call call -> {
                out.u8(CALL).i64(call.transaction()).u8(call.turn() == Probe.Turn.ASKING ? 0 : 1);
                WhereaboutsWire.write(out, call.whereabouts());
                yield padded(out, Math.max(LEAST_BYTES, out.length()));
            }
            case Probe.Later later ->
                padded(out.u8(LATER).i64(later.transaction()).u8(later.seconds()), LEAST_BYTES);
        };
    }

    public static Probe parse(byte[] body) throws MalformedException {
        if (body.length < LEAST_BYTES || body.length > MOST_BYTES) {
            throw new MalformedException("no probe is that long");
        }
        ByteReader in = new ByteReader(body);
        int type = in.u8();
        long transaction = in.i64();
        return switch (type) {
            case PING -> new Probe.Ping(transaction, body.length);
            case PONG -> new Probe.Pong(transaction, WhereaboutsWire.readAddress(in), in.u16());
            case CALL -> {
                Probe.Turn turn = in.u8() == 0 ? Probe.Turn.ASKING : Probe.Turn.ANSWERING;
                yield new Probe.Call(transaction, turn, WhereaboutsWire.read(in));
            }
            case LATER -> new Probe.Later(transaction, in.u8());
            default -> throw new MalformedException("a kind of probe that we do not know");
        };
    }

    private static byte[] padded(ByteWriter out, int bytes) {
        return Arrays.copyOf(out.toArray(), bytes);
    }
}
