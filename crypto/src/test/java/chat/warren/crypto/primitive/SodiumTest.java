package chat.warren.crypto.primitive;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.warren.crypto.wire.ForgedException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ours against libsodium's, which nobody here wrote: the same inputs, the same answers. */
@SuppressWarnings("restricted") // Calling C is what this test is for.
class SodiumTest {
    private static final int ROUNDS = 3_000;

    private final SplittableRandom random = new SplittableRandom(20261121);
    private final Arena arena = Arena.ofConfined();
    private SymbolLookup sodium = SymbolLookup.loaderLookup();

    @BeforeEach
    void loadsTheLibrary() throws Throwable {
        boolean found = true;
        try {
            sodium = SymbolLookup.libraryLookup("libsodium.so.23", arena);
        } catch (IllegalArgumentException e) {
            found = false;
        }
        assumeTrue(found, "libsodium23 is not installed on this machine");
        assertTrue(call("sodium_init") >= 0);
    }

    @AfterEach
    void unloadsIt() {
        arena.close();
    }

    @Test
    void x25519AgreesAlsoOnTwistedPoints() throws Throwable {
        MemorySegment out = arena.allocate(32);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] secret = Bytes.random(random, 32);
            byte[] point = Bytes.random(random, 32);
            long result = call("crypto_scalarmult", out, in(secret), in(point));
            if (result == 0) {
                assertArrayEquals(bytes(out), X25519.agree(secret, point), "round " + round);
            } else {
                assertThrows(ForgedException.class, () -> X25519.agree(secret, point));
            }
        }
    }

    @Test
    void ed25519SignsTheSameAndJudgesTheSame() throws Throwable {
        MemorySegment key = arena.allocate(32);
        MemorySegment pair = arena.allocate(64);
        MemorySegment signature = arena.allocate(64);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] seed = Bytes.random(random, 32);
            byte[] message = Bytes.random(random, random.nextInt(300));
            call("crypto_sign_seed_keypair", key, pair, in(seed));
            assertArrayEquals(bytes(key), Ed25519.publicKey(seed));
            call("crypto_sign_detached", signature, MemorySegment.NULL, in(message), (long) message.length, pair);
            assertArrayEquals(bytes(signature), Ed25519.sign(seed, message));
            byte[] tampered = bytes(signature);
            tampered[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            long theirs = call("crypto_sign_verify_detached", in(tampered), in(message), (long) message.length, key);
            assertEquals(theirs == 0, Ed25519.verify(bytes(key), tampered, message), "round " + round);
        }
    }

    @Test
    void aes256GcmSealsTheSame() throws Throwable {
        assumeTrue(call("crypto_aead_aes256gcm_is_available") == 1, "this processor has no AES for libsodium");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] key = Bytes.random(random, 32);
            byte[] nonce = Bytes.random(random, 12);
            byte[] associated = Bytes.random(random, random.nextInt(50));
            byte[] message = Bytes.random(random, random.nextInt(1500));
            MemorySegment out = arena.allocate(message.length + 16L);
            call(
                    "crypto_aead_aes256gcm_encrypt",
                    out,
                    MemorySegment.NULL,
                    in(message),
                    (long) message.length,
                    in(associated),
                    (long) associated.length,
                    MemorySegment.NULL,
                    in(nonce),
                    in(key));
            assertArrayEquals(bytes(out), Aead.seal(key, nonce, associated, message), "round " + round);
        }
    }

    @Test
    void hashesAreTheSame() throws Throwable {
        MemorySegment out = arena.allocate(32);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] message = Bytes.random(random, random.nextInt(500));
            byte[] key = Bytes.random(random, 32);
            call("crypto_hash_sha256", out, in(message), (long) message.length);
            assertArrayEquals(bytes(out), Hashes.sha256(message));
            call("crypto_auth_hmacsha256", out, in(message), (long) message.length, in(key));
            assertArrayEquals(bytes(out), Hashes.hmacSha256(key, message));
        }
    }

    @Test
    void argon2idIsTheSame() throws Throwable {
        MemorySegment out = arena.allocate(32);
        long argon2id = 2; // crypto_pwhash_ALG_ARGON2ID13
        for (int passes = 1; passes <= 3; passes++) {
            for (int memoryKib : new int[] {8, 100, 1024, 8192}) {
                byte[] passphrase = Bytes.random(random, random.nextInt(1, 80));
                byte[] salt = Bytes.random(random, 16);
                call(
                        "crypto_pwhash",
                        out,
                        32L,
                        in(passphrase),
                        (long) passphrase.length,
                        in(salt),
                        (long) passes,
                        1024L * memoryKib,
                        argon2id);
                assertArrayEquals(bytes(out), Argon2id.derive(passphrase, salt, memoryKib, passes, 1));
            }
        }
    }

    private MemorySegment in(byte[] bytes) {
        // One byte more, because libsodium may not be given a null pointer for an empty message.
        MemorySegment segment = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    private static byte[] bytes(MemorySegment segment) {
        return segment.toArray(JAVA_BYTE);
    }

    /** Calls a function that takes pointers and lengths and returns an int. */
    private long call(String function, Object... arguments) throws Throwable {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            layouts[i] = arguments[i] instanceof Long ? JAVA_LONG : ADDRESS;
        }
        MethodHandle handle = Linker.nativeLinker()
                .downcallHandle(sodium.find(function).orElseThrow(), FunctionDescriptor.of(JAVA_INT, layouts));
        return (int) handle.invokeWithArguments(arguments);
    }
}
