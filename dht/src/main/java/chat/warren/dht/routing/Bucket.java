package chat.warren.dht.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that share a prefix of one length with our id.
 *
 * <p>A third of the places goes to whoever came first and stayed, so to nobody's choice; in the others a faster
 * newcomer may displace a slower node, unless that is settled. An attacker who answers faster than all others gets at
 * most the second part, and only while the table is young.
 */
final class Bucket {
    /** A newcomer must be this much faster, in quarters, or measuring noise would turn the bucket over. */
    private static final int FASTER_QUARTERS = 3;

    private final int width;
    private final int randomShare;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> spares = new ArrayList<>(0);

    Bucket(int width, int randomShare) {
        this.width = width;
        this.randomShare = randomShare;
    }

    List<Entry> entries() {
        return entries;
    }

    boolean isFull() {
        return entries.size() >= width;
    }

    boolean hasSpareAt(InetSocketAddress address) {
        return spares.stream().anyMatch(spare -> spare.contact().address().equals(address));
    }

    /** Whether one more of this neighbourhood is allowed here. */
    boolean admits(InetAddress address) {
        if (AddressGroup.isLocal(address)) {
            return true;
        }
        long wide = AddressGroup.wide(address);
        long narrow = AddressGroup.narrow(address);
        int sameWide = 0;
        int sameNarrow = 0;
        for (Entry entry : entries) {
            if (entry.wide() == wide) {
                sameWide++;
                sameNarrow += entry.narrow() == narrow ? 1 : 0;
            }
        }
        return sameWide < TableLimits.MAX_WIDE_PER_BUCKET && sameNarrow < TableLimits.MAX_NARROW_PER_BUCKET;
    }

    /** Remembers a node that answered but found no place. */
    void spare(Entry entry, RandomGenerator random) {
        if (spares.size() < TableLimits.MAX_SPARES) {
            spares.add(entry);
        } else {
            spares.set(random.nextInt(spares.size()), entry);
        }
    }

    /** The unsettled node that this newcomer may displace, if any: one that failed, or else the slowest. */
    @Nullable Entry displacedBy(Duration roundTrip, Instant now) {
        long limit = roundTrip.toNanos() / 1000 * 4 / FASTER_QUARTERS;
        Entry slowest = null;
        // The first ones came first, and stay.
        for (int i = (width + randomShare - 1) / randomShare; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.isSettled(now)) {
                continue;
            }
            if (!entry.isGood()) {
                return entry;
            }
            boolean slower = slowest == null || entry.roundTripMicros() > slowest.roundTripMicros();
            if (entry.roundTripMicros() > limit && slower) {
                slowest = entry;
            }
        }
        return slowest;
    }

    /** Fills a gap: mostly with the nearest spare, one time in three with any. */
    @Nullable Entry takeSpare(RandomGenerator random, Instant now) {
        if (spares.isEmpty()) {
            return null;
        }
        int chosen = random.nextInt(spares.size());
        if (random.nextInt(randomShare) != 0) {
            for (int i = 0; i < spares.size(); i++) {
                if (spares.get(i).roundTripMicros() < spares.get(chosen).roundTripMicros()) {
                    chosen = i;
                }
            }
        }
        Entry taken = spares.remove(chosen);
        taken.placed(now);
        return taken;
    }
}
