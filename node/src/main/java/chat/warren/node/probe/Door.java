package chat.warren.node.probe;

import chat.warren.crypto.datagram.DatagramKey.Opened;
import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.datagram.Knock;
import chat.warren.crypto.datagram.ReplayWindow;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * One pair's key of one hour, both ways, with all that must be remembered while it is used. Keep one object for as long
 * as the hour's key lives: it knows which datagrams came already.
 */
public final class Door {
    private final PairEpoch epoch;
    private final Knock knock;
    private final ReplayWindow seen = new ReplayWindow();
    private long counter;

    /**
     * Counters start at the clock's milliseconds, so that after a restart they are above all before: nobody sends a
     * thousand of these a second for a whole hour.
     */
    public Door(PairEpoch epoch, Side mine, Instant now) {
        this.epoch = epoch;
        this.knock = new Knock(epoch, mine);
        this.counter = now.toEpochMilli();
    }

    public byte[] seal(RandomGenerator random, Kind kind, byte[] body) {
        return knock.seal(random, kind, counter++, ByteBuffer.wrap(body));
    }

    public byte[] seal(RandomGenerator random, Probe probe) {
        return seal(random, Kind.PROBE, ProbeWire.encode(probe));
    }

    /** The mark by which a friend finds this pair's datagrams among all others: eight bytes for a nonce. */
    public byte[] mark(byte[] nonce) {
        return epoch.pairTag(nonce);
    }

    boolean recognises(byte[] datagram) {
        return knock.recognises(datagram);
    }

    Opened open(byte[] datagram) throws MalformedException {
        return knock.open(datagram);
    }

    /** Ask after opening only, or a forger could move the window. */
    boolean isNew(Opened opened) {
        return seen.accept(opened.counter());
    }

    @Override
    public String toString() {
        return "door of " + epoch;
    }
}
