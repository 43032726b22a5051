package chat.warren.crypto.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every passphrase here costs the floor's work, a quarter of a second: few and meaningful ones, therefore. */
class VaultTest {
    /** Name, version and work; salt; usual slot; unused slot; checksum. */
    private static final String GOLDEN = "57524e5641554c540100010300010000"
            + "4687e96568c4e2109c442a5c3c97d714cd8f54d10efdf17eac06f33e6310841f"
            + "9fb9aad1c5057349f7b677c133a206ee9428d6a386bc687800a4ac2608141e5027c20b5f815cb07c6c4399c40bb6e9c4ffece46fa79cadbeaf4219a8"
            + "c05daa4b8acf76748aa2d790d641b387a8574c6fae6d9b6f3b4a79a517cec22a630bfdb7a6a634a5f1aa2b57dad0bad0ee89af30963784ae0865ef73"
            + "a8bd75b7af59b2c903bf1dceeb8bfc95d69c4ccd61f133ad";

    private static final String GOLDEN_KEY = "c15c0289ec2d0a9167ec8e65a18debbe5e5532fbeea293f80bc942ee9086c171";

    private static final Optional<Secret> NONE = Optional.empty();
    private static final byte[] RABBIT = ascii("rabbit");
    private static final byte[] FOX = ascii("fox");

