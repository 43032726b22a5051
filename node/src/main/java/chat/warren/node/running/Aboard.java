package chat.warren.node.running;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.Overlay;
import chat.warren.dht.overlay.OverlayView;
import chat.warren.dht.overlay.wire.SignalRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * The node's part in the overlay: whom everybody reaches says so there, and who is reached by nobody uninvited keeps
 * mailboxes, by which friends call.
 */
final class Aboard implements Signals, Companion {
    /**
     * Guards are kept for a week. Who has none left, in an overlay that is known to have some, draws them in this time;
     * what went out before would show our address beside the places of all friends at once.
     */
    private static final Duration DRAWING = Duration.ofSeconds(12);
    /** With fewer nodes there are no three guards of three operators. On the first days nobody waits for them. */
    private static final int ENOUGH_FOR_GUARDS = 8;

    private final Overlay overlay;
    private final NetworkId network;
    private final Standpoint standpoint;
    private final Presence.RunId run;
    private final Instant since;
    private final Couriers couriers;
    private boolean joined;
    private boolean reachable;
    private boolean open;

    /** @param heard told of what helpers bring: sealed for one of our friends' keys, or for nobody */
    Aboard(Place place, Standpoint standpoint, RandomGenerator random, BiConsumer<byte[], Instant> heard) {
        this.overlay = place.overlay();
        this.network = place.network();
        this.standpoint = standpoint;
        this.run = place.run();
        this.since = place.since();
        this.couriers = new Couriers(overlay.signals()::send, random);
        Stamp own = new Stamp(run);
        overlay.inbox()
                .whenHeard((signal, now) -> own.off(signal.toArray()).ifPresent(word -> heard.accept(word, now)));
    }

    /** The overlay, its name, by which number friends know this run of the program, and when it began. */
    record Place(Overlay overlay, NetworkId network, Presence.RunId run, Instant since) {}

    /** Whether records may go their way now, or guards are worth waiting for. */
    boolean isSettled(Instant now) {
        return switch (overlay.records().way()) {
            case THROUGH_GUARDS -> true;
            case WAITING -> false;
            case STRAIGHT ->
                !now.isBefore(since.plus(DRAWING)) || overlay.view().meeting().contacts() < ENOUGH_FOR_GUARDS;
        };
    }

    @Override
    public List<Contact> own() {
        return open ? overlay.mailboxes().helpers() : List.of();
    }

    @Override
    public boolean knows(Presence theirs) {
        return !theirs.helpers().isEmpty();
    }

    @Override
    public void pass(Presence theirs, byte[] sealed, Unheard unheard, Instant now) {
        byte[] stamped = new Stamp(theirs.run()).on(sealed);
        if (stamped.length > SignalRequest.MAX_SIGNAL_BYTES) {
            throw new IllegalArgumentException("a call is shorter than a signal may be");
        }
        couriers.send(theirs, ByteString.of(stamped), unheard, now);
    }

    @Override
    public void renewEvery(Duration interval) {
        overlay.mailboxes().renewEvery(interval);
    }

    /** We are somewhere else: helpers knock at the old address until they hear from the new one. */
    void moved(Instant now) {
        if (open) {
            overlay.mailboxes().open(run.toBytes(), now);
        }
    }

    OverlayView view() {
        return overlay.view();
    }

    @Override
    public void happened(Event event, Instant now) {
        if (event instanceof Event.Joined in && in.network().equals(network)) {
            joined = true;
        }
        overlay.happened(event, now);
    }

    @Override
    public void advanceTo(Instant now) {
        if (reachable != standpoint.isReachable(now)) {
            reachable = !reachable;
            overlay.reachable(reachable, now);
        }
        if (open != (joined && !reachable)) {
            open = !open;
            if (open) {
                overlay.mailboxes().open(run.toBytes(), now);
            } else {
                overlay.mailboxes().close();
            }
        }
        couriers.advanceTo(now);
        overlay.advanceTo(now);
    }

    @Override
    public Instant deadline() {
        Instant theirs = overlay.deadline();
        Instant ours = couriers.deadline();
        return ours.isBefore(theirs) ? ours : theirs;
    }

    @Override
    public void leaving(Instant now) {
        overlay.leaving(now);
    }
}
