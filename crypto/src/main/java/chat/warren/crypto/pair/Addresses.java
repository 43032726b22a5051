package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses as Mainline packs them: 4 or 16 bytes of address and two of port. */
final class Addresses {
    private static final int PORT_BYTES = 2;

    private Addresses() {}

    static byte[] encode(InetSocketAddress address) {
        byte[] host = address.getAddress().getAddress();
        int port = address.getPort();
        return Bytes.concat(host, new byte[] {(byte) (port >>> 8), (byte) port});
    }

    static InetSocketAddress parse(byte[] bytes) throws MalformedException {
        int host = bytes.length - PORT_BYTES;
        if (host != 4 && host != 16) {
            throw new MalformedException("an address has 6 or 18 bytes");
        }
        int port = (Byte.toUnsignedInt(bytes[host]) << 8) | Byte.toUnsignedInt(bytes[host + 1]);
        try {
            InetAddress address = InetAddress.getByAddress(Arrays.copyOf(bytes, host));
            // Java reads an IPv4 address in IPv6 clothes as IPv4; on the wire that is a second spelling.
            boolean one = !address.isAnyLocalAddress() && !address.isMulticastAddress();
            if (port == 0 || !one || address.getAddress().length != host) {
                throw new MalformedException("nobody can be reached there");
            }
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Thrown only for a wrong length.
        }
    }
}
