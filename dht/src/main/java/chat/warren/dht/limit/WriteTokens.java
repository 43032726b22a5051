package chat.warren.dht.limit;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Tokens that prove a recent query from the same address about the same place, and need no memory.
 *
 * <p>BEP 5: "a secret that changes every five minutes and tokens up to ten minutes old are accepted". BEP 44: "The
 * write token MAY be tied specifically to the key which get requested." Ours is: one cannot be used to store elsewhere.
 */
public final class WriteTokens {
    static final Duration ROTATION = Duration.ofMinutes(5);

    private static final int TOKEN_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final RandomGenerator random;
    private byte[] current;
    private byte[] previous;
    private Instant rotateAt;

    public WriteTokens(RandomGenerator random, Instant now) {
        this.random = random;
        this.current = Bytes.random(random, SECRET_BYTES);
        this.previous = current;
        this.rotateAt = now.plus(ROTATION);
    }

    public ByteString make(InetAddress address, Id place, Instant now) {
        rotate(now);
        return token(current, address, place);
    }

    public boolean accepts(ByteString token, InetAddress address, Id place, Instant now) {
        rotate(now);
        byte[] given = token.toArray();
        // Which of the two fits is no secret; that a comparison stops early would be one.
        return Bytes.equal(given, token(current, address, place).toArray())
                || Bytes.equal(given, token(previous, address, place).toArray());
    }

    private void rotate(Instant now) {
        if (now.isBefore(rotateAt)) {
            return;
        }
        // After a long pause both secrets are old: neither may live on.
        boolean longAgo = !now.isBefore(rotateAt.plus(ROTATION));
        previous = longAgo ? Bytes.random(random, SECRET_BYTES) : current;
        current = Bytes.random(random, SECRET_BYTES);
        rotateAt = now.plus(ROTATION);
    }

    private static ByteString token(byte[] secret, InetAddress address, Id place) {
        byte[] hash = Hashes.hmacSha256(secret, address.getAddress(), place.toArray());
        return ByteString.of(hash, 0, TOKEN_BYTES);
    }
}
