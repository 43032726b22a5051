package chat.warren.node.running;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.link.SoundClock;
import chat.warren.node.probe.Door;
import chat.warren.node.relay.Tag;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The doors of one pair: one for each chain in use and each hour in which the friend's clock may be. */
final class Keyring {
    /** A friend's clock may be two hours wrong, and then so are her doors. Most clocks are right. */
    private static final int[] HOURS = {0, 1, -1, 2, -2};
    /** Longer than any time between two looks at the clock: it was set forward, or the computer slept. */
    private static final Duration LEAP = Duration.ofMinutes(2);
    /** Of another length than any nonce, so that this mark never goes out with a datagram. */
    private static final byte[] RELAY = Bytes.label("warren/relay1");

    private final PairAnchors anchors;
    private final Side own;
    private final SoundClock clock = new SoundClock();
    private TheirClock theirs = new TheirClock();
    /** The time of day less the time that runs evenly. */
    private Duration ours = Duration.ZERO;

    private Map<Place, Door> doors = new LinkedHashMap<>();
    private List<Place> told = List.of();
    private boolean moved;
    private Instant refreshed;

    private record Place(PairChain chain, long epoch) {}

    /** @param now for the counters of the first doors, which must be above those of an earlier run */
    Keyring(PairAnchors anchors, Side own, Instant wall, Instant now) {
        this.anchors = anchors;
        this.own = own;
        this.refreshed = now;
        advanceTo(wall, now);
    }

    /** What happened to the keys. */
    enum Change {
        NONE,
        /** Other doors than before, from the same keys. */
        DOORS,
        /** What is stored of the anchors is out of date. */
        ANCHORS
    }

    /** Opens the doors of the hours that came near and forgets those that are over. */
    Change advanceTo(Instant wall, Instant now) {
        refresh(wall, now);
        boolean same = told.equals(List.copyOf(doors.keySet()));
        Change change = moved ? Change.ANCHORS : same ? Change.NONE : Change.DOORS;
        told = List.copyOf(doors.keySet());
        moved = false;
        return change;
    }

    private void refresh(Instant wall, Instant now) {
        ours = Duration.between(now, wall);
        if (refreshed.plus(LEAP).isBefore(now)) {
            theirs = new TheirClock(); // What it is kept against has leapt with the time of day.
        }
        refreshed = now;
        if (clock.isTrusted(wall, now)) {
            moved |= anchors.advanceTo(wall);
        }
        Map<Place, Door> current = new LinkedHashMap<>();
        for (int hours : HOURS) {
            for (PairChain chain : anchors.inUse()) {
                long epoch = chain.epochAt(wall) + hours;
                if (chain.covers(epoch)) {
                    Place place = new Place(chain, epoch);
                    // The same door as long as it lives: it knows what came already.
                    Door known = doors.get(place);
                    current.put(place, known != null ? known : new Door(chain.epoch(epoch), own, now));
                }
            }
        }
        doors = current;
    }

    /** The likeliest first. */
    List<Door> doors() {
        return List.copyOf(doors.values());
    }

    /** Those by which a friend whose clock is right may come now: what is called out on a LAN. */
    List<Door> nearest(Instant wall, Instant now) {
        List<Door> nearest = new ArrayList<>();
        nearest.add(speaking(wall, now));
        doors.values().stream().filter(door -> !nearest.contains(door)).forEach(nearest::add);
        return nearest;
    }

    /**
     * The one to send by: of the chain that the friend is sure to have. The anchors are shared with those above, who
     * agree on new ones inside a link at any time.
     */
    Door speaking(Instant wall, Instant now) {
        PairChain shared = anchors.inUse().getLast();
        Place place = new Place(shared, shared.epochAt(wall));
        if (!doors.containsKey(place)) {
            refresh(wall, now);
        }
        Door door = doors.get(place);
        if (door == null) {
            throw new IllegalStateException("no door for this hour: the keyring was not advanced");
        }
        return door;
    }

    /** Where the two meet at a relay in this hour: one place for each chain that both may have. */
    List<Tag> tags(Instant wall) {
        List<Tag> tags = new ArrayList<>();
        for (PairChain chain : anchors.inUse()) {
            Door door = doors.get(new Place(chain, chain.epochAt(wall)));
            if (door != null) {
                tags.add(new Tag(ByteBuffer.wrap(door.mark(RELAY)).getLong()));
            }
        }
        return tags;
    }

    /** By how much the friend's clock is ahead of ours, if that is known. */
    Optional<Duration> clockAhead() {
        return theirs.ahead(ours);
    }

    /** The friend came by this door: she has its chain. */
    boolean used(Door door, Instant now) {
        for (Map.Entry<Place, Door> entry : doors.entrySet()) {
            if (entry.getValue() == door) {
                theirs.knocked(entry.getKey().chain(), entry.getKey().epoch(), now);
                return used(entry.getKey().chain());
            }
        }
        return false;
    }

    /** As her record tells, which was written then by her own clock. */
    boolean used(PairChain chain, Instant written, Instant now) {
        theirs.wrote(written, now);
        return used(chain);
    }

    /** Whether that was news. */
    private boolean used(PairChain chain) {
        int before = anchors.inUse().size();
        anchors.usedByFriend(chain);
        return anchors.inUse().size() != before;
    }
}
