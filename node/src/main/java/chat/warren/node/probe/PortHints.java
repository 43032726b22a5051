package chat.warren.node.probe;

import chat.warren.crypto.pair.Presence.NatClass;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * How ports that change are told in a list of addresses: a presence record has no other room. The last two addresses
 * are not to be written to, but read: a sequence's latest port and the one after it, or a block's first and last.
 */
final class PortHints {
    /** What others took between two of our mappings is not in the record; this much is usual. */
    private static final int USUAL_SPARE = 16;

    private static final int HINTS = 2;
    private final NatClass natClass;

    PortHints(NatClass natClass) {
        this.natClass = natClass;
    }

    static List<InetSocketAddress> of(NatReport nat) {
        if (nat.outside().isEmpty()) {
            return List.of();
        }
        InetAddress outside = nat.outside().getFirst();
        return switch (nat.mapping()) {
            case Mapping.Sequential sequence ->
                List.of(at(outside, Mapping.wrapped(sequence.last())), at(outside, sequence.port(1)));
            case Mapping.PortBlock block ->
                List.of(at(outside, block.first()), at(outside, block.first() + block.size() - 1));
            // The ports say nothing here, but the addresses do.
            case Mapping.Random random ->
                nat.outside().stream()
                        .limit(HINTS)
                        .map(address -> at(address, Mapping.LAST_PORT))
                        .toList();
            default -> List.of();
        };
    }

    /** Takes the hints out of the list, so that only addresses one can write to remain. */
    Mapping read(List<InetSocketAddress> addresses) {
        return switch (natClass) {
            case UNKNOWN -> new Mapping.Unknown();
            case UDP_BLOCKED -> new Mapping.Blocked();
            case OPEN -> steady(addresses, true);
            case ENDPOINT_INDEPENDENT -> steady(addresses, false);
            case RANDOM -> {
                addresses.removeIf(address -> isGlobal4(address) && address.getPort() == Mapping.LAST_PORT);
                yield new Mapping.Random();
            }
            case SEQUENTIAL, PORT_BLOCK -> pair(addresses);
        };
    }

    private static Mapping steady(List<InetSocketAddress> addresses, boolean open) {
        for (InetSocketAddress address : addresses) {
            if (isGlobal4(address)) {
                return open ? new Mapping.Open(address) : new Mapping.Independent(address);
            }
        }
        return new Mapping.Unknown();
    }

    private Mapping pair(List<InetSocketAddress> addresses) {
        List<InetSocketAddress> hints =
                new ArrayList<>(addresses.subList(Math.max(0, addresses.size() - HINTS), addresses.size()));
        if (hints.size() < HINTS
                || !isGlobal4(hints.getFirst())
                || !hints.getFirst().getAddress().equals(hints.getLast().getAddress())) {
            return new Mapping.Random(); // It says that its ports change, but not how.
        }
        addresses.subList(addresses.size() - HINTS, addresses.size()).clear();
        int first = hints.getFirst().getPort();
        int last = hints.getLast().getPort();
        if (natClass == NatClass.SEQUENTIAL) {
            return first == last ? new Mapping.Random() : new Mapping.Sequential(first, last - first, USUAL_SPARE);
        }
        return last < first ? new Mapping.Random() : new Mapping.PortBlock(first, last - first + 1);
    }

    private static boolean isGlobal4(InetSocketAddress address) {
        return address.getAddress().getAddress().length == 4 && !Whereabouts.isLan(address.getAddress());
    }

    private static InetSocketAddress at(InetAddress address, int port) {
        return new InetSocketAddress(address, port);
    }
}
