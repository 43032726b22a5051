package chat.warren.node.tunnel;

import chat.warren.crypto.datagram.DatagramKey;
import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Datagrams in a row, big-endian, beneath the {@link Keystream}:
 *
 * <pre>
 * | length u16 | datagram | length u16 | datagram | ...
 * </pre>
 *
 * Lengths are those that sealed datagrams have. Another one means that somebody on the way has changed something, or
 * that the friend's program is broken: there is no finding back.
 */
final class Frames {
    static final int LEAST_BYTES = DatagramKey.OVERHEAD_BYTES;
    /** More than any path's longest datagram; what is longer was never meant for one. */
    static final int MOST_BYTES = 2_048;

    private static final int LENGTH_BYTES = 2;

    private final byte[] pending = new byte[LENGTH_BYTES + MOST_BYTES];
    private int filled;

    static boolean fits(int length) {
        return length >= LEAST_BYTES && length <= MOST_BYTES;
    }

    static byte[] encode(byte[] datagram) {
        if (!fits(datagram.length)) {
            throw new IllegalArgumentException("no sealed datagram has " + datagram.length + " bytes");
        }
        byte[] frame = new byte[LENGTH_BYTES + datagram.length];
        frame[0] = (byte) (datagram.length >>> Byte.SIZE);
        frame[1] = (byte) datagram.length;
        System.arraycopy(datagram, 0, frame, LENGTH_BYTES, datagram.length);
        return frame;
    }

    /** All that are complete with these bytes; what is left waits for the next ones. */
    List<byte[]> read(byte[] bytes, int from) throws MalformedException {
        List<byte[]> complete = new ArrayList<>();
        int at = from;
        while (at < bytes.length) {
            int wanted = filled < LENGTH_BYTES ? LENGTH_BYTES : LENGTH_BYTES + length();
            int taken = Math.min(wanted - filled, bytes.length - at);
            System.arraycopy(bytes, at, pending, filled, taken);
            filled += taken;
            at += taken;
            if (filled == LENGTH_BYTES && !fits(length())) {
                throw new MalformedException("no sealed datagram has " + length() + " bytes");
            }
            if (filled > LENGTH_BYTES && filled == LENGTH_BYTES + length()) {
                complete.add(Arrays.copyOfRange(pending, LENGTH_BYTES, filled));
                filled = 0;
            }
        }
        return complete;
    }

    private int length() {
        return Byte.toUnsignedInt(pending[0]) << Byte.SIZE | Byte.toUnsignedInt(pending[1]);
    }
}
