package chat.warren.dht.routing;

import chat.warren.dht.wire.Contact;
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
    /** One place in three is given without looking at the round trip. */
    private static final int RANDOM_SHARE = 3;

    /** A newcomer must be this much faster, in quarters, or measuring noise would turn the bucket over. */
    private static final int FASTER_QUARTERS = 3;

    private final int width;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> spares = new ArrayList<>(0);

    Bucket(int width) {
        this.width = width;
    }

    List<Entry> entries() {
        return entries;
    }

    boolean isFull() {
        return entries.size() >= width;
    }

    @Nullable Entry find(Contact contact) {
        for (Entry entry : entries) {
            if (entry.contact().id().equals(contact.id())) {
                return entry;
            }
        }
        return null;
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
            InetAddress other = entry.contact().address().getAddress();
            if (AddressGroup.wide(other) == wide) {
                sameWide++;
                sameNarrow += AddressGroup.narrow(other) == narrow ? 1 : 0;
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

    /** The slow and unsettled node that this newcomer may displace, if any. */
    @Nullable Entry displacedBy(Duration roundTrip, Instant now) {
        long limit = roundTrip.toNanos() / 1000 * 4 / FASTER_QUARTERS;
        Entry slowest = null;
        // The first third came first, and stays.
        for (int i = (width + RANDOM_SHARE - 1) / RANDOM_SHARE; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean slower = slowest == null || entry.roundTripMicros() > slowest.roundTripMicros();
            if (entry.roundTripMicros() > limit && !entry.isSettled(now) && slower) {
                slowest = entry;
            }
        }
        return slowest;
    }

    /** Fills a gap: mostly with the nearest spare, one time in three with any. */
    @Nullable Entry takeSpare(RandomGenerator random) {
        if (spares.isEmpty()) {
            return null;
        }
        int chosen = random.nextInt(spares.size());
        if (random.nextInt(RANDOM_SHARE) != 0) {
            for (int i = 0; i < spares.size(); i++) {
                if (spares.get(i).roundTripMicros() < spares.get(chosen).roundTripMicros()) {
                    chosen = i;
                }
            }
        }
        Entry taken = spares.remove(chosen);
        taken.doubt();
        return taken;
    }
}
