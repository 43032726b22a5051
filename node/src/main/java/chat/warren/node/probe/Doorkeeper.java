package chat.warren.node.probe;

import chat.warren.crypto.datagram.DatagramKey.Opened;
import chat.warren.crypto.datagram.Knock;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.limit.RateLimit;
import chat.warren.dht.limit.TokenBucket;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells friends' datagrams from all others, cheapest checks first: length, the friend who wrote from that address
 * before, then every friend's mark. Silence is the answer to everything else. When strangers send more than there is
 * time for, the next of them finds those friends compared who were not reached before, so that none is shut out.
 *
 * @param <F> what stands for a friend
 */
public final class Doorkeeper<F> {
    /**
     * Marks compared a second for senders we do not know: at half a microsecond each, 1 % of a core. For 200 friends
     * and three hours it is 33 strangers' datagrams a second; friends we have heard of are served before.
     */
    private static final int STRANGERS_MARKS_A_SECOND = 20_000;
    /** A burst of friends who wake up together: a quarter of a second's worth more. */
    private static final int BURST = STRANGERS_MARKS_A_SECOND * 5 / 4;
    /** What one address of theirs may cost of that, or one /56 of IPv6: friends elsewhere find time left. */
    private static final int ONE_SOURCES_SHARE = 5;
    /** Every friend on several paths at once, with room to spare; 100 bytes each. */
    private static final int MAX_ADDRESSES = 4096;

    private final Map<F, List<Door>> doors = new HashMap<>();
    private final List<F> friends = new ArrayList<>();
    private int next; // Where time ran out the last time.
    private final Map<InetSocketAddress, F> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, F> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };
    private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
    private final RateLimit sources =
            new RateLimit((double) STRANGERS_MARKS_A_SECOND / ONE_SOURCES_SHARE, (double) BURST / ONE_SOURCES_SHARE);
    // Three of their own, so that whoever floods our port stops neither what friends' helpers bring nor connections.
    private final TokenBucket direct;
    private final TokenBucket relayed;
    private final TokenBucket greeted;

    /** What a friend sent, opened, and the door it came by: the hour whose key she has. */
    public record Admitted<F>(F friend, Door door, Opened datagram) {}

    /** Why a datagram was dropped; how often is all that is kept of it. */
    public enum Refusal {
        NOT_A_LENGTH,
        NO_TIME_FOR_STRANGERS,
        NO_FRIEND,
        NOT_SEALED_BY_THEM,
        CAME_BEFORE
    }

    public Doorkeeper(Instant now) {
        direct = new TokenBucket(STRANGERS_MARKS_A_SECOND, BURST, now);
        relayed = new TokenBucket(STRANGERS_MARKS_A_SECOND, BURST, now);
        greeted = new TokenBucket(STRANGERS_MARKS_A_SECOND, BURST, now);
    }

    /** The doors of a friend from now on, the most likely first; none when the friend is one no more. */
    public void expect(F friend, List<Door> friendsDoors) {
        if (friendsDoors.isEmpty()) {
            doors.remove(friend);
            friends.remove(friend);
            addresses.values().removeIf(friend::equals);
        } else if (doors.put(friend, List.copyOf(friendsDoors)) == null) {
            friends.add(friend);
        }
    }

    /** What a friend sent, or empty: then there is nothing to do, and above all nothing to answer. */
    public Optional<Admitted<F>> admit(InetSocketAddress from, byte[] datagram, Instant now) {
        if (datagram.length < Knock.OVERHEAD_BYTES) {
            return refused(Refusal.NOT_A_LENGTH);
        }
        F known = addresses.get(from);
        if (known != null) {
            for (Door door : doorsOf(known)) {
                if (door.recognises(datagram)) {
                    return opened(from, known, door, datagram);
                }
            }
        }
        return admitStranger(from, datagram, direct, now);
    }

    /**
     * What came by a way that is this friend's, through a relay: hers are tried whatever strangers do, and nobody
     * else's, for whom it would count as heard.
     */
    public Optional<Admitted<F>> admitBy(F expected, byte[] datagram) {
        if (datagram.length < Knock.OVERHEAD_BYTES) {
            return refused(Refusal.NOT_A_LENGTH);
        }
        for (Door door : doorsOf(expected)) {
            if (door.recognises(datagram)) {
                return opened(null, expected, door, datagram);
            }
        }
        return refused(Refusal.NO_FRIEND);
    }

    /** What a friend sent, and somebody brought: it comes from no address of hers. */
    public Optional<Admitted<F>> admitRelayed(byte[] datagram, Instant now) {
        return admitUnseen(datagram, relayed, now);
    }

    /** By what a connection begins: it will be the friend's, and is no path of datagrams. */
    public Optional<Admitted<F>> admitGreeting(byte[] datagram, Instant now) {
        return admitUnseen(datagram, greeted, now);
    }

    private Optional<Admitted<F>> admitUnseen(byte[] datagram, TokenBucket budget, Instant now) {
        return datagram.length < Knock.OVERHEAD_BYTES
                ? refused(Refusal.NOT_A_LENGTH)
                : admitStranger(null, datagram, budget, now);
    }

    public long refusals(Refusal why) {
        return refusals.getOrDefault(why, 0L);
    }

    private Optional<Admitted<F>> admitStranger(
            @Nullable InetSocketAddress from, byte[] datagram, TokenBucket budget, Instant now) {
        for (int tried = 0; tried < friends.size(); tried++) {
            int place = (next + tried) % friends.size();
            F friend = friends.get(place);
            List<Door> hers = doorsOf(friend);
            boolean affordable =
                    (from == null || sources.allows(from, hers.size(), now)) && budget.take(hers.size(), now);
            if (!affordable) {
                next = place;
                return refused(Refusal.NO_TIME_FOR_STRANGERS);
            }
            for (Door door : hers) {
                if (door.recognises(datagram)) {
                    return opened(from, friend, door, datagram);
                }
            }
        }
        return refused(Refusal.NO_FRIEND);
    }

    private Optional<Admitted<F>> opened(@Nullable InetSocketAddress from, F friend, Door door, byte[] datagram) {
        try {
            Opened opened = door.open(datagram);
            if (!door.isNew(opened)) {
                return refused(Refusal.CAME_BEFORE);
            }
            if (from != null) {
                addresses.put(from, friend);
            }
            return Optional.of(new Admitted<>(friend, door, opened));
        } catch (MalformedException e) {
            return refused(
                    Refusal.NOT_SEALED_BY_THEM); // Also our own, sent back to us: it has the other direction's key.
        }
    }

    private List<Door> doorsOf(F friend) {
        return doors.getOrDefault(friend, List.of());
    }

    private Optional<Admitted<F>> refused(Refusal why) {
        refusals.merge(why, 1L, Long::sum);
        return Optional.empty();
    }
}
