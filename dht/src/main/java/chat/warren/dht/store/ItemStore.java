package chat.warren.dht.store;

import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.wire.ErrorCode;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The items of BEP 44 that others gave us to keep. */
public final class ItemStore {
    /** "Without re-announcement, these items MAY expire in 2 hours." */
    static final Duration KEPT_FOR = Duration.ofHours(2);

    /** With 1,000 bytes each and what surrounds them: 6 MB at most. */
    static final int MAX_ITEMS = 4096;

    /** A hundred friends in two copies and two epochs put 400 items on 20 nodes each: few land on one node. */
    static final int MAX_PER_SOURCE = 64;

    private record Kept(Item item, InetSocketAddress source, Instant until) {}

    private Id own;
    private final Map<Id, Kept> items = new HashMap<>();
    private final Quota quota = new Quota(MAX_PER_SOURCE);

    public ItemStore(Id own) {
        this.own = own;
    }

    public @Nullable Item find(Id target, Instant now) {
        Kept kept = items.get(target);
        return kept == null || !now.isBefore(kept.until()) ? null : kept.item();
    }

    /** Stores it, or says why not. The token was checked before: nothing here is cheap to undo. */
    public @Nullable ErrorCode put(Item item, OptionalLong expected, InetSocketAddress source, Instant now) {
        // Lengths before the signature, which costs a thousand times as much.
        if (BencodeWriter.lengthOf(item.value()) > Item.MAX_VALUE_BYTES) {
            return ErrorCode.VALUE_TOO_BIG;
        }
        if (item instanceof Item.Mutable mutable && mutable.salt().length() > Item.MAX_SALT_BYTES) {
            return ErrorCode.SALT_TOO_BIG;
        }
        Id target = item.target();
        Kept kept = items.get(target);
        Item stored = kept == null || !now.isBefore(kept.until()) ? null : kept.item();
        ErrorCode conflict = conflict(stored, item, expected);
        if (conflict != null) {
            return conflict;
        }
        // "On the storage node, the signature MUST be verified before accepting the store command."
        if (item instanceof Item.Mutable mutable && !mutable.isAuthentic()) {
            return ErrorCode.INVALID_SIGNATURE;
        }
        if (kept != null) {
            items.put(target, new Kept(item, kept.source(), now.plus(KEPT_FOR)));
            return null;
        }
        if (!quota.hasRoom(source) || !makeRoomFor(target, now)) {
            return ErrorCode.SERVER;
        }
        items.put(target, new Kept(item, source, now.plus(KEPT_FOR)));
        quota.take(source);
        return null;
    }

    public void expire(Instant now) {
        items.values().removeIf(kept -> {
            boolean over = !now.isBefore(kept.until());
            if (over) {
                quota.giveBack(kept.source());
            }
            return over;
        });
    }

    /** Our place in the network is another now, and with it what is close to us. */
    public void movedTo(Id id) {
        own = id;
    }

    public int size() {
        return items.size();
    }

    private static @Nullable ErrorCode conflict(@Nullable Item stored, Item fresh, OptionalLong expected) {
        if (!(stored instanceof Item.Mutable old) || !(fresh instanceof Item.Mutable item)) {
            return null; // "If there is no current value, the cas field SHOULD be ignored."
        }
        // "An implementation MUST emit 301 errors if the cas mismatches."
        if (expected.isPresent() && expected.getAsLong() != old.sequence()) {
            return ErrorCode.CAS_MISMATCH;
        }
        // "a node hosting the list node MUST not downgrade a list head from a higher sequence number to a lower one".
        // The same number with the same value resets the timer; with another value it is two items of one number.
        boolean lower = item.sequence() < old.sequence();
        boolean twin = item.sequence() == old.sequence() && !item.value().equals(old.value());
        return lower || twin ? ErrorCode.SEQUENCE_TOO_LOW : null;
    }

    /** A full store keeps what is closest to us: that is what others will look for here. */
    private boolean makeRoomFor(Id target, Instant now) {
        if (items.size() < MAX_ITEMS) {
            return true;
        }
        expire(now);
        if (items.size() < MAX_ITEMS) {
            return true;
        }
        Id farthest = target;
        for (Id id : items.keySet()) {
            farthest = own.compareDistance(id, farthest) > 0 ? id : farthest;
        }
        if (farthest.equals(target)) {
            return false;
        }
        Kept gone = items.remove(farthest);
        if (gone != null) {
            quota.giveBack(gone.source());
        }
        return true;
    }
}