    private final SplittableRandom random = new SplittableRandom(1);
    private final Vault vault = Vault.create(random, RABBIT, NONE, PassphraseWork.FLOOR);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] key(Vault open) {
        return open.key().use(byte[]::clone);
    }

    /** People keep these bytes for decades: if one changes, the format changed. */
    @Test
    void theFormatKeepsItsBytes() throws Exception {
        HexFormat hex = HexFormat.of();
        assertEquals(GOLDEN, hex.formatHex(vault.encoded()));
        assertEquals(GOLDEN_KEY, hex.formatHex(key(Vault.open(hex.parseHex(GOLDEN), RABBIT, NONE))));
    }

    @Test
    void opensWithItsPassphraseAndNoOther() throws Exception {
        byte[] bytes = vault.encoded();
        assertEquals(Vault.BYTES, bytes.length);
        try (Vault open = Vault.open(bytes, RABBIT, NONE)) {
            assertArrayEquals(key(vault), key(open));
            assertEquals(Slot.USUAL, open.slot());
            assertArrayEquals(bytes, open.encoded());
        }
        assertThrows(WrongPassphraseException.class, () -> Vault.open(bytes, ascii("rabbi"), NONE));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(bytes, new byte[0], NONE));
    }

    @Test
    void aSecondShareIsNeededBesidesThePassphrase() throws Exception {
        Optional<Secret> share = Optional.of(Secret.copyOf(ascii("sixteen bytes or more")));
        byte[] bytes = Vault.create(random, RABBIT, share, PassphraseWork.FLOOR).encoded();
        assertTrue(Vault.needsShare(bytes));
        assertFalse(Vault.needsShare(vault.encoded()));
        Vault.open(bytes, RABBIT, share).close();
        Optional<Secret> other = Optional.of(Secret.copyOf(ascii("sixteen bytes or less")));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(bytes, RABBIT, other));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(bytes, FOX, share));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(bytes, RABBIT, NONE));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(vault.encoded(), RABBIT, share));
        Optional<Secret> weak = Optional.of(Secret.copyOf(ascii("fifteen bytes!!")));
        assertThrows(IllegalArgumentException.class, () -> Vault.create(random, RABBIT, weak, PassphraseWork.FLOOR));
    }

    @Test
    void aNewPassphraseKeepsTheKeyAndTheOtherSlot() throws Exception {
        Vault both = vault.withDuress(random, FOX);
        byte[] changed = both.withPassphrase(random, ascii("hare")).encoded();
        assertArrayEquals(key(vault), key(Vault.open(changed, ascii("hare"), NONE)));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(changed, RABBIT, NONE));
        assertEquals(Slot.DURESS, Vault.open(changed, FOX, NONE).slot());
    }

    @Test
    void theDuressPassphraseOpensAKeyOfItsOwn() throws Exception {
        byte[] bytes = vault.withDuress(random, FOX).encoded();
        Vault duress = Vault.open(bytes, FOX, NONE);
        assertEquals(Slot.DURESS, duress.slot());
        assertFalse(Arrays.equals(key(vault), key(duress)));
        assertEquals(Slot.USUAL, Vault.open(bytes, RABBIT, NONE).slot());

        byte[] destroyed = duress.withoutOtherSlot(random).encoded();
        assertThrows(WrongPassphraseException.class, () -> Vault.open(destroyed, RABBIT, NONE));
        assertArrayEquals(key(duress), key(Vault.open(destroyed, FOX, NONE)));
        assertThrows(IllegalStateException.class, () -> duress.withDuress(random, ascii("hare")));
    }

    @Test
    void takingTheDuressPassphraseBackLeavesTheUsualOne() throws Exception {
        byte[] bytes = vault.withDuress(random, FOX).withoutOtherSlot(random).encoded();
        assertThrows(WrongPassphraseException.class, () -> Vault.open(bytes, FOX, NONE));
        assertArrayEquals(key(vault), key(Vault.open(bytes, RABBIT, NONE)));
    }

    @Test
    void theTwoSlotsNeverShareAPassphrase() throws Exception {
        assertThrows(PassphraseInUseException.class, () -> vault.withDuress(random, RABBIT));
        Vault both = vault.withDuress(random, FOX);
        assertThrows(PassphraseInUseException.class, () -> both.withPassphrase(random, FOX));
    }

    /** A slot that is not in use looks like one that is: 20 of each give about as many set bits. */
    @Test
    void onlyTheDuressSlotChangesWhenItIsUsed() throws Exception {
        byte[] without = vault.encoded();
        byte[] with = vault.withDuress(random, FOX).encoded();
        assertArrayEquals(Arrays.copyOf(without, 108), Arrays.copyOf(with, 108));
        int ones = 0;
        for (int i = 0; i < 20; i++) {
            ones += setBits(Arrays.copyOfRange(vault.withoutOtherSlot(random).encoded(), 108, 168));
        }
        assertEquals(20 * 480 / 2, ones, 300, "six standard deviations of fair bits are 294");
    }

    private static int setBits(byte[] bytes) {
        int ones = 0;
        for (byte next : bytes) {
            ones += Integer.bitCount(Byte.toUnsignedInt(next));
        }
        return ones;
    }

    @Test
    void aKeyOpensWithoutWorkUntilThereIsAPassphrase() throws Exception {
        byte[] drawn = ascii("5e".repeat(Vault.MIN_KEY_BYTES));
        Vault keyed = Vault.create(random, drawn, NONE, PassphraseWork.KEY);
        assertTrue(Vault.open(keyed.encoded(), drawn, NONE).isKeyed());
        assertThrows(IllegalArgumentException.class, () -> Vault.create(random, RABBIT, NONE, PassphraseWork.KEY));
        assertThrows(IllegalArgumentException.class, () -> keyed.withPassphrase(random, RABBIT));
        assertThrows(IllegalArgumentException.class, () -> keyed.withDuress(random, RABBIT));

        Vault owned = keyed.protectedBy(random, RABBIT, PassphraseWork.FLOOR);
        assertFalse(owned.isKeyed());
        assertEquals(PassphraseWork.FLOOR, Vault.work(owned.encoded()));
        assertArrayEquals(key(keyed), key(Vault.open(owned.encoded(), RABBIT, NONE)));
        assertThrows(WrongPassphraseException.class, () -> Vault.open(owned.encoded(), drawn, NONE));
    }

    @Test
    void anotherWorkOrShareIsARebuildAroundTheSameKey() throws Exception {
        Optional<Secret> share = Optional.of(Secret.copyOf(new byte[32]));
        PassphraseWork more = new PassphraseWork(64 * 1024, 4, 2);
        byte[] bytes = vault.rebuilt(random, RABBIT, share, more).encoded();
        assertEquals(more, Vault.work(bytes));
        assertArrayEquals(key(vault), key(Vault.open(bytes, RABBIT, share)));
        byte[] backAgain = Vault.open(bytes, RABBIT, share)
                .rebuilt(random, RABBIT, NONE, PassphraseWork.FLOOR)
                .encoded();
        assertArrayEquals(key(vault), key(Vault.open(backAgain, RABBIT, NONE)));
    }

    @Test
    void workThatIsNotAllowedMakesNoVault() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Vault.create(random, RABBIT, NONE, new PassphraseWork(1024, 3, 1)));
        assertThrows(
                IllegalArgumentException.class, () -> Vault.create(random, new byte[0], NONE, PassphraseWork.FLOOR));
    }

    @Test
    void closingWipesTheKeyAndNothingPrintsIt() {
        assertEquals("open vault", vault.toString());
        assertEquals("(secret)", vault.key().toString());
        vault.close();
        assertThrows(IllegalStateException.class, () -> key(vault));
    }

    @Test
    void leavesThePassphraseToItsOwner() throws Exception {
        byte[] mine = ascii("rabbit");
        Vault.open(vault.encoded(), mine, NONE).close();
        assertArrayEquals(RABBIT, mine);
    }
}
