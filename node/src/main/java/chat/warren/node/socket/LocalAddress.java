package chat.warren.node.socket;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * One address of this machine.
 *
 * @param prefix how many leading bits its neighbours share
 * @param lasting whether it stays: privacy addresses of IPv6 are replaced within hours, and not worth publishing
 */
public record LocalAddress(InetAddress address, int prefix, int networkInterface, boolean lasting) {
    public LocalAddress {
        if (prefix < 0 || prefix > Byte.SIZE * address.getAddress().length) {
            throw new IllegalArgumentException("a prefix of " + prefix + " bits");
        }
    }

    public boolean isIpv4() {
        return address instanceof Inet4Address;
    }

    /** Whether the other one is reached without a router. */
    public boolean isNeighbourOf(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] theirs = other.getAddress();
        if (own.length != theirs.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (own[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (own[whole] ^ theirs[whole]) >> (Byte.SIZE - rest) == 0;
    }
}
