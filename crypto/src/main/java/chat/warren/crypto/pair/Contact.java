package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * A node that can help to reach us: its place in the overlay, the key of its present run, and where it is. {@code node
 * id(20) ‖ run key(32) ‖ address(6 or 18)}.
 */
public final class Contact {
    public static final int NODE_ID_BYTES = 20;

    private final byte[] nodeId;
    private final byte[] runKey;
    private final InetSocketAddress address;

    public Contact(byte[] nodeId, byte[] runKey, InetSocketAddress address) {
        this.nodeId = Bytes.exactly(NODE_ID_BYTES, nodeId).clone();
        this.runKey = Bytes.exactly(X25519.KEY_BYTES, runKey).clone();
        this.address = address;
    }

    static Contact parse(byte[] bytes) throws MalformedException {
        ByteReader reader = new ByteReader(bytes);
        return new Contact(reader.bytes(NODE_ID_BYTES), reader.bytes(X25519.KEY_BYTES), Addresses.parse(reader.rest()));
    }

    byte[] encode() {
        return Bytes.concat(nodeId, runKey, Addresses.encode(address));
    }

    public byte[] nodeId() {
        return nodeId.clone();
    }

    public byte[] runKey() {
        return runKey.clone();
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contact that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nodeId);
    }
}
