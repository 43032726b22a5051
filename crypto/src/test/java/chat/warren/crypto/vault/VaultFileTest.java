package chat.warren.crypto.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultFileTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final byte[] valid =
            VaultFile.empty(random, PassphraseWork.DEFAULT, true).encode();

    /** The file as somebody leaves it who changed it on purpose: with a checksum that fits. */
    static byte[] checked(byte[] file) {
        byte[] body = Arrays.copyOf(file, Math.max(0, file.length - VaultFile.CHECKSUM_BYTES));
        return Bytes.concat(body, VaultFile.checksum(body));
    }

    private static byte[] changed(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        changed[at] = (byte) value;
        return checked(changed);
    }

    @Test
    void comesBackAsItWas() throws MalformedException {
        VaultFile read = VaultFile.parse(valid);
        assertEquals(PassphraseWork.DEFAULT, read.work());
        assertEquals(true, read.needsShare());
        assertArrayEquals(valid, read.encode());
        assertEquals(VaultFile.BYTES, valid.length);
        assertEquals(VaultFile.HEADER_BYTES, read.header().length);
    }

    @Test
    void damageAnywhereIsDamageAndNothingElse() {
        Hostile.everyBitFlipIsRefused(valid, VaultFile::parse);
        Hostile.everyOtherLengthIsRefused(valid, VaultFile::parse);
        for (int at = 8; at < valid.length; at++) { // Before that stands the name: "not a vault".
            byte[] flipped = valid.clone();
            flipped[at] ^= 0x10;
            assertThrows(ForgedException.class, () -> VaultFile.parse(flipped), "byte " + at);
        }
    }

    @Test
    void aNewerVersionIsToldFromDamageWhateverItsLength() {
        assertThrows(NewerVersionException.class, () -> VaultFile.parse(changed(valid, 8, 2)));
        assertThrows(NewerVersionException.class, () -> VaultFile.parse(changed(valid, 8, 255)));
        byte[] longer = changed(Arrays.copyOf(valid, 300), 8, 2);
        assertThrows(NewerVersionException.class, () -> VaultFile.parse(longer));
        MalformedException older = assertThrows(MalformedException.class, () -> VaultFile.parse(changed(valid, 8, 0)));
        assertFalse(older instanceof NewerVersionException);
    }

    @ParameterizedTest
    @CsvSource({"9, 2", "9, 255", "10, 0", "10, 17", "11, 0", "11, 2", "11, 17", "12, 1", "13, 17", "13, 0"})
    void whatNoVaultSaysIsRefusedAlsoWithAChecksumThatFits(int at, int value) {
        assertInstanceOf(
                MalformedException.class,
                assertThrows(MalformedException.class, () -> VaultFile.parse(changed(valid, at, value))));
    }

    /** Tampering that the checksum does not show, in each authenticated field and in the slot itself. */
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 16, 47, 48, 60, 107})
    void tamperingThatTheChecksumDoesNotShowStillOpensNothing(int at) {
        byte[] passphrase = "rabbit".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Vault.create(random, passphrase, Optional.empty(), new PassphraseWork(64 * 1024, 4, 2))
                .encoded();
        byte[] tampered = changed(bytes, at, bytes[at] ^ 1);
        assertThrows(
                WrongPassphraseException.class, () -> Vault.open(tampered, passphrase, Optional.empty()), "byte " + at);
    }

    @Test
    void noiseIsNoVault() {
        Hostile.noiseIsOnlyMalformed(valid, VaultFile::parse);
        Hostile.noiseIsOnlyMalformed(valid, bytes -> VaultFile.parse(checked(bytes)));
    }
}
