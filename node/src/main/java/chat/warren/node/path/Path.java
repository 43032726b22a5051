package chat.warren.node.path;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about one route, and which pings are under way on it. */
final class Path {
    /** More than this under way means that none of them comes back. */
    private static final int MAX_PENDING = 64;
    /** Like QUIC before an address is validated (RFC 9000 §8.1): a friend cannot be used to flood somebody else. */
    private static final int AMPLIFICATION = 3;

    final Route route;
    final RoundTrip roundTrip = new RoundTrip();
    final MtuSearch mtu = new MtuSearch();
    /** Twice around the world by a friend's computer, and half as much again. */
    private static final Duration SLOWEST = Duration.ofSeconds(3);

    final Instant since;
    private final Map<Long, Ping> pending = new LinkedHashMap<>();
    private boolean validated;
    private long credit;
    private int missedInRow;
    Instant lastSent;
    /** Of the keepalive's time, drawn anew for each: two friends who wait alike would both ping. */
    double patience = 1;

    Instant lastPinged = Instant.MIN;
    /** When a length was tried last. */
    Instant lastMeasured = Instant.MIN;

    Instant lastHeard;
    /** The first thing sent since anything was heard: what is still unanswered. */
    @Nullable Instant unanswered;

    /** A ping under way. */
    record Ping(Instant at, int bytes) {}

    Path(Route route, Instant now) {
        this.route = route;
        this.since = now;
        this.lastSent = now;
        this.lastHeard = now;
    }

    boolean isValidated() {
        return validated;
    }

    /** Whether it answered lately, as far as anybody asked. */
    boolean isAlive() {
        return validated && missedInRow < 2;
    }

    /** Whether the last ping was lost, or the network has changed since. */
    boolean isDoubted() {
        return missedInRow > 0;
    }

    boolean isDead() {
        return missedInRow >= 2;
    }

    void heard(int bytes, Instant now) {
        lastHeard = now;
        unanswered = null;
        credit += (long) AMPLIFICATION * bytes;
    }

    /** Whether so much may be sent there: as much as we like, or three times what came from there. */
    boolean affords(int bytes) {
        return validated || credit >= bytes;
    }

    void sent(int bytes, Instant now) {
        lastSent = now;
        credit = Math.max(0, credit - bytes);
        if (unanswered == null) {
            unanswered = now;
        }
    }

    /** Nothing comes back for it. */
    void ponged(Instant now) {
        lastSent = now;
    }

    void pinged(long transaction, int bytes, Instant now) {
        lastPinged = now;
        lastMeasured = MtuSearch.isStep(bytes) ? now : lastMeasured;
        if (pending.size() < MAX_PENDING) {
            pending.put(transaction, new Ping(now, bytes));
        }
        sent(bytes, now);
    }

    /** Whether that was the answer to a ping of ours on this path. */
    boolean answered(long transaction, Instant now) {
        Ping ping = pending.remove(transaction);
        if (ping == null) {
            return false;
        }
        roundTrip.measured(Duration.between(ping.at, now));
        mtu.passed(ping.bytes);
        validated = true;
        if (isDead()) {
            roundTrip.recovered();
        }
        missedInRow = 0;
        return true;
    }

    /** It worked a moment ago, as the punch has seen. */
    void provenBy(Duration sample) {
        roundTrip.measured(sample);
        validated = true;
        missedInRow = 0;
    }

    /** Everything about it is in doubt: our own network changed. */
    void doubt() {
        missedInRow = Math.max(missedInRow, 1);
    }

    /** Counts pings that took too long. */
    void expire(Instant now) {
        for (Iterator<Ping> each = pending.values().iterator(); each.hasNext(); ) {
            Ping ping = each.next();
            if (expiry(ping).isAfter(now)) {
                continue;
            }
            each.remove();
            if (MtuSearch.isStep(ping.bytes)) {
                mtu.missed(ping.bytes);
            } else if (!lastHeard.isAfter(ping.at)) {
                roundTrip.missed();
                missedInRow++;
            }
        }
    }

    /** A time-out while it is only doubted, then twice as long after every ping that was lost. */
    Duration patienceWhenDead(Duration most) {
        Duration patience = roundTrip.timeout().multipliedBy(1L << Math.clamp(missedInRow - 1, 0, 20));
        return patience.compareTo(most) > 0 ? most : patience;
    }

    Instant nextExpiry() {
        return pending.values().stream()
                .map(this::expiry)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Nothing is known of a way that is new: while the friend is heard there, her answer may just be slow. */
    private Instant expiry(Ping ping) {
        boolean slow = !validated && lastHeard.isAfter(ping.at) && !MtuSearch.isStep(ping.bytes);
        return ping.at.plus(slow ? SLOWEST : roundTrip.timeout());
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** Round trip, made worse by loss and by what it costs others. */
    double score() {
        double millis = roundTrip.smoothed().toNanos() / 1e6;
        return millis * (1 + 10 * roundTrip.loss()) + route.kind().penaltyMillis;
    }

    @Override
    public String toString() {
        return route.kind() + " " + roundTrip.smoothed().toMillis() + " ms";
    }
}
