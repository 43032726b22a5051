package chat.warren.node.running;

import chat.warren.node.nat.Mapping;
import chat.warren.node.probe.Probe;
import chat.warren.node.reach.FriendReach;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Keeps our router open for friends who were here lately. Who starts again writes to where we are, and with this she is
 * let in and needs nobody's help, or record, to come back.
 */
final class Vigil {
    /** Linux and many others forget after 30 s what was not answered. */
    private static final Duration EVERY = Duration.ofSeconds(20);
    /** One address each, or two, of 110 bytes a time: 40 to 90 B/s. */
    private static final int MOST = 8;
    /** Most who are away for the night come back. */
    private static final Duration LATELY = Duration.ofHours(24);
    /** Past our own router; one in four past a second one, which forgets later. */
    private static final int[] HOPS = {2, 2, 2, 4};

    private final Standpoint standpoint;
    private final RandomGenerator random;
    private Instant due;
    private int turn;

    Vigil(Standpoint standpoint, RandomGenerator random, Instant now) {
        this.standpoint = standpoint;
        this.random = random;
        this.due = now.plus(EVERY);
    }

    void keep(List<Counterpart> friends, Instant now) {
        if (now.isBefore(due)) {
            return;
        }
        due = now.plus(EVERY);
        Mapping mapping = standpoint.nat(now).mapping();
        if (standpoint.isReachable(now) || !(mapping.isSteady() || mapping instanceof Mapping.Unknown)) {
            return; // Nobody is kept out, or another port would be opened each time.
        }
        int hops = HOPS[turn++ % HOPS.length];
        friends.stream()
                .filter(friend -> !friend.isHealing(now) && isMissed(friend.condition(), now))
                .sorted(Comparator.comparing((Counterpart friend) ->
                                friend.condition().since().lost())
                        .reversed())
                .limit(MOST)
                .forEach(friend -> keepOpen(friend, hops, now));
    }

    private void keepOpen(Counterpart friend, int hops, Instant now) {
        for (InetSocketAddress address : friend.condition().outside()) {
            Probe opener = new Probe.Ping(random.nextLong());
            friend.voice().probe(new FriendReach.Send(Outlet.MAIN, address, hops, opener), now);
        }
    }

    private static boolean isMissed(Condition condition, Instant now) {
        return condition.carrying().isEmpty()
                && !condition.outside().isEmpty()
                && condition.since().lost().plus(LATELY).isAfter(now);
    }
}
