package chat.warren.node.running;

import chat.warren.crypto.pair.Presence;
import chat.warren.node.probe.Probe;
import chat.warren.node.punch.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How one friend hears that we come: by a word that others hand on, or by looking where both leave records. */
final class Calling {
    /** A friend who called has given up by then, or called again. */
    private static final Duration OWED = Duration.ofSeconds(10);

    private final Signals signals;
    private Stance stance = Stance.WAITING;
    private Optional<Presence> shown = Optional.empty();
    private boolean unheard;
    private Optional<Owed> owed = Optional.empty();

    /** The answer to a call, while we do not know by whom she can be answered. */
    private record Owed(Probe.Call call, Instant since) {}

    Calling(Signals signals) {
        this.signals = signals;
    }

    /** What the friend may read of us from now on, and whether it is something else than before. */
    boolean show(Optional<Presence> presence) {
        boolean news = !presence.equals(shown);
        shown = presence;
        return news;
    }

    Optional<Presence> shown() {
        return shown;
    }

    /** There is a new record, or a person who waits: those who failed before may be asked again. */
    void begin() {
        unheard = false;
    }

    /**
     * How to try now. Without a signal, whoever knows that the other has found us and keeps a router open writes.
     *
     * @param carried whether there is a path already, which hands on any word
     */
    Stance stance(boolean carried, Presence theirs) {
        if (carried || (!unheard && signals.knows(theirs))) {
            stance = Stance.ASKING;
        } else {
            boolean awaited = shown.filter(own -> Notice.hasSeen(theirs, own)).isPresent();
            stance = awaited ? Stance.ANSWERING : Stance.WAITING;
        }
        return stance;
    }

    /** An attempt is over without a path. Whether to begin another at once: she may look for us at any time. */
    boolean goesOnWaiting() {
        boolean called = stance == Stance.ASKING && !unheard;
        unheard |= called;
        return called || stance == Stance.WAITING;
    }

    /** Nobody brought our call to her. Whether that was what the attempt rests on. */
    boolean wasUnheard() {
        boolean rested = stance == Stance.ASKING && !unheard;
        unheard = true;
        return rested;
    }

    /** There was nobody to hand this on; an answer is still wanted in a moment. */
    void owe(Probe.Call call, Instant now) {
        if (call.turn() == Probe.Turn.ANSWERING) {
            owed = Optional.of(new Owed(call, now));
        }
    }

    /** The answer that she waits for, now that her record says by whom it can go. */
    Optional<Probe.Call> owed(Presence theirs, Instant now) {
        Optional<Owed> due = signals.knows(theirs) ? owed : Optional.empty();
        owed = Optional.empty();
        return due.filter(each -> each.since().plus(OWED).isAfter(now)).map(Owed::call);
    }
}
