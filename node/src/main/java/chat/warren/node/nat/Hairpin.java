package chat.warren.node.nat;

import chat.warren.crypto.primitive.Bytes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds whether our routers send back inside what goes to our own outside address: then two friends behind them reach
 * each other by it, and otherwise only by the LAN. A few datagrams to ourselves tell, once for each outside address.
 */
public final class Hairpin {
    /** What is known. */
    public enum Verdict {
        UNKNOWN,
        /** It comes back. */
        TURNS,
        /** It does not. */
        DROPS
    }

    /** As long as the shortest sealed datagram, and as random: nobody on the way sees a difference. */
    private static final int BYTES = 45;

    private static final int TRIES = 3;
    /** There and back within one house, or to a carrier's machine and back. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** The first byte of the DHT's datagrams. */
    private static final byte DHT_MARK = 'd';

    /** Send this from the socket whose outside address it goes to. */
    public static final class Send {
        private final InetSocketAddress to;
        private final byte[] datagram;

        private Send(InetSocketAddress to, byte[] datagram) {
            this.to = to;
            this.datagram = datagram;
        }

        public InetSocketAddress to() {
            return to;
        }

        public byte[] datagram() {
            return datagram.clone();
        }
    }

    private final RandomGenerator random;
    private @Nullable InetSocketAddress outside;
    private byte[] sent = new byte[0];
    private Verdict verdict = Verdict.UNKNOWN;
    private int tries;
    private Instant next = Instant.MAX;

    public Hairpin(RandomGenerator random) {
        this.random = random;
    }

    /** What the survey says; only a steady, translated endpoint can be written to. */
    public void seen(Mapping mapping, Instant now) {
        InetSocketAddress endpoint = mapping instanceof Mapping.Independent independent ? independent.outside() : null;
        if (endpoint == null || endpoint.equals(outside)) {
            return;
        }
        outside = endpoint;
        verdict = Verdict.UNKNOWN;
        tries = 0;
        next = now;
        sent = Bytes.random(random, BYTES);
        sent[0] = sent[0] == DHT_MARK ? 0 : sent[0];
    }

    /** We came to another network. */
    public void networkChanged() {
        outside = null;
        verdict = Verdict.UNKNOWN;
        next = Instant.MAX;
    }

    public Optional<Send> due(Instant now) {
        if (outside == null || now.isBefore(next)) {
            return Optional.empty();
        }
        if (tries >= TRIES) {
            verdict = Verdict.DROPS;
            next = Instant.MAX;
            return Optional.empty();
        }
        tries++;
        next = now.plus(PATIENCE);
        return Optional.of(new Send(outside, sent));
    }

    /** Whether a datagram is ours, come back; nobody else ever saw these bytes but whoever is on the way. */
    public boolean received(byte[] datagram) {
        if (sent.length == 0 || !Arrays.equals(datagram, sent)) {
            return false;
        }
        verdict = Verdict.TURNS;
        next = Instant.MAX;
        return true;
    }

    public Verdict verdict() {
        return verdict;
    }

    public Instant deadline() {
        return next;
    }
}
