package chat.warren.dht.routing;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * Node ids that follow from addresses (BEP 42), so that nobody chooses where in the network to sit.
 *
 * <p>"The first (most significant) 21 bits of the node ID used in the DHT MUST match the first 21 bits of the resulting
 * hash. The last byte of the hash MUST match the random number (r) used to generate the hash."
 */
public final class BoundId {
    private static final byte[] MASK_OF_4 = {0x03, 0x0f, 0x3f, (byte) 0xff};
    private static final byte[] MASK_OF_6 = {0x01, 0x03, 0x07, 0x0f, 0x1f, 0x3f, 0x7f, (byte) 0xff};
    private static final int BOUND_BITS = 21;
    private static final int TAIL_START = 3;

    /** Of 20 bytes three are bound in part, and the last is the number that the hash was made with. */
    public static final int TAIL_BYTES = Id.BYTES - TAIL_START - 1;

    private BoundId() {}

    public static Id make(InetAddress address, RandomGenerator random) {
        byte[] id = Bytes.random(random, Id.BYTES);
        int prefix = prefix(address, id[Id.BYTES - 1]);
        id[0] = (byte) (prefix >>> 24);
        id[1] = (byte) (prefix >>> 16);
        id[2] = (byte) (((prefix >>> 8) & 0xf8) | (id[2] & 0x07));
        return Id.of(id);
    }

    /** The bytes that BEP 42 leaves to chance, whole ones only. An overlay binds its nodes' keys there. */
    public static ByteString tail(Id id) {
        return ByteString.of(id.toArray(), TAIL_START, TAIL_START + TAIL_BYTES);
    }

    /** The same place by the rules of BEP 42, with other bytes where they do not matter to it. */
    public static Id withTail(Id id, ByteString tail) {
        byte[] bytes = id.toArray();
        System.arraycopy(Bytes.exactly(TAIL_BYTES, tail.toArray()), 0, bytes, TAIL_START, TAIL_BYTES);
        return Id.of(bytes);
    }

    public static boolean fits(Id id, InetAddress address) {
        int claimed = (int) (id.high() >>> 32);
        return (claimed ^ prefix(address, (byte) id.low())) >>> (32 - BOUND_BITS) == 0;
    }

    /** Whether the contact may store for us: its id is bound to its address, or needs not be. */
    public static boolean fits(Contact contact) {
        InetAddress address = contact.address().getAddress();
        return AddressGroup.isLocal(address) || fits(contact.id(), address);
    }

    private static int prefix(InetAddress address, byte random) {
        byte[] bytes = address.getAddress();
        byte[] mask = bytes.length == 4 ? MASK_OF_4 : MASK_OF_6;
        byte[] masked = Arrays.copyOf(bytes, mask.length);
        for (int i = 0; i < mask.length; i++) {
            masked[i] &= mask[i];
        }
        masked[0] |= (byte) ((random & 0x07) << 5);
        CRC32C hash = new CRC32C();
        hash.update(masked);
        return (int) hash.getValue();
    }
}
