package chat.warren.node.burrow.loop;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.Friendships;
import chat.warren.node.friend.Nearby;
import chat.warren.node.friend.SpokenCodes;
import chat.warren.node.running.loop.NodeThread;
import chat.warren.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How strangers come to us beside invites: by codes that are said, and from the networks we are on. */
public final class WaysIn {
    /** Nothing is due at once that was due a while ago already: a clock that jumped must not make this spin. */
    private static final Duration LEAST_WAIT = Duration.ofMillis(10);
    /** Somebody who has gone is noticed so late while nothing else happens. */
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final SpokenCodes codes;
    private final Nearby nearby;
    private final NodeThread thread;
    private final Told told;
    private List<Nearby.View> seen = List.of();
    private boolean visible;
    private NodeThread.@Nullable Timer timer;

    WaysIn(Friendships friends, Notices notices, NodeThread thread, Told told) {
        this.codes = friends.spokenCodes(notices);
        notices.serve(codes);
        this.nearby = friends.nearby((card, now) -> thread.lan().call(card));
        this.thread = thread;
        this.told = told;
        thread.lan().listen(this::heard);
    }

    public SpokenCodes codes() {
        return codes;
    }

    public Nearby nearby() {
        return nearby;
    }

    private void heard(byte[] card, Instant now) {
        try {
            nearby.heard(card, now);
        } catch (MalformedException e) {
            return; // Another program's idea of this group.
        }
        turn(now);
    }

    /** Called after a person did something with codes or neighbours. */
    void turn(Instant now) {
        thread.soon();
        try {
            nearby.advanceTo(now);
        } catch (StorageException e) {
            told.noted(String.valueOf(e.getMessage()));
        }
        List<Nearby.View> there = nearby.people();
        boolean shown = nearby.visibleFor(now).isPresent();
        if (!there.equals(seen) || shown != visible) {
            seen = there;
            visible = shown;
            told.nearbyChanged();
        }
        arm(now);
    }

    private void arm(Instant now) {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (visible || !seen.isEmpty()) {
            Duration due = Duration.between(now, nearby.deadline());
            Duration wait = due.compareTo(ROUND) > 0 ? ROUND : due;
            timer = thread.after(wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait, this::turn);
        }
    }
}
