package chat.warren.node.link;

import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries datagrams of QUIC over paths too narrow for them: QUIC insists on 1,200 bytes (RFC 9000 §14), a path of 1,280
 * leaves 1,155, and a link that has begun on a wide path may have to go on over a narrow one.
 *
 * <pre>
 * | 2 | id u16 | index u4, count u4 | part |
 * </pre>
 *
 * QUIC's own datagrams have the bit 0x40 set in their first byte. Holds what is incomplete for as long as few others
 * begin: a piece that was lost is QUIC's to notice.
 */
public final class Pieces {
    /** Marks a piece; a bit of QUIC's that is always set is not (RFC 9000 §17). */
    static final int MARK = 2;

    static final int HEADER_BYTES = 4;
    /** QUIC's first byte has this bit, what we say ourselves has not. */
    static final int QUIC_BIT = 0x40;
    /** A datagram of 2,048 bytes over a path of 512: nothing narrower carries our probes. */
    static final int MOST_PIECES = 4;
    /** What is under way at once in a burst; more would only hold what is lost. */
    static final int MOST_INCOMPLETE = 64;
    /** As much as a socket reads. */
    static final int MOST_BYTES = 2048;

    private final SequencedMap<Integer, byte[] @Nullable []> incomplete = new LinkedHashMap<>();
    private int nextId;

    /** Whether these bytes are QUIC's own, and whole. */
    public static boolean isQuic(byte[] body) {
        return body.length > 0 && (body[0] & QUIC_BIT) != 0;
    }

    public static boolean isPiece(byte[] body) {
        return body.length > HEADER_BYTES && body[0] == MARK;
    }

    /** The datagram itself if there is room for it, else its parts, or nothing if the path is too narrow for those. */
    public List<byte[]> cut(byte[] datagram, int room) {
        if (datagram.length <= room) {
            return List.of(datagram);
        }
        int each = room - HEADER_BYTES;
        if (each <= 0 || (datagram.length + each - 1) / each > MOST_PIECES) {
            return List.of();
        }
        int count = (datagram.length + each - 1) / each;
        int even = (datagram.length + count - 1) / count;
        int id = nextId++ & 0xffff;
        List<byte[]> pieces = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int from = index * even;
            int bytes = Math.min(even, datagram.length - from);
            byte[] piece = new byte[HEADER_BYTES + bytes];
            piece[0] = MARK;
            piece[1] = (byte) (id >>> Byte.SIZE);
            piece[2] = (byte) id;
            piece[3] = (byte) ((index << 4) | count);
            System.arraycopy(datagram, from, piece, HEADER_BYTES, bytes);
            pieces.add(piece);
        }
        return pieces;
    }

    /** The datagram that this piece completes. */
    public Optional<byte[]> join(byte[] piece) throws MalformedException {
        if (!isPiece(piece)) {
            throw new MalformedException("not a piece of a datagram");
        }
        int id = (Byte.toUnsignedInt(piece[1]) << Byte.SIZE) | Byte.toUnsignedInt(piece[2]);
        int index = Byte.toUnsignedInt(piece[3]) >>> 4;
        int count = piece[3] & 0xf;
        if (count < 2 || count > MOST_PIECES || index >= count || piece.length > MOST_BYTES) {
            throw new MalformedException("a piece of no datagram");
        }
        byte[] @Nullable [] parts = incomplete.get(id);
        if (parts == null || parts.length != count) {
            parts = new byte[count][];
            incomplete.remove(id);
            incomplete.put(id, parts);
            forgetOldest();
        }
        parts[index] = Arrays.copyOfRange(piece, HEADER_BYTES, piece.length);
        Optional<byte[]> whole = whole(parts);
        if (whole.isPresent()) {
            incomplete.remove(id);
        }
        return whole;
    }

    private void forgetOldest() {
        while (incomplete.size() > MOST_INCOMPLETE) {
            Map.Entry<Integer, ?> _ = incomplete.pollFirstEntry();
        }
    }

    private static Optional<byte[]> whole(byte[] @Nullable [] parts) throws MalformedException {
        int total = 0;
        for (byte[] part : parts) {
            if (part == null) {
                return Optional.empty();
            }
            total += part.length;
        }
        if (total > MOST_BYTES) {
            throw new MalformedException("a datagram longer than " + MOST_BYTES + " bytes");
        }
        byte[] datagram = new byte[total];
        int at = 0;
        for (byte[] part : parts) {
            if (part != null) {
                System.arraycopy(part, 0, datagram, at, part.length);
                at += part.length;
            }
        }
        return Optional.of(datagram);
    }

    /** How many datagrams have begun to arrive and not ended. */
    int incomplete() {
        return incomplete.size();
    }
}
