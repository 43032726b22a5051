package chat.warren.node.socket.loop;

import chat.warren.node.socket.LocalNetwork;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine's addresses when the system says that something changed, or every quarter of a second where it
 * says nothing.
 */
final class AddressWatch implements AutoCloseable {
    /** A change comes as a burst of news (link, address, routes): it is over when so long nothing came. */
    private static final int QUIET_MILLIS = 20;
    /** A burst that does not end, such as a routing daemon's, is looked into all the same. */
    private static final int MAX_BURST = 5;
    /** Where we have to look ourselves: a call survives a gap of this length. */
    private static final int POLL_MILLIS = 250;

    private final LocalScan scan;
    private final Consumer<LocalNetwork> changed;
    private final @Nullable RouteEvents events;
    private final Thread thread;
    private volatile boolean closed;
    private LocalNetwork last;

    private AddressWatch(LocalScan scan, LocalNetwork first, Consumer<LocalNetwork> changed) {
        this.scan = scan;
        this.last = first;
        this.changed = changed;
        this.events = RouteEvents.open().orElse(null);
        this.thread = Thread.ofPlatform().daemon().name("warren-addresses").unstarted(this::run);
    }

    /** Calls back, on a thread of its own, with every network that differs from the one before. */
    static AddressWatch start(LocalScan scan, LocalNetwork first, Consumer<LocalNetwork> changed) {
        AddressWatch watch = new AddressWatch(scan, first, changed);
        watch.thread.start();
        return watch;
    }

    private void run() {
        // What changed between the first look and now has no news to come.
        do {
            LocalNetwork now = scan.scan();
            if (!closed && !now.equals(last)) {
                last = now;
                changed.accept(now);
            }
        } while (awaitChange());
    }

    private boolean awaitChange() {
        if (events == null) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                return false; // Only close() interrupts.
            }
            return !closed;
        }
        boolean news = events.await(-1);
        for (int i = 0; news && i < MAX_BURST; i++) {
            news = events.await(QUIET_MILLIS);
        }
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        if (events == null) {
            thread.interrupt();
        } else {
            events.wake();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // The descriptors must not close under the thread.
            }
        }
        if (events != null) {
            events.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
