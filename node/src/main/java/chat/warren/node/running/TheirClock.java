package chat.warren.node.running;

import chat.warren.crypto.pair.PairChain;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the other's clock is from ours, as far as the hours of their knocks and the minutes of their records tell. It
 * is kept against the clock of ours that runs evenly, so that it stays right when the time of day is set here.
 */
final class TheirClock {
    /** Whoever writes several records within a minute is ahead of the clock with their numbers. */
    private static final Duration HASTE = Duration.ofMinutes(10);

    private Duration least = Duration.ZERO; // Of their time less ours. These two are bounds when something was heard.
    private Duration most = Duration.ZERO;
    private Heard heard = Heard.NOTHING;
    private Instant latest = Instant.MIN;

    private enum Heard {
        NOTHING,
        /** That is only a lower bound: nobody knows for how long a record has lain there. */
        RECORD,
        KNOCK
    }

    /** They sealed something by the key of this hour, just now. */
    void knocked(PairChain chain, long epoch, Instant now) {
        Duration from = Duration.between(now, chain.startOf(epoch));
        Duration to = Duration.between(now, chain.startOf(epoch + 1));
        boolean known = heard == Heard.KNOCK && from.compareTo(most) <= 0 && to.compareTo(least) >= 0;
        boolean bounded = known || (heard == Heard.RECORD && to.compareTo(least) >= 0);
        least = bounded && least.compareTo(from) > 0 ? least : from;
        most = known && most.compareTo(to) < 0 ? most : to;
        heard = Heard.KNOCK;
    }

    /** They have written this by then, by their own clock. */
    void wrote(Instant written, Instant now) {
        Duration from = Duration.between(now, written.minus(HASTE));
        if (heard == Heard.KNOCK && from.compareTo(most) <= 0) {
            least = from.compareTo(least) > 0 ? from : least;
        } else if (heard != Heard.RECORD || written.isAfter(latest)) {
            least = from;
            heard = Heard.RECORD; // If there was a knock, or a later time in a record, the clock was set meanwhile.
        }
        latest = written.isAfter(latest) ? written : latest;
    }

    /**
     * By how much it is ahead of ours, if that is known; none where it may be none.
     *
     * @param ours our time of day less the time that runs evenly
     */
    Optional<Duration> ahead(Duration ours) {
        Duration from = least.minus(ours);
        Duration to = most.minus(ours);
        return switch (heard) {
            case NOTHING -> Optional.empty();
            case RECORD -> from.isPositive() ? Optional.of(from) : Optional.empty();
            case KNOCK ->
                Optional.of(from.isPositive() || to.isNegative() ? from.plus(to).dividedBy(2) : Duration.ZERO);
        };
    }
}
