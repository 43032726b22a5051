package chat.warren.dht.loop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Where the neighbours on a local network are called, by IPv4.
 *
 * @param loopback whether the machine's network with itself is one of those called on: for nodes that are all on one
 *     machine
 */
public record LanGroup(InetSocketAddress address, boolean loopback) {
    private static final InetAddress BEP_14 = InetAddress.ofLiteral("239.192.152.143");
    private static final int BEP_14_PORT = 6771;

    /** That of BEP 14, on every network but the machine's own. */
    public static LanGroup usual() {
        return new LanGroup(new InetSocketAddress(BEP_14, BEP_14_PORT), false);
    }

    /** The same group at another port, for this machine alone. */
    public static LanGroup onLoopback(int port) {
        return new LanGroup(new InetSocketAddress(BEP_14, port), true);
    }

    List<NetworkInterface> interfaces() {
        try {
            return NetworkInterface.networkInterfaces().filter(this::suits).toList();
        } catch (SocketException e) {
            return List.of(); // No interface at all. They are looked for again with the next beacon.
        }
    }

    private boolean suits(NetworkInterface each) {
        try {
            return each.isUp() && (loopback ? each.isLoopback() : !each.isLoopback() && each.supportsMulticast());
        } catch (SocketException e) {
            return false; // It has just gone.
        }
    }

    /** As the beacon's Host header has it. */
    String asText() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
