package chat.warren.node.nat;

import chat.warren.crypto.pair.Presence.NatClass;
import java.net.InetSocketAddress;

/** Which outside port our datagrams leave by: what a friend has to know to meet them. */
public sealed interface Mapping {
    /** Too little was seen to say. */
    record Unknown() implements Mapping {}

    /** Nobody translates: we are seen as we see ourselves. */
    record Open(InetSocketAddress address) implements Mapping {}

    /** The same endpoint towards everybody. */
    record Independent(InetSocketAddress outside) implements Mapping {}

    /**
     * Another port towards each destination, each so many above the one before.
     *
     * @param last the latest port seen
     * @param step from one mapping to the next; negative if it counts down
     * @param spare how many ports others behind the same router may take in between, from what they took lately
     */
    record Sequential(int last, int step, int spare) implements Mapping {
        /** The outside port of the {@code index}-th mapping from now on, counted from 1, if nobody else takes any. */
        public int port(int index) {
            return wrapped(last + (long) step * index);
        }
    }

    /**
     * Another port towards each destination, out of a block that is ours: {@code first} to {@code first + size - 1}.
     */
    record PortBlock(int first, int size) implements Mapping {
        public PortBlock {
            if (first < 1 || size < 1 || first + size - 1 > LAST_PORT) {
                throw new IllegalArgumentException("no block has " + size + " ports from " + first + " on");
            }
        }
    }

    /** Another port towards each destination, with nothing to predict. */
    record Random() implements Mapping {}

    /** Nothing comes back at all. */
    record Blocked() implements Mapping {}

    int LAST_PORT = 65_535;

    /** Below, NATs leave the ports to services (RFC 4787 §4.2.3). */
    int FIRST_PORT = 1024;

    /** Keeps a predicted port where a NAT would: past the last it begins anew. */
    static int wrapped(long port) {
        return FIRST_PORT + (int) Math.floorMod(port - FIRST_PORT, (long) LAST_PORT - FIRST_PORT + 1);
    }

    /** Whether one endpoint serves towards everybody. */
    default boolean isSteady() {
        return this instanceof Open || this instanceof Independent;
    }

    /** What stands in a presence record. */
    default NatClass presenceClass() {
        return switch (this) {
            case Unknown unknown -> NatClass.UNKNOWN;
            case Open open -> NatClass.OPEN;
            case Independent independent -> NatClass.ENDPOINT_INDEPENDENT;
            case Sequential sequential -> NatClass.SEQUENTIAL;
            case PortBlock block -> NatClass.PORT_BLOCK;
            case Random random -> NatClass.RANDOM;
            case Blocked blocked -> NatClass.UDP_BLOCKED;
        };
    }
}
