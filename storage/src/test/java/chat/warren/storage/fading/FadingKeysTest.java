package chat.warren.storage.fading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FadingKeysTest {
    private final Secret pageKey = Secret.owning(new byte[32]);
    private final SplittableRandom random = new SplittableRandom(1);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("keys");
    }

    private FadingKeys reopened() throws StorageException {
        return FadingKeys.open(file, pageKey, random);
    }

    private static byte[] bytes(Secret secret) {
        return secret.use(byte[]::clone);
    }

    @Test
    void aKeyIsOnTheDiskBeforeItIsUsed() throws StorageException {
        byte[] key = bytes(FadingKeys.create(file, pageKey, random).forSealing(7));
        assertArrayEquals(key, bytes(reopened().forSealing(7)));
    }

    @Test
    void anErasedKeyIsInNeitherCopy() throws IOException {
        FadingKeys keys = FadingKeys.create(file, pageKey, random);
        keys.forSealing(7);
        keys.forSealing(8);
        keys.erase(7);
        byte[] both = Files.readAllBytes(file);
        assertEquals(2 * KeyPage.BYTES, both.length);
        for (int copy = 0; copy < 2; copy++) {
            byte[] page = Arrays.copyOfRange(both, copy * KeyPage.BYTES, (copy + 1) * KeyPage.BYTES);
            assertEquals(
                    java.util.Set.of(8L),
                    KeyPage.open(pageKey, page).orElseThrow().keys().keySet());
        }
        assertEquals(Optional.empty(), reopened().forOpening(7).map(FadingKeysTest::bytes));
    }

    @Test
    void aTornWriteOfEitherCopyLosesNothing() throws IOException {
        FadingKeys keys = FadingKeys.create(file, pageKey, random);
        byte[] key = bytes(keys.forSealing(7));
        byte[] whole = Files.readAllBytes(file);
        for (int torn = 0; torn < 2 * KeyPage.BYTES; torn += 97) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, torn, Math.min(torn + 512, (torn / KeyPage.BYTES + 1) * KeyPage.BYTES), (byte) 0x55);
            Files.write(file, damaged);
            assertArrayEquals(key, bytes(reopened().forOpening(7).orElseThrow()), "torn at " + torn);
        }
    }

    @Test
    void aKillBetweenTheTwoCopiesIsFinishedOnOpening() throws IOException {
        FadingKeys keys = FadingKeys.create(file, pageKey, random);
        keys.forSealing(7);
        byte[] before = Files.readAllBytes(file);
        keys.erase(7);
        byte[] after = Files.readAllBytes(file);
        byte[] between = after.clone();
        System.arraycopy(before, KeyPage.BYTES, between, KeyPage.BYTES, KeyPage.BYTES);
        Files.write(file, between);
        assertEquals(Optional.empty(), reopened().forOpening(7).map(FadingKeysTest::bytes));
        byte[] second = Arrays.copyOfRange(Files.readAllBytes(file), KeyPage.BYTES, 2 * KeyPage.BYTES);
        assertEquals(0, KeyPage.open(pageKey, second).orElseThrow().keys().size());
    }

    @Test
    void bothCopiesSpoiledIsDamage() throws IOException {
        FadingKeys.create(file, pageKey, random);
        Files.write(file, new byte[2 * KeyPage.BYTES]);
        assertThrows(DamagedProfileException.class, this::reopened);
    }

    @Test
    void thePageHoldsMoreDaysThanAnyMessageMayStay() throws StorageException {
        FadingKeys keys = FadingKeys.create(file, pageKey, random);
        for (int day = 0; day <= FadingKeys.MAX_DAYS_AHEAD + 1; day++) {
            keys.forSealing(day);
        }
        for (int day = FadingKeys.MAX_DAYS_AHEAD + 2; day < KeyPage.MAX_KEYS; day++) {
            keys.forSealing(day);
        }
        assertThrows(StorageException.class, () -> keys.forSealing(KeyPage.MAX_KEYS));
        assertEquals(Optional.of(0L), reopened().firstDay());
    }

    @Test
    void aPageOfGoldenBytesStillOpens() {
        // One key, 0x22…, of day 20000, turn 3; page key 0x00…; nonce 0x11….
        byte[] nonce = new byte[12];
        Arrays.fill(nonce, (byte) 0x11);
        byte[] dayKey = new byte[32];
        Arrays.fill(dayKey, (byte) 0x22);
        KeyPage page = new KeyPage(3, java.util.Map.of(20_000L, chat.warren.storage.row.Octets.of(dayKey)));
        byte[] sealed = page.seal(pageKey, new Fixed(nonce));
        assertEquals(
                "a64359a0d95bf2363dd1e83f98663b8bd03c4849aef2d356e8e1edba76e6ff1f",
                java.util.HexFormat.of().formatHex(chat.warren.crypto.primitive.Hashes.sha256(sealed)));
        assertEquals(Optional.of(page), KeyPage.open(pageKey, sealed));
    }

    /** Gives the same bytes each time: only for golden bytes. */
    private record Fixed(chat.warren.storage.row.Octets bytes) implements java.util.random.RandomGenerator {
        Fixed(byte[] bytes) {
            this(chat.warren.storage.row.Octets.of(bytes));
        }

        @Override
        public long nextLong() {
            throw new AssertionError("only bytes are asked for");
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes.toArray(), 0, into, 0, into.length);
        }
    }
}
