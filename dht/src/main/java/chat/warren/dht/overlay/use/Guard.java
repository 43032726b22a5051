package chat.warren.dht.overlay.use;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A node through which our records go, and how it has been lately. */
final class Guard {
    /** One loss is the network's; two requests in a row, each said three times, are the node's. */
    private static final int FAILURES_TO_BE_SILENT = 2;

    private final Partner partner;
    private final Instant since;
    private int failures;
    private Optional<Instant> silentSince = Optional.empty();
    private Instant nextGreeting;

    Guard(Partner partner, Instant since, Instant nextGreeting) {
        this.partner = partner;
        this.since = since;
        this.nextGreeting = nextGreeting;
    }

    Partner partner() {
        return partner;
    }

    Instant since() {
        return since;
    }

    boolean isSilent() {
        return silentSince.isPresent();
    }

    boolean isSilentFor(Duration duration, Instant now) {
        return silentSince.isPresent() && !now.isBefore(silentSince.get().plus(duration));
    }

    Instant nextGreeting() {
        return nextGreeting;
    }

    void greetAt(Instant when) {
        nextGreeting = when;
    }

    void worked() {
        failures = 0;
        silentSince = Optional.empty();
    }

    void failed(Instant now) {
        failures++;
        if (failures >= FAILURES_TO_BE_SILENT && silentSince.isEmpty()) {
            silentSince = Optional.of(now);
        }
    }
}
