package chat.warren.node.lan;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Calls for friends on every network we come to, and hears theirs.
 *
 * @param <F> what stands for a friend
 */
public final class LanSearch<F> {
    /** Site-local scope, and not one that other programs use; the port is ours on that group only. */
    public static final InetSocketAddress GROUP_V4 = new InetSocketAddress("239.192.77.82", 49_321);

    public static final InetSocketAddress GROUP_V6 = new InetSocketAddress("ff05::4d52:7761", 49_321);
    /**
     * Once at first and once more, should one get lost in the Wi-Fi; then seldom, for those who come later call too.
     */
    private static final Duration SECOND = Duration.ofSeconds(2);

    private static final Duration SELDOM = Duration.ofMinutes(5);
    /** Beacons heard lately; a replayed one is not answered twice. An hour's worth of a busy conference. */
    private static final int MAX_HEARD = 4_096;
    /** Beacons looked into a second: each costs half a microsecond per friend and hour's key. */
    private static final int MAX_PER_SECOND = 20;

    private final RandomGenerator random;
    private final Map<F, List<Beacon.Marker>> friends = new LinkedHashMap<>();
    private final Map<Long, Boolean> heard = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MAX_HEARD;
        }
    };
    private Instant next;
    private int called;
    private Instant second = Instant.MIN;
    private int looked;

    /** A friend is on our network: knock there. */
    public record Nearby<F>(F friend, InetSocketAddress address) {}

    public LanSearch(RandomGenerator random, Instant now) {
        this.random = random;
        this.next = now;
    }

    /** A friend's marks: this hour's first, then those beside it. None: a friend no more. */
    public void expect(F friend, List<Beacon.Marker> markers) {
        if (markers.isEmpty()) {
            friends.remove(friend);
        } else {
            friends.put(friend, List.copyOf(markers));
        }
    }

    /** We came to another network: call at once. */
    public void networkChanged(Instant now) {
        next = now;
        called = 0;
    }

    /** The beacons that are due: one, or for very many friends several. */
    public List<byte[]> due(Instant now) {
        if (now.isBefore(next)) {
            return List.of();
        }
        called++;
        next = now.plus(
                called == 1
                        ? SECOND
                        : SELDOM.multipliedBy(4 + random.nextInt(3)).dividedBy(5));
        List<Beacon.Marker> current =
                friends.values().stream().map(List::getFirst).toList();
        List<byte[]> beacons = new ArrayList<>();
        for (int from = 0; from == 0 || from < current.size(); from += Beacon.MARKS) {
            int to = Math.min(current.size(), from + Beacon.MARKS);
            beacons.add(Beacon.call(current.subList(from, to), random));
        }
        return beacons;
    }

    public Instant deadline() {
        return next;
    }

    /** Something came to the group. Only from our own network, only so much, only once. */
    public Optional<Nearby<F>> receive(InetSocketAddress from, byte[] datagram, Instant now) throws MalformedException {
        Beacon beacon = Beacon.parse(datagram);
        if (!second.plusSeconds(1).isAfter(now)) {
            second = now;
            looked = 0;
        }
        boolean ours = Whereabouts.isLan(from.getAddress()) || from.getAddress().getAddress().length == 16;
        if (!ours || looked >= MAX_PER_SECOND || heard.putIfAbsent(beacon.serial(), true) != null) {
            return Optional.empty();
        }
        looked++;
        for (Map.Entry<F, List<Beacon.Marker>> friend : friends.entrySet()) {
            if (friend.getValue().stream().anyMatch(beacon::calls)) {
                return Optional.of(new Nearby<>(friend.getKey(), from));
            }
        }
        return Optional.empty();
    }
}
