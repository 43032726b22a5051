package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One pair, and what we have told and asked. */
final class Pair {
    final PairAnchors anchors;
    final Side own;
    final Watch watch;
    /** The number of the latest record of ours at each place. */
    final Map<Spot, Long> sequences = new HashMap<>();

    final Map<Spot, Instant> caughtUp = new HashMap<>();
    /** When each place is written next. */
    final Map<Spot, Instant> planned = new HashMap<>();

    Optional<Presence> shown = Optional.empty();
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

    /** Which copy is read next: in turns, for the other may have written only one of them yet. */
    int nextCopy() {
        copy = (copy + 1) % PairEpoch.COPIES;
        return copy;
    }
}
