package chat.warren.node.probe;

import chat.warren.dht.wire.Family;
import java.net.InetSocketAddress;
import java.util.Objects;

/** One address under which a node may be reached, and how it came to it. */
public record Candidate(Origin origin, InetSocketAddress address) {
    /** What kind of address it is. The number is what stands on the wire. */
    public enum Origin {
        /** Its own, on a network that the Internet does not route. */
        LAN(1),
        /** Its own, and global. */
        PUBLIC(2),
        /** What others see. */
        SEEN(3),
        /** What its router promised to pass on. */
        MAPPED(4);

        final int code;

        Origin(int code) {
            this.code = code;
        }
    }

    public Candidate {
        Objects.requireNonNull(origin);
        if (address.isUnresolved() || address.getPort() == 0) {
            throw new IllegalArgumentException("nobody can be reached at " + origin + " without an address and a port");
        }
    }

    public boolean isIpv4() {
        return Family.of(address) == Family.IPV4;
    }
}
