package chat.warren.node.api;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a DHT node has to tell. */
public sealed interface DhtView {
    /** A node somewhere. */
    record Node(String id, InetSocketAddress address) implements DhtView {}

    /** A node that answered. */
    record Pong(Node node, Duration roundTrip) implements DhtView {}

    /**
     * How we stand.
     *
     * @param seenAs the address under which others see us, if they say so
     * @param nodes how many the network seems to have
     */
    record Status(int port, int contacts, long nodes, Optional<InetSocketAddress> seenAs, Traffic traffic)
            implements DhtView {}

    /** Datagrams. */
    record Traffic(long sent, long received) implements DhtView {}

    /**
     * Something that was stored.
     *
     * @param sequence of an item that may change
     */
    record Item(String target, String text, OptionalLong sequence) implements DhtView {}

    /**
     * What was written where.
     *
     * @param key of an item that may change: what others need to find it
     * @param copies how many nodes took it
     * @param refused whether a newer one is there already
     */
    record Written(String target, Optional<String> key, OptionalLong sequence, int copies, boolean refused)
            implements DhtView {}

    /**
     * A source of first contacts, and what came of it.
     *
     * @param source cached, known, lan or names
     * @param use off, spared (the others were enough) or asked
     */
    record Source(String source, String use, int named, int answered) implements DhtView {}

    /** Who takes part in something. */
    record Peers(List<InetSocketAddress> addresses) implements DhtView {
        public Peers {
            addresses = List.copyOf(addresses);
        }
    }
}
