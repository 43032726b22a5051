package chat.warren.node.running;

import chat.warren.crypto.pair.Presence;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Stance;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How one friend hears that we come: by a word that others hand on, or by looking where both leave records. */
final class Calling {
    /** A friend who called has given up by then, or called again. */
    private static final Duration OWED = Duration.ofSeconds(10);
    /** Records have whole minutes. Whoever wrote before that does not start just now, and looks for us seldom. */
    private static final Duration LONG_THERE = Duration.ofMinutes(2);

    private final Signals signals;
    private Stance stance = Stance.WAITING;
    private Optional<Presence> shown = Optional.empty();
    private boolean unheard;
    private List<InetSocketAddress> remembered = List.of();
    private boolean longThere;
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

    /** We were together lately, when she was there: she keeps her router open for where we were. */
    void remembers(List<InetSocketAddress> addresses) {
        remembered = List.copyOf(addresses);
    }

    /** There is a new record, left so long ago. */
    void found(Duration ago) {
        longThere = ago.compareTo(LONG_THERE) > 0;
        begin();
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
            if (!awaited && longThere && isElsewhere(theirs)) {
                remembered = List.of(); // Once: where she does not wait for us, it does harm for half a minute.
                stance = Stance.REMEMBERING;
            }
        }
        return stance;
    }

    /** Whether she kept the door open, if she did, at another address than those that were tried already. */
    private boolean isElsewhere(Presence theirs) {
        return !remembered.isEmpty()
                && theirs.addresses().stream()
                        .filter(address -> !Whereabouts.isLan(address.getAddress()))
                        .noneMatch(remembered::contains);
    }

    /** An attempt is over without a path. Whether to begin another at once: she may look for us at any time. */
    boolean goesOnWaiting() {
        boolean called = stance == Stance.ASKING && !unheard;
        unheard |= called;
        return called || stance == Stance.WAITING || stance == Stance.REMEMBERING;
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
