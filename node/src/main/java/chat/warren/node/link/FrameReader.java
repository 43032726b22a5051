package chat.warren.node.link;

import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream apart: {@code length u32 ‖ that many bytes}, again and again, however the stream was cut on its way.
 *
 * <p>Holds one frame at most, and no more memory than has arrived of it, but for quadrupling.
 */
public final class FrameReader {
    public static final int HEADER_BYTES = Integer.BYTES;

    private static final int FIRST_CAPACITY = 16 << 10;

    private final int longest;
    private int headerSeen;
    private int length;
    private byte @Nullable [] frame;
    private int filled;

    public FrameReader(int longest) {
        this.longest = longest;
    }

    /**
     * Reads on until a frame is whole or nothing is left.
     *
     * @return the frame, which is the caller's, or null when {@code in} was used up before its end
     */
    public byte @Nullable [] read(ByteBuffer in) throws MalformedException {
        while (frame == null) {
            if (!in.hasRemaining()) {
                return null;
            }
            length = (length << Byte.SIZE) | Byte.toUnsignedInt(in.get());
            if (++headerSeen == HEADER_BYTES) {
                begin(in.remaining());
            }
        }
        byte[] begun = room(frame, Math.min(length, filled + in.remaining()));
        int count = Math.min(in.remaining(), length - filled);
        in.get(begun, filled, count);
        filled += count;
        frame = begun;
        if (filled < length) {
            return null;
        }
        frame = null;
        headerSeen = 0;
        length = 0;
        filled = 0;
        return begun;
    }

    private void begin(int ready) throws MalformedException {
        if (length < 0 || length > longest) {
            throw new MalformedException("a frame longer than " + longest + " bytes");
        }
        frame = new byte[Math.min(length, Math.max(FIRST_CAPACITY, ready))];
    }

    /** At least as much as is needed now, at most what the frame will have. */
    private byte[] room(byte[] begun, int needed) {
        if (begun.length >= needed) {
            return begun;
        }
        byte[] longer = new byte[Math.min(length, Math.max(needed, 4 * begun.length))];
        System.arraycopy(begun, 0, longer, 0, filled);
        return longer;
    }
}
