package chat.warren.node.api;

import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.Event;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Remembers what an engine says about its own place. */
final class DhtWatch implements Companion {
    private final CountDownLatch joined = new CountDownLatch(1);
    private volatile Optional<InetSocketAddress> seen = Optional.empty();

    boolean awaitJoined(Duration patience) throws InterruptedException {
        return joined.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    Optional<InetSocketAddress> seenAs() {
        return seen;
    }

    @Override
    public void happened(Event event, Instant now) {
        switch (event) {
            case Event.Joined in -> joined.countDown();
            case Event.AddressSeen address -> seen = Optional.of(address.observed());
            default -> {}
        }
    }

    @Override
    public void advanceTo(Instant now) {}

    @Override
    public Instant deadline() {
        return Instant.MAX;
    }
}
