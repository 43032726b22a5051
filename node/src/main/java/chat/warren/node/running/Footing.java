package chat.warren.node.running;

import chat.warren.node.diagnosis.Foothold;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How our own network stands, as people are told it: what passes within seconds, such as a change from one Wi-Fi to
 * another, is not worth a word.
 */
final class Footing {
    /**
     * Who has not found the network by then has none; a router that starts anew takes longer, and is none till then.
     */
    static final Duration JOINING = Duration.ofSeconds(20);
    /** A machine that goes from one network to another is in neither for a second or two. */
    static final Duration LASTS = Duration.ofSeconds(3);

    private Foothold told = Foothold.JOINING;
    private Foothold seen = told;
    private Instant seenSince;
    /** When somebody beyond our networks was there last, or nobody could have been. */
    private Instant outside;

    private boolean settled;

    Footing(Instant now) {
        this.seenSince = now;
        this.outside = now;
    }

    Foothold told() {
        return told;
    }

    /** Whether nothing was seen yet but that we wait: what was seen may have to last before it is told. */
    boolean waits() {
        return told == Foothold.JOINING && seen == told;
    }

    /** What is news about how we stand. */
    Optional<Foothold> look(Standing standing, Instant now) {
        if (settled || standing.isSettled()) {
            outside = now;
        }
        settled = standing.isSettled();
        Foothold is = standing.foothold(now.isBefore(outside.plus(JOINING)));
        if (is != seen) {
            seen = is;
            seenSince = now;
        }
        if (seen == told || !isLasting(now)) {
            return Optional.empty();
        }
        told = seen;
        return Optional.of(told);
    }

    /** Whoever waits for the network hears at once what became of it; but a router may only not have answered yet. */
    private boolean isLasting(Instant now) {
        boolean waited = told == Foothold.JOINING && seen != Foothold.DIRECT_UNLIKELY;
        return waited || !now.isBefore(seenSince.plus(LASTS));
    }

    /** When time alone makes a difference. */
    Instant deadline() {
        if (seen != told) {
            return seenSince.plus(LASTS);
        }
        return told == Foothold.JOINING ? outside.plus(JOINING) : Instant.MAX;
    }
}
