package chat.warren.node.link.loop;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkWatcher;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what it was told. */
class Witness implements LinkWatcher {
    /** Longer than anything here takes on a machine that is busy. */
    static final int PATIENCE_SECONDS = 30;

    sealed interface Told {}

    record Up(Link link, ByteBuffer secret, Instant agreed) implements Told {}

    record Frame(Lane lane, ByteBuffer bytes) implements Told {}

    record Room(Lane lane) implements Told {}

    record Down(Link link, String why) implements Told {}

    record Failed(String why) implements Told {}

    final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    @Override
    public void up(Link link, LinkSecrets secrets, Instant agreed, Instant now) {
        told.add(new Up(link, ByteBuffer.wrap(secrets.ratchetSecret()), agreed));
    }

    @Override
    public void frame(Link link, Lane lane, byte[] frame, Instant now) {
        told.add(new Frame(lane, ByteBuffer.wrap(frame)));
    }

    @Override
    public void room(Link link, Lane lane, Instant now) {
        told.add(new Room(lane));
    }

    @Override
    public void down(Link link, String why, Instant now) {
        told.add(new Down(link, why));
    }

    @Override
    public void failed(PairId pair, String why, Instant now) {
        told.add(new Failed(why));
    }

    /** The next of this kind, whatever comes before it. */
    <T extends Told> T next(Class<T> kind) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Told next = told.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertNotNull(next, "waited for " + kind.getSimpleName());
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }
}
