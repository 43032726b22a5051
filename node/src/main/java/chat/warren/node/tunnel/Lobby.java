package chat.warren.node.tunnel;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Connections that have not yet shown to be a friend's, and for how long each may stay. The time is drawn when it
 * comes, so that nothing a stranger says can be seen to change it.
 */
public final class Lobby {
    /** A friend needs two round trips; strangers get as long as an idle service would give them. */
    static final Duration LEAST_STAY = Duration.ofSeconds(20);

    static final Duration MOST_STAY = Duration.ofSeconds(90);
    /** Enough for all friends of a large list to come back after an outage; a few kilobytes each. */
    static final int MOST = 64;
    /** A household of friends behind one address. */
    static final int MOST_FROM_ONE = 6;
    /** One IPv6 subscriber has 2^64 addresses: they count as one. */
    private static final int NETWORK_BYTES = 8;

    private final RandomGenerator random;
    private final Map<Integer, Guest> guests = new LinkedHashMap<>();

    private record Guest(Network from, Instant until) {}

    /** What one subscriber has. */
    private record Network(long prefix, boolean ipv6) {
        static Network of(InetAddress address) {
            byte[] bytes = address.getAddress();
            long prefix = 0;
            for (int i = 0; i < Math.min(bytes.length, NETWORK_BYTES); i++) {
                prefix = prefix << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
            }
            return new Network(prefix, bytes.length > 4);
        }
    }

    public Lobby(RandomGenerator random) {
        this.random = random;
    }

    /** A connection comes. It always may: those returned go for it, the longest there first. */
    public List<Integer> enter(int connection, InetAddress from, Instant now) {
        Network network = Network.of(from);
        List<Integer> leaving = new ArrayList<>();
        leaveOldest(network, leaving);
        if (guests.size() >= MOST) {
            leaving.add(guests.keySet().iterator().next());
            guests.remove(leaving.getLast());
        }
        long spread = random.nextLong(MOST_STAY.minus(LEAST_STAY).toMillis());
        guests.put(connection, new Guest(network, now.plus(LEAST_STAY).plusMillis(spread)));
        return leaving;
    }

    private void leaveOldest(Network network, List<Integer> leaving) {
        long same = guests.values().stream()
                .filter(guest -> guest.from().equals(network))
                .count();
        for (Iterator<Map.Entry<Integer, Guest>> each = guests.entrySet().iterator();
                same >= MOST_FROM_ONE && each.hasNext(); ) {
            Map.Entry<Integer, Guest> guest = each.next();
            if (guest.getValue().from().equals(network)) {
                leaving.add(guest.getKey());
                each.remove();
                same--;
            }
        }
    }

    /** It ended, or it is a friend's. */
    public void leave(int connection) {
        guests.remove(connection);
    }

    /** Those whose time is up. */
    public List<Integer> due(Instant now) {
        List<Integer> due = new ArrayList<>();
        guests.entrySet().removeIf(each -> {
            boolean up = !each.getValue().until().isAfter(now);
            if (up) {
                due.add(each.getKey());
            }
            return up;
        });
        return due;
    }

    public Instant deadline() {
        return guests.values().stream()
                .map(Guest::until)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    public int guests() {
        return guests.size();
    }
}
