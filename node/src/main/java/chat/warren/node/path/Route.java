package chat.warren.node.path;

import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;

/** One way to a friend. */
public sealed interface Route {
    /** Datagrams from one of our sockets to an address of hers. */
    record Direct(int socket, InetSocketAddress to) implements Route {}

    /** Through somebody who passes datagrams on: the number of a channel at that relay. */
    record Relayed(long channel) implements Route {}

    /** Inside a TCP connection, because datagrams do not pass. */
    record Tunnel(int connection) implements Route {}

    /** How much worse than its round trip a way is, because it costs others something, or can stall. */
    enum Kind {
        LAN(0),
        DIRECT(0),
        RELAYED(40),
        TUNNEL(80);

        final int penaltyMillis;

        Kind(int penaltyMillis) {
            this.penaltyMillis = penaltyMillis;
        }
    }

    default Kind kind() {
        return switch (this) {
            case Direct direct -> Whereabouts.isLan(direct.to().getAddress()) ? Kind.LAN : Kind.DIRECT;
            case Relayed relayed -> Kind.RELAYED;
            case Tunnel tunnel -> Kind.TUNNEL;
        };
    }
}
