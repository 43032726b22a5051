package chat.warren.node.socket.loop;

import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the system for its addresses. */
final class LocalScan {
    /** Addresses for documentation (RFC 5737, RFC 3849): nobody has them, and nothing is sent there either. */
    private static final List<String> ELSEWHERE = List.of("203.0.113.1", "2001:db8::1");

    /** Any port: connecting a UDP socket only makes the system choose a route. */
    private static final int ANY_PORT = 9;

    /** Linux' list of IPv6 addresses, with the flags that Java does not show. */
    private static final Path FLAGS = Path.of("/proc/net/if_inet6");

    private static final int FLAGS_COLUMN = 4;
    private static final int TEMPORARY = 0x01;
    private static final int DEPRECATED = 0x20;

    private final Where where;

    LocalScan(Where where) {
        this.where = where;
    }

    LocalNetwork scan() {
        Set<InetAddress> passing = passing();
        List<LocalAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (isOurs(each)) {
                    add(each, passing, found);
                }
            }
        } catch (SocketException e) {
            // There is none at all; the system tells when there is.
        }
        List<InetAddress> preferred =
                ELSEWHERE.stream().flatMap(far -> sourceFor(far).stream()).toList();
        return new LocalNetwork(found, preferred);
    }

    private boolean isOurs(NetworkInterface each) {
        try {
            return each.isUp() && where.has(each.isLoopback());
        } catch (SocketException e) {
            return false; // It went away while it was asked; those after it are still there.
        }
    }

    private static void add(NetworkInterface each, Set<InetAddress> passing, List<LocalAddress> found) {
        for (InterfaceAddress entry : each.getInterfaceAddresses()) {
            InetAddress address = withoutScope(entry.getAddress());
            // Link-local addresses of IPv6 mean nothing without their interface; LAN discovery has its own socket.
            boolean usable = !(address instanceof Inet6Address && address.isLinkLocalAddress());
            int bits = Byte.SIZE * address.getAddress().length;
            int prefix = entry.getNetworkPrefixLength();
            if (usable && !address.isMulticastAddress()) {
                found.add(new LocalAddress(
                        address,
                        prefix < 0 || prefix > bits ? bits : prefix,
                        each.getIndex(),
                        !passing.contains(address)));
            }
        }
    }

    /** IPv6 addresses that the system is about to replace. */
    private static Set<InetAddress> passing() {
        Set<InetAddress> passing = new HashSet<>();
        try {
            for (String line : Files.readAllLines(FLAGS, StandardCharsets.US_ASCII)) {
                String[] columns = line.split(" +", -1);
                int flags = HexFormat.fromHexDigits(columns[FLAGS_COLUMN]);
                if ((flags & (TEMPORARY | DEPRECATED)) != 0) {
                    passing.add(InetAddress.getByAddress(HexFormat.of().parseHex(columns[0])));
                }
            }
        } catch (IOException e) {
            return Set.of(); // Not Linux, or no IPv6: then all count as lasting.
        }
        return passing;
    }

    private static Optional<InetAddress> sourceFor(String far) {
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.connect(new InetSocketAddress(InetAddress.ofLiteral(far), ANY_PORT));
            InetAddress source = withoutScope(probe.getLocalAddress());
            return source.isAnyLocalAddress() ? Optional.empty() : Optional.of(source);
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty(); // No route there.
        }
    }

    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (IOException impossible) {
            throw new AssertionError(impossible); // It has the length of an address.
        }
    }
}
