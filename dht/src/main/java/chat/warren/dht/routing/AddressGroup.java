package chat.warren.dht.routing;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The neighbourhoods of an address. Whoever rents a network gets neighbouring addresses by the hundred; addresses far
 * apart cost money each.
 */
public final class AddressGroup {
    private AddressGroup() {}

    /** The /24 of an IPv4 address, the /56 of an IPv6 one: what one customer gets. */
    public static long narrow(InetAddress address) {
        return prefix(address, 24, 56);
    }

    /** The /16, or the /32: what one network operator gets. */
    public static long wide(InetAddress address) {
        return prefix(address, 16, 32);
    }

    /** The /8, or the /24: roughly a part of the world. */
    public static long region(InetAddress address) {
        return prefix(address, 8, 24);
    }

    /**
     * Addresses that no stranger on the Internet can have. BEP 42: "Any peer on a local network address is exempt from
     * this node ID verification." They are exempt from the limits per neighbourhood too, being all in one.
     */
    public static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || (!(address instanceof Inet4Address) && (address.getAddress()[0] & 0xfe) == 0xfc);
    }

    private static long prefix(InetAddress address, int bitsOf4, int bitsOf6) {
        byte[] bytes = address.getAddress();
        boolean four = bytes.length == 4;
        int bits = four ? bitsOf4 : bitsOf6;
        long prefix = four ? 4 : 6; // Keeps the families apart: the longest prefix has 56 bits.
        for (int i = 0; i < bits / 8; i++) {
            prefix = prefix << 8 | Byte.toUnsignedLong(bytes[i]);
        }
        return prefix;
    }
}
