package chat.warren.storage.fading;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * All day keys, sealed as one page of the size that disks write whole.
 *
 * <pre>
 * nonce(12) ‖ AES-256-GCM(k, nonce, "warren/keypage1", turn(8) ‖ count(2) ‖ (day(4) ‖ key(32))* ‖ 0…) ‖ tag(16) = 4096
 * </pre>
 *
 * @param turn counts the rewrites: of two copies the one with the higher turn holds
 * @param keys by day since 1970
 */
record KeyPage(long turn, Map<Long, Octets> keys) {
    static final int BYTES = 4096;

    private static final int PLAIN_BYTES = BYTES - Aead.NONCE_BYTES - Aead.TAG_BYTES;
    private static final byte[] ASSOCIATED = Bytes.label("warren/keypage1");

    /** What fits on the page: 112 days. */
    static final int MAX_KEYS = (PLAIN_BYTES - Long.BYTES - 2) / (4 + Aead.KEY_BYTES);

    KeyPage {
        keys = Map.copyOf(keys);
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("more day keys than fit on a page");
        }
    }

    byte[] seal(Secret key, RandomGenerator random) {
        ByteWriter out = new ByteWriter().i64(turn).u16(keys.size());
        new TreeMap<>(keys).forEach((day, dayKey) -> out.u32(day).bytes(dayKey.toArray()));
        byte[] plain = Arrays.copyOf(out.toArray(), PLAIN_BYTES);
        out.wipe();
        byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
        byte[] page = key.use(loan -> Bytes.concat(nonce, Aead.seal(loan, nonce, ASSOCIATED, plain)));
        Bytes.wipe(plain);
        return page;
    }

    /** Nothing, if the page was torn or damaged: then the other copy holds. */
    static Optional<KeyPage> open(Secret key, byte[] page) {
        byte[] nonce = Arrays.copyOf(page, Aead.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(page, Aead.NONCE_BYTES, page.length);
        return key.use(loan -> {
            try {
                return Optional.of(parse(Aead.open(loan, nonce, ASSOCIATED, sealed)));
            } catch (ForgedException torn) {
                return Optional.empty();
            } catch (MalformedException impossible) {
                throw new AssertionError(impossible); // Only this class has ever sealed with this key.
            }
        });
    }

    private static KeyPage parse(byte[] plain) throws MalformedException {
        ByteReader in = new ByteReader(plain);
        long turn = in.i64();
        int count = in.u16();
        Map<Long, Octets> keys = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            long day = in.u32();
            keys.put(day, Octets.of(in.bytes(Aead.KEY_BYTES)));
        }
        Bytes.wipe(plain);
        return new KeyPage(turn, keys);
    }
}
