package chat.warren.node.socket;

import java.net.InetSocketAddress;

/**
 * A datagram with both its ends.
 *
 * <p>The bytes belong to whoever receives this and are not copied again.
 */
public final class Datagram {
    /** The first byte of every DHT message, a bencoded dictionary, and of no sealed datagram (DESIGN.md D5). */
    private static final byte DICTIONARY = 'd';

    private final InetSocketAddress local;
    private final InetSocketAddress remote;
    private final byte[] bytes;

    public Datagram(InetSocketAddress local, InetSocketAddress remote, byte[] bytes) {
        this.local = local;
        this.remote = remote;
        this.bytes = bytes;
    }

    public InetSocketAddress local() {
        return local;
    }

    public InetSocketAddress remote() {
        return remote;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Whether it is for the DHT; everything else is sealed, or noise. */
    public boolean isDht() {
        return bytes.length > 0 && bytes[0] == DICTIONARY;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes"; // Addresses are nobody's business in a log.
    }
}
