package chat.warren.dht.call;

import chat.warren.dht.recent.RecentNumbers;
import chat.warren.dht.routing.AddressGroup;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a round trip to an address will probably take: neighbours of an address are as far away as it is.
 *
 * <p>Learned from every answer, for the network operator (/16) and the part of the world (/8), so that a lookup can
 * prefer near ones among nodes it never met.
 */
public final class RoundTrips {
    /** Two numbers each: 36 kB at most. */
    private static final int MAX_GROUPS = 1024;

    private static final int RECENT = 64;
    private static final int SMOOTHING = 4;

    /** Until the first answer: between two continents. */
    private static final Duration UNKNOWN = Duration.ofMillis(200);

    /** The middle moves slowly: it is looked at anew after so many samples, and after each of the first. */
    private static final int SAMPLES_PER_LOOK = 8;

    /** Nine in ten answered in a quarter of this: whoever has not after all of it is probably not there. */
    private static final int SURELY_GONE = 4;

    /** Two slices of a busy scheduler, and a collection of garbage. */
    private static final Duration NEXT_DOOR = Duration.ofMillis(10);

    private final RecentNumbers groups = new RecentNumbers(MAX_GROUPS);
    private final long[] recent = new long[RECENT];
    private final Tempo tempo;
    private int samples;
    private long medianNanos = UNKNOWN.toNanos();
    private long highNanos = UNKNOWN.toNanos() * 2;

    public RoundTrips(Tempo tempo) {
        this.tempo = tempo;
    }

    public void learn(InetAddress address, Duration roundTrip) {
        long nanos = roundTrip.toNanos();
        smooth(AddressGroup.wide(address), nanos);
        smooth(AddressGroup.region(address), nanos);
        recent[Math.floorMod(samples++, RECENT)] = nanos;
        if (samples > RECENT && samples % SAMPLES_PER_LOOK != 0) {
            return;
        }
        long[] sorted = Arrays.copyOf(recent, Math.min(samples, RECENT));
        Arrays.sort(sorted);
        medianNanos = sorted[sorted.length / 2];
        highNanos = sorted[sorted.length * 9 / 10];
    }

    public Duration expected(InetAddress address) {
        long region = groups.get(AddressGroup.region(address), medianNanos);
        return Duration.ofNanos(groups.get(AddressGroup.wide(address), region));
    }

    public Duration median() {
        return Duration.ofNanos(medianNanos);
    }

    /** How long to wait before asking somebody else as well: one and a half times what the answer should take. */
    public Duration patience(Duration expected) {
        return tempo.within(expected.multipliedBy(3).dividedBy(2), floor());
    }

    /** For a node about which nothing is known but where it is: nine in ten answer within this. */
    public Duration patienceForStrangers(InetAddress address) {
        long nanos = Math.max(highNanos, expected(address).toNanos());
        return tempo.within(Duration.ofNanos(nanos * 3 / 2), floor());
    }

    /**
     * A busy machine or a noisy radio adds to any round trip. How much, the slowest tenth of the last answers says: in
     * the world it is more than the least patience anyway, on a LAN of quiet machines much less.
     */
    private Duration floor() {
        if (samples < RECENT) {
            return tempo.leastPatience();
        }
        return Duration.ofNanos(Math.max(NEXT_DOOR.toNanos(), SURELY_GONE * highNanos));
    }

    private void smooth(long group, long nanos) {
        long old = groups.get(group, nanos);
        groups.put(group, old + (nanos - old) / SMOOTHING);
    }
}
