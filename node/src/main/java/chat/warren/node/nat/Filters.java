package chat.warren.node.nat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Learns from what comes in unasked whom the routers let in. DHT nodes that heard of us from others ask us things, and
 * friends knock: both are tests for free.
 */
final class Filters {
    /** As long as any NAT may remember what went out; RFC 4787 asks for two minutes at least, five are common. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** What a busy DHT node writes to in that time. Beyond it, the oldest may be taken for strangers: so it is full. */
    private static final int MAX_REMEMBERED = 16_384;
    /**
     * So many datagrams went to so many others, and in all that time no stranger came through: the door is closed. A
     * DHT node that others can reach is asked something within the first hundred of its own questions.
     */
    private static final int SENT_WITHOUT_A_STRANGER = 200;
    /** One could be an answer to what went out before the program was started anew, from the same port. */
    private static final int STRANGERS_NEEDED = 2;

    private final Map<InetSocketAddress, Instant> endpoints = bounded();
    private final Map<InetAddress, Instant> addresses = bounded();
    private final Map<InetAddress, Boolean> strangers = new HashMap<>();
    private int otherPorts;
    private int sent;
    private boolean introduced = true;

    void introduced(boolean toOthers) {
        introduced = toOthers;
    }

    private static <K> Map<K, Instant> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
                return size() > MAX_REMEMBERED;
            }
        };
    }

    void sent(InetSocketAddress to, Instant now) {
        sent += introduced ? 1 : 0;
        endpoints.put(to, now);
        addresses.put(to.getAddress(), now);
    }

    void received(InetSocketAddress from, Instant now) {
        if (lately(addresses.get(from.getAddress()), now)) {
            otherPorts += lately(endpoints.get(from), now) ? 0 : 1;
        } else if (endpoints.size() < MAX_REMEMBERED && strangers.size() < STRANGERS_NEEDED) {
            strangers.put(from.getAddress(), true);
        }
    }

    Filtering verdict(Instant now) {
        if (strangers.size() >= STRANGERS_NEEDED) {
            return Filtering.INDEPENDENT;
        }
        if (otherPorts > 0) {
            return Filtering.ADDRESS_DEPENDENT;
        }
        return sent >= SENT_WITHOUT_A_STRANGER ? Filtering.ADDRESS_AND_PORT_DEPENDENT : Filtering.UNKNOWN;
    }

    void forget() {
        endpoints.clear();
        addresses.clear();
        strangers.clear();
        otherPorts = 0;
        sent = 0;
    }

    private static boolean lately(@org.jspecify.annotations.Nullable Instant then, Instant now) {
        return then != null && then.plus(REMEMBERED).isAfter(now);
    }
}
