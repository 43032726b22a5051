package chat.warren.node.lan;

import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What is called out on a LAN, always of the same length:
 *
 * <pre>
 * 0       12
 * | nonce | mark 8 | mark 8 | ...  128 of them |
 * </pre>
 *
 * A mark is the pair's, for this nonce: only the friend can make it too. The unused places hold random bytes, which
 * nobody can tell from marks. Whoever finds a mark of a friend's knows that she is where the beacon came from, and
 * knocks there.
 */
public final class Beacon {
    public static final int NONCE_BYTES = 12;
    public static final int MARK_BYTES = 8;
    /** More friends than that take turns; it still fits into one frame everywhere: 1,036 bytes. */
    public static final int MARKS = 128;

    public static final int BYTES = NONCE_BYTES + MARKS * MARK_BYTES;

    private final byte[] nonce;
    private final Set<Long> marks;

    private Beacon(byte[] nonce, Set<Long> marks) {
        this.nonce = nonce;
        this.marks = marks;
    }

    /** A friend's mark for a nonce, as both of the pair compute it. */
    @FunctionalInterface
    public interface Marker {
        byte[] mark(byte[] nonce);
    }

    /** The bytes of a beacon for up to {@link #MARKS} friends, in an order that says nothing. */
    public static byte[] call(List<Marker> friends, RandomGenerator random) {
        if (friends.size() > MARKS) {
            throw new IllegalArgumentException("a beacon has room for " + MARKS + " friends, not " + friends.size());
        }
        byte[] beacon = new byte[BYTES];
        random.nextBytes(beacon);
        byte[] nonce = Arrays.copyOf(beacon, NONCE_BYTES);
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < MARKS; place++) {
            places.add(place);
        }
        for (int i = places.size() - 1; i > 0; i--) {
            Collections.swap(places, i, random.nextInt(i + 1));
        }
        for (int i = 0; i < friends.size(); i++) {
            byte[] mark = friends.get(i).mark(nonce);
            System.arraycopy(mark, 0, beacon, NONCE_BYTES + places.get(i) * MARK_BYTES, MARK_BYTES);
        }
        return beacon;
    }

    public static Beacon parse(byte[] datagram) throws MalformedException {
        if (datagram.length != BYTES) {
            throw new MalformedException("a beacon has " + BYTES + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(datagram);
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        Set<Long> marks = new java.util.HashSet<>();
        while (in.hasRemaining()) {
            marks.add(in.getLong());
        }
        return new Beacon(nonce, marks);
    }

    /** Whether this friend called for us. */
    public boolean calls(Marker friend) {
        return marks.contains(ByteBuffer.wrap(friend.mark(nonce)).getLong());
    }

    /** Tells one beacon from another: each is answered once. */
    long serial() {
        return ByteBuffer.wrap(nonce).getLong();
    }
}
