package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.Side;
import java.time.Duration;
import java.time.Instant;

/** One of the places of a pair: of one chain, in one hour, for one of the copies. */
record Spot(PairChain chain, long epoch, int copy) {
    /** What {@link Rendezvous#sequence} counts from. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    boolean exists() {
        return chain.covers(epoch);
    }

    /** The caller wipes it. */
    Rendezvous of(Side publisher) {
        PairEpoch keys = chain.epoch(epoch);
        try {
            return keys.rendezvous(publisher, copy);
        } finally {
            keys.wipe();
        }
    }

    /** When a record with this number was written, by the clock of whoever wrote it. */
    Instant written(long sequence) {
        Instant from = chain.startOf(epoch).minus(EARLY);
        // Nobody's number, however large, may leave the calendar: a record counts for at most this hour and the next.
        return from.plus(Duration.ofMinutes(Math.clamp(sequence, 0, 180)));
    }

    Spot otherCopy() {
        return new Spot(chain, epoch, PairEpoch.COPIES - 1 - copy);
    }
}
