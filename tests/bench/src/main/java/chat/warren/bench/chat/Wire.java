package chat.warren.bench.chat;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One end of a link through memory: frames wait in the other end's queue, as many as a lane would hold. */
final class Wire implements Link {
    private static final int LANE_FRAMES = 64;

    private final Program from;
    private final Program to;
    private final Peer peer;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean full = new AtomicBoolean();

    Wire(Program from, Program to) {
        this.from = from;
        this.to = to;
        this.peer = to.peer();
    }

    @Override
    public PairId pair() {
        return new PairId(1);
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public LinkView view() {
        return new LinkView(Instant.EPOCH, "none", "none", 1, Optional.empty());
    }

    @Override
    public boolean send(Lane lane, byte[] frame) {
        if (waiting.get() >= LANE_FRAMES) {
            full.set(true);
            return false;
        }
        waiting.incrementAndGet();
        to.later(chat -> {
            chat.frame(to.link(), lane, frame, Instant.now());
            if (waiting.decrementAndGet() < LANE_FRAMES / 2 && full.compareAndSet(true, false)) {
                from.later(sender -> sender.room(this, lane, Instant.now()));
            }
        });
        return true;
    }

    @Override
    public void pause(Lane lane, boolean paused) {
        // The queue is bounded by the lanes, and the benchmark's memory by its messages.
    }

    @Override
    public void close() {
        throw new IllegalStateException("a link was closed in a benchmark");
    }

    @Override
    public void giveUp(String why) {
        throw new IllegalStateException("a link was given up in a benchmark: " + why);
    }
}
