package chat.warren.node.running;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.use.Signals.Ending;
import chat.warren.dht.overlay.wire.SignalAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Brings words to friends by the helpers in their records: by one at first, so that the others need not know that
 * somebody calls, and by the next when that one is slow or has failed. What arrives twice is opened once.
 */
final class Couriers {
    /** To a helper and on, at the first time with one round trip more: half a second across the world. */
    private static final Duration PATIENCE = Duration.ofMillis(700);
    /** A start with a hundred friends asks for as many; more are somebody's mistake. */
    private static final int MAX_UNDER_WAY = 128;

    private final Post post;
    private final RandomGenerator random;
    private final List<Delivery> underWay = new ArrayList<>();

    /** Gives a signal to one helper. */
    @FunctionalInterface
    interface Post {
        void send(Contact helper, byte[] run, ByteString signal, Ending ending, Instant now);
    }

    private static final class Delivery {
        final byte[] run;
        final ByteString signal;
        final Signals.Unheard unheard;
        final Deque<Contact> untried;
        int tried;
        int failed;
        boolean arrived;
        Instant next;

        Delivery(Presence theirs, ByteString signal, Signals.Unheard unheard, List<Contact> untried, Instant now) {
            this.run = theirs.run().toBytes();
            this.signal = signal;
            this.unheard = unheard;
            this.untried = new ArrayDeque<>(untried);
            this.next = now;
        }
    }

    Couriers(Post post, RandomGenerator random) {
        this.post = post;
        this.random = random;
    }

    void send(Presence theirs, ByteString signal, Signals.Unheard unheard, Instant now) {
        if (theirs.helpers().isEmpty() || underWay.size() >= MAX_UNDER_WAY) {
            unheard.told(now);
            return;
        }
        List<Contact> shuffled = new ArrayList<>(theirs.helpers());
        Collections.shuffle(shuffled, random); // Friends who call at once shall not all burden the first.
        Delivery delivery = new Delivery(theirs, signal, unheard, shuffled, now);
        underWay.add(delivery);
        next(delivery, now);
    }

    private void next(Delivery delivery, Instant now) {
        if (delivery.untried.isEmpty()) {
            return;
        }
        Contact helper = delivery.untried.remove();
        delivery.tried++;
        delivery.next = delivery.untried.isEmpty() ? Instant.MAX : now.plus(PATIENCE);
        post.send(helper, delivery.run, delivery.signal, (fate, later) -> ended(delivery, fate, later), now);
    }

    private void ended(Delivery delivery, SignalAnswer fate, Instant now) {
        if (fate == SignalAnswer.ARRIVED) {
            delivery.arrived = true;
            underWay.remove(delivery);
        } else if (!delivery.arrived) {
            delivery.failed++;
            if (!delivery.untried.isEmpty()) {
                next(delivery, now);
            } else if (delivery.failed == delivery.tried) {
                underWay.remove(delivery);
                delivery.unheard.told(now);
            }
        }
    }

    void advanceTo(Instant now) {
        for (Delivery delivery : List.copyOf(underWay)) {
            if (!now.isBefore(delivery.next)) {
                next(delivery, now);
            }
        }
    }

    Instant deadline() {
        Instant deadline = Instant.MAX;
        for (Delivery delivery : underWay) {
            deadline = delivery.next.isBefore(deadline) ? delivery.next : deadline;
        }
        return deadline;
    }
}
