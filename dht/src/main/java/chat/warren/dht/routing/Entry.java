package chat.warren.dht.routing;

import chat.warren.dht.wire.Contact;
import java.time.Duration;
import java.time.Instant;

/** What the table knows of one node that has answered us. Times are kept as numbers: there are thousands of these. */
public final class Entry {
    /** The weight of a new round trip, as in TCP (RFC 6298). */
    private static final int SMOOTHING = 8;

    private final Contact contact;
    private final boolean bound;
    private final long wide;
    private final long narrow;
    private long sinceMillis;
    private long answeredMillis;
    private long triedMillis;
    private int roundTripMicros;
    private int failures;

    Entry(Contact contact, Duration roundTrip, Instant now) {
        this.contact = contact;
        this.bound = BoundId.fits(contact);
        this.wide = AddressGroup.wide(contact.address().getAddress());
        this.narrow = AddressGroup.narrow(contact.address().getAddress());
        this.sinceMillis = now.toEpochMilli();
        this.answeredMillis = sinceMillis;
        this.triedMillis = sinceMillis;
        this.roundTripMicros = micros(roundTrip);
    }

    public Contact contact() {
        return contact;
    }

    public Duration roundTrip() {
        return Duration.ofNanos(1000L * roundTripMicros);
    }

    /** Whether its id is bound to its address (BEP 42): others route, but are not asked to store. */
    public boolean isBound() {
        return bound;
    }

    public boolean isGood() {
        return failures == 0;
    }

    /** Kept, because every newcomer is compared with a whole bucket. */
    long wide() {
        return wide;
    }

    long narrow() {
        return narrow;
    }

    int roundTripMicros() {
        return roundTripMicros;
    }

    boolean isSettled(Instant now) {
        return now.toEpochMilli() - sinceMillis >= TableLimits.SETTLED.toMillis();
    }

    /** When somebody last tried it, successfully or not. */
    long triedMillis() {
        return triedMillis;
    }

    long answeredMillis() {
        return answeredMillis;
    }

    void answered(Duration roundTrip, Instant now) {
        int micros = micros(roundTrip);
        roundTripMicros += (micros - roundTripMicros) / SMOOTHING;
        answeredMillis = now.toEpochMilli();
        triedMillis = answeredMillis;
        failures = 0;
    }

    void tried(Instant now) {
        triedMillis = now.toEpochMilli();
    }

    /** It waited long for its place, which it has from now on: it shall be asked soon whether it still lives. */
    void placed(Instant now) {
        sinceMillis = now.toEpochMilli();
        triedMillis = 0;
    }

    /** Whether this was one failure too many. */
    boolean failed() {
        failures++;
        return failures >= TableLimits.MAX_FAILURES;
    }

    private static int micros(Duration roundTrip) {
        return Math.clamp(roundTrip.toNanos() / 1000, 1, Integer.MAX_VALUE);
    }
}
