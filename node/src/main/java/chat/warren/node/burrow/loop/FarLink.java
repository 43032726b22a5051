package chat.warren.node.burrow.loop;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import chat.warren.node.running.loop.NodeThread;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A link as the files' thread sees it. What it takes lies ready for the node's thread, which hands it to the lane; what
 * comes lies ready for the files' thread, and when too much of it does the lane waits.
 */
final class FarLink implements Link {
    /** Enough that the lane never runs dry while the other thread reads the disk. */
    private static final int FULL_BYTES = 2 << 20;

    private static final int ROOM_BYTES = FULL_BYTES / 2;
    /** So much may have come and not be written yet: a slow disk holds up the sender and not our memory. */
    private static final int MOST_COME_BYTES = 8 << 20;

    private final Link near;
    private final NodeThread node;
    private final Consumer<FarLink> hasRoom;
    private final Queue<byte[]> going = new ConcurrentLinkedQueue<>();
    private final AtomicInteger goingBytes = new AtomicInteger();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicInteger comeBytes = new AtomicInteger();
    private boolean paused; // Only on the node's thread.

    /** @param hasRoom told on the node's thread when there is room again */
    FarLink(Link near, NodeThread node, Consumer<FarLink> hasRoom) {
        this.near = near;
        this.node = node;
        this.hasRoom = hasRoom;
    }

    @Override
    public PairId pair() {
        return near.pair();
    }

    @Override
    public Peer peer() {
        return near.peer();
    }

    @Override
    public LinkView view() {
        return near.view();
    }

    @Override
    public boolean send(Lane lane, byte[] frame) {
        if (lane != Lane.FILES) {
            throw new IllegalArgumentException("only files go this way");
        }
        if (goingBytes.get() > 0 && goingBytes.get() + frame.length > FULL_BYTES) {
            full.set(true);
            call(); // Room may have come just before it was known that somebody waits for it.
            return false;
        }
        goingBytes.addAndGet(frame.length);
        going.add(frame);
        call();
        return true;
    }

    private void call() {
        if (called.compareAndSet(false, true)) {
            node.execute(now -> hand());
        }
    }

    /** Hands over what the lane takes. On the node's thread. */
    void hand() {
        called.set(false);
        for (byte[] next = going.peek(); next != null && near.send(Lane.FILES, next); next = going.peek()) {
            going.remove();
            goingBytes.addAndGet(-next.length);
        }
        if (goingBytes.get() <= ROOM_BYTES && full.compareAndSet(true, false)) {
            hasRoom.accept(this);
        }
    }

    /** Something came. On the node's thread. */
    void came(int bytes) {
        if (comeBytes.addAndGet(bytes) > MOST_COME_BYTES && !paused) {
            paused = true;
            near.pause(Lane.FILES, true);
        }
    }

    /** Something that came is done with. On the files' thread. */
    void handled(int bytes) {
        int left = comeBytes.addAndGet(-bytes);
        if (left <= MOST_COME_BYTES / 2 && left + bytes > MOST_COME_BYTES / 2) {
            node.execute(now -> goOn());
        }
    }

    private void goOn() {
        if (paused) {
            paused = false;
            near.pause(Lane.FILES, false);
        }
    }

    @Override
    public void pause(Lane lane, boolean wanted) {
        throw new IllegalStateException("files take what comes");
    }

    @Override
    public void close() {
        node.execute(now -> near.close());
    }

    @Override
    public void giveUp(String why) {
        node.execute(now -> near.giveUp(why));
    }
}
