package chat.warren.node.running;

import chat.warren.crypto.datagram.DatagramKey;
import chat.warren.crypto.datagram.DatagramKey.Opened;
import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.datagram.ReplayWindow;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The keys of one link, both ways. */
final class Session {
    private final DatagramKey sending;
    private final DatagramKey receiving;
    private final ReplayWindow seen = new ReplayWindow();
    private final Instant since;
    private long counter;

    Session(LinkSecrets secrets, Side own, Instant now) {
        this.sending = key(secrets, own);
        this.receiving = key(secrets, own.other());
        this.since = now;
    }

    private static DatagramKey key(LinkSecrets secrets, Side sender) {
        byte[] key = secrets.sessionKey(sender);
        try {
            return new DatagramKey(key);
        } finally {
            Bytes.wipe(key);
        }
    }

    byte[] seal(RandomGenerator random, Kind kind, byte[] body) {
        return sending.seal(random, kind, counter++, ByteBuffer.wrap(body));
    }

    /** Empty for what was not sealed by the friend in this session. */
    Optional<Opened> open(byte[] datagram) {
        try {
            return Optional.of(receiving.open(ByteBuffer.wrap(datagram)));
        } catch (MalformedException e) {
            return Optional.empty(); // Of another session, another pair, or of nobody.
        }
    }

    /** Ask after opening only, or a forger could move the window. */
    boolean isNew(Opened opened) {
        return seen.accept(opened.counter());
    }

    Instant since() {
        return since;
    }

    boolean isWorn() {
        return sending.isWorn();
    }
}
