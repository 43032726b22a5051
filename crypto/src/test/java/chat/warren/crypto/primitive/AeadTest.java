package chat.warren.crypto.primitive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.ForgedException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** That a thread keeps its cipher shows nowhere. */
class AeadTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final byte[] key = Bytes.random(random, Aead.KEY_BYTES);
    private final byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
    private final byte[] label = Bytes.random(random, 20);

    @Test
    void theSameIsSealedTwiceInARow() throws ForgedException {
        byte[] text = Bytes.random(random, 100);
        byte[] once = Aead.seal(key, nonce, label, text);
        assertArrayEquals(once, Aead.seal(key, nonce, label, text));
        byte[] open = Aead.open(key, nonce, label, once);
        assertArrayEquals(text, open);
        assertArrayEquals(once, Aead.seal(key, nonce, label, text));
    }

    @Test
    void aForgeryLeavesNothingBehind() throws ForgedException {
        byte[] text = Bytes.random(random, 5_000);
        byte[] sealed = Aead.seal(key, nonce, label, text);
        byte[] forged = sealed.clone();
        forged[forged.length - 1] ^= 1;
        byte[] cut = new byte[Aead.TAG_BYTES];
        for (int i = 0; i < 3; i++) {
            assertThrows(ForgedException.class, () -> Aead.open(key, nonce, label, forged));
            assertThrows(ForgedException.class, () -> Aead.open(key, nonce, label, cut));
            assertThrows(IllegalArgumentException.class, () -> Aead.seal(new byte[31], nonce, label, text));
            assertArrayEquals(text, Aead.open(key, nonce, label, sealed));
            assertArrayEquals(sealed, Aead.seal(key, nonce, label, text));
        }
    }

    @Test
    void threadsDoNotMeet() {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            SplittableRandom own = new SplittableRandom(seed);
            threads.add(CompletableFuture.runAsync(() -> manyComeBack(own)));
        }
        threads.forEach(CompletableFuture::join);
    }

    private static void manyComeBack(SplittableRandom random) {
        for (int i = 0; i < 500; i++) {
            byte[] key = Bytes.random(random, Aead.KEY_BYTES);
            byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
            byte[] text = Bytes.random(random, random.nextInt(300));
            try {
                assertArrayEquals(text, Aead.open(key, nonce, key, Aead.seal(key, nonce, key, text)));
            } catch (ForgedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
