package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.bencode.ByteString;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pair, and what we have told and asked. */
final class Pair {
    /** Who was named beside one who went away; with a single one it is better to write when there are more. */
    private static final int ENOUGH_HELPERS = 2;

    final PairAnchors anchors;
    final Side own;
    final Watch watch;
    /** The number of the latest record of ours at each place. */
    final Map<Spot, Long> sequences = new HashMap<>();

    final Map<Spot, Instant> caughtUp = new HashMap<>();
    /** When each place is written next. */
    final Map<Spot, Instant> planned = new HashMap<>();

    Optional<Presence> shown = Optional.empty();
    /** What was shown when a record was written last. */
    Optional<Presence> written = Optional.empty();

    boolean connected;
    boolean settling;
    /** Whether something was not worth writing while the other could hear it from us. */
    boolean stale;

    boolean gone;
    long polls; // Each new round of looking makes the ones before it void.
    private int copy;

    Pair(PairId id, PairAnchors anchors, Side own) {
        this.anchors = anchors;
        this.own = own;
        this.watch = new Watch(id, anchors, own.other());
    }

    /**
     * Whether what was written will do until the hour's next record: only helpers are others, which happens every few
     * hours and would have us write for every friend at once, and by one of those that were named we are still reached.
     */
    boolean stillServes() {
        if (written.isEmpty() || shown.isEmpty()) {
            return false;
        }
        Presence before = written.get();
        Presence now = shown.get();
        Presence renamed = new Presence(
                before.run(),
                connected ? now.capabilities() : before.capabilities(), // What they have found of ours they know.
                before.addresses(),
                before.nat(),
                now.helpers(),
                before.lan(),
                before.status());
        boolean enough = before.helpers().size() >= ENOUGH_HELPERS
                || now.helpers().size() <= before.helpers().size();
        return enough && !Collections.disjoint(nodes(before), nodes(now)) && renamed.equals(now);
    }

    /** A helper's key of the day may be another: with that of the day before they are still reached. */
    private static List<ByteString> nodes(Presence presence) {
        return presence.helpers().stream()
                .map(helper -> ByteString.of(helper.nodeId()))
                .toList();
    }

    /** Which copy is read next: in turns, for the other may have written only one of them yet. */
    int nextCopy() {
        copy = (copy + 1) % PairEpoch.COPIES;
        return copy;
    }
}
