package chat.warren.storage.database;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.storage.DamagedProfileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A sealed row.
 *
 * <pre>nonce(12) ‖ AES-256-GCM(key, nonce, ad, body ‖ 0x80 ‖ 0x00…) ‖ tag(16)</pre>
 *
 * <p>The body is padded to a multiple of 32 bytes, so that a row says only roughly how long a message is. Nonces are
 * random: one key seals at most 2^24 rows, some of them a few times over, which keeps the chance of two equal nonces
 * below 2^-45.
 */
public final class RowSeal {
    public static final int STEP = 32;

    private static final byte END_OF_BODY = (byte) 0x80;

    private RowSeal() {}

    public static byte[] seal(Secret key, RandomGenerator random, byte[] associated, byte[] body) {
        byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
        byte[] padded = Arrays.copyOf(body, (body.length / STEP + 1) * STEP);
        padded[body.length] = END_OF_BODY;
        byte[] box = key.use(loan -> Bytes.concat(nonce, Aead.seal(loan, nonce, associated, padded)));
        Bytes.wipe(padded);
        return box;
    }

    public static byte[] open(Secret key, byte[] associated, byte[] box) throws DamagedProfileException {
        if (box.length < Aead.NONCE_BYTES + Aead.TAG_BYTES + STEP) {
            throw damaged();
        }
        byte[] nonce = Arrays.copyOf(box, Aead.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(box, Aead.NONCE_BYTES, box.length);
        byte[] padded =
                key.use(loan -> unlessForged(loan, nonce, associated, sealed)).orElseThrow(RowSeal::damaged);
        int end = padded.length - 1;
        while (end > 0 && padded[end] == 0) {
            end--;
        }
        if (padded[end] != END_OF_BODY) {
            throw damaged();
        }
        byte[] body = Arrays.copyOf(padded, end);
        Bytes.wipe(padded);
        return body;
    }

    private static Optional<byte[]> unlessForged(byte[] key, byte[] nonce, byte[] associated, byte[] sealed) {
        try {
            return Optional.of(Aead.open(key, nonce, associated, sealed));
        } catch (ForgedException e) {
            return Optional.empty();
        }
    }

    private static DamagedProfileException damaged() {
        return new DamagedProfileException(
                "A part of this profile was changed or damaged on the disk; the rest can still be read: restore a backup, and check the disk.");
    }
}
