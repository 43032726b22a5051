package chat.warren.dht.wire;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** BEP 32: "There are two distinct DHTs: the IPv4 DHT, and the IPv6 DHT." Each with its compact form of addresses. */
public enum Family {
    IPV4(4),
    IPV6(16);

    private static final int PORT_BYTES = 2;

    private final int addressBytes;

    Family(int addressBytes) {
        this.addressBytes = addressBytes;
    }

    public static Family of(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address ? IPV6 : IPV4;
    }

    /** The length of an address with its port. */
    public int compactBytes() {
        return addressBytes + PORT_BYTES;
    }

    public int contactBytes() {
        return Id.BYTES + compactBytes();
    }

    public static byte[] compact(InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        byte[] compact = new byte[ip.length + PORT_BYTES];
        System.arraycopy(ip, 0, compact, 0, ip.length);
        compact[ip.length] = (byte) (address.getPort() >>> 8);
        compact[ip.length + 1] = (byte) address.getPort();
        return compact;
    }

    /** An address of either family, told by its length. */
    public static InetSocketAddress parse(ByteString compact) throws MalformedException {
        for (Family family : values()) {
            if (compact.length() == family.compactBytes()) {
                InetSocketAddress address = parse(family, compact.toArray(), 0);
                if (address != null) {
                    return address;
                }
            }
        }
        throw new MalformedException("an address has 6 or 18 bytes and a port");
    }

    /** Null where nobody can be reached: port 0, the unspecified address, multicast, IPv4 dressed up as IPv6. */
    static @Nullable InetSocketAddress parse(Family family, byte[] bytes, int at) {
        byte[] ip = Arrays.copyOfRange(bytes, at, at + family.addressBytes);
        int port = Byte.toUnsignedInt(bytes[at + family.addressBytes]) << 8
                | Byte.toUnsignedInt(bytes[at + family.addressBytes + 1]);
        try {
            InetAddress address = InetAddress.getByAddress(ip);
            boolean dressedUp = family == IPV6 && address instanceof Inet4Address;
            boolean usable = port != 0 && !dressedUp && !address.isAnyLocalAddress() && !address.isMulticastAddress();
            return usable ? new InetSocketAddress(address, port) : null;
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Thrown only for a wrong array length, and 4 and 16 are right ones.
        }
    }
}
