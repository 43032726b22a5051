package chat.warren.crypto.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private final WordList english = WordList.english();
    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
    private final IdentityKey bo = IdentityKey.ofSeed(HexFormat.of().parseHex("02".repeat(32)));

    /** People keep these texts: if one changes, their paper copies are worthless. */
    @Test
    void theTextsOfAnIdentityStayAsTheyAre() {
        assertEquals(
                """
                warren:id:agfiry65oqe7dfp5klns2pf2lvzmuzyjx4ozieq36n2iqanub5xvyxte
                giggle govern bike figure brown science digital sun gadget distance reopen crisp
                beyond loyal winner gain december expire tortoise copy remove travel start above
                absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic avoid letter advice comic""",
                String.join(
                        "\n",
                        ada.identity().toText(),
                        String.join(" ", ada.identity().words(english)),
                        String.join(" ", SafetyWords.of(ada.identity(), bo.identity(), english)),
                        String.join(" ", ada.recoveryWords(english))));
    }

    @Test
    void comesBackFromTextAndQrHoweverItWasWrapped() throws MalformedException {
        assertEquals(ada.identity(), PublicIdentity.fromText(ada.identity().toText()));
        String wrapped = "  " + ada.identity().toQrPayload().replaceAll("(.{20})", "$1\r\n ") + "\n";
        assertEquals(ada.identity(), PublicIdentity.fromText(wrapped.replaceFirst("WARREN:ID:\\s*", "WARREN:ID:")));
        assertTrue(ada.identity().toQrPayload().matches("[0-9A-Z:]+"), "a QR code holds only these in few dots");
    }

    @Test
    void aWrongLetterIsNoticed() {
        String text = ada.identity().toText();
        for (int at = 10; at < text.length(); at++) {
            for (char other : new char[] {'a', 'z', '2', '7'}) {
                String wrong = text.substring(0, at) + other + text.substring(at + 1);
                if (!wrong.equals(text)) {
                    assertThrows(MalformedException.class, () -> PublicIdentity.fromText(wrong));
                }
            }
        }
    }

    @Test
    void aKeyOfSmallOrderIsNoIdentity() {
        for (String weak : List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")) {
            assertThrows(
                    ForgedException.class,
                    () -> PublicIdentity.of(HexFormat.of().parseHex(weak)));
        }
    }

    @Test
    void safetyWordsAreTheSameOnBothSidesAndDifferentForAnyoneElse() {
        List<String> adas = SafetyWords.of(ada.identity(), bo.identity(), english);
        assertEquals(adas, SafetyWords.of(bo.identity(), ada.identity(), english));
        assertEquals(12, adas.size());
        IdentityKey mallory = IdentityKey.generate(new SplittableRandom(3));
        assertNotEquals(adas, SafetyWords.of(ada.identity(), mallory.identity(), english));
    }

    @Test
    void recoveryWordsRestoreTheIdentity() throws MalformedException {
        List<String> paper = ada.recoveryWords(english);
        assertEquals(24, paper.size());
        assertEquals(ada.identity(), IdentityKey.recover(english, paper).identity());
        List<String> hasty = paper.stream()
                .map(word -> word.substring(0, Math.min(4, word.length())).toUpperCase(Locale.ROOT))
                .toList();
        assertEquals(ada.identity(), IdentityKey.recover(english, hasty).identity());
    }

    @Test
    void wrongRecoveryWordsAreToldApart() {
        List<String> swapped = new ArrayList<>(bo.recoveryWords(english));
        swapped.set(23, "zoo");
        assertThrows(ForgedException.class, () -> IdentityKey.recover(english, swapped));
        swapped.set(23, "warren");
        MalformedException unknown =
                assertThrows(MalformedException.class, () -> IdentityKey.recover(english, swapped));
        assertEquals("word 24 is not in the list", unknown.getMessage());
        MalformedException few = assertThrows(
                MalformedException.class, () -> IdentityKey.recover(english, Collections.nCopies(23, "zoo")));
        assertEquals("there must be 24 words, not 23", few.getMessage());
    }

    @Test
    void aSecretNeverPrintsItself() {
        String hex = HexFormat.of().formatHex(ada.seed());
        assertFalse((ada + " " + DeviceKey.ofStored(new byte[64])).contains(hex.substring(0, 8)));
        assertTrue(ada.identity().toString().length() < 12, "four bytes for a log, not the whole");
    }

    @Test
    void aClosedSecretIsGone() {
        IdentityKey shortLived = IdentityKey.generate(new SplittableRandom(4));
        shortLived.close();
        shortLived.close();
        assertThrows(IllegalStateException.class, () -> shortLived.sign(new byte[1]));
    }

    @Test
    void signaturesAreThoseOfTheIdentity() {
        byte[] signature = ada.sign(new byte[] {1}, new byte[] {2, 3});
        assertTrue(ada.identity().signed(signature, new byte[] {1, 2, 3}));
        assertFalse(ada.identity().signed(signature, new byte[] {1, 2, 4}));
        assertFalse(bo.identity().signed(signature, new byte[] {1, 2, 3}));
        assertArrayEquals(ada.identity().key(), ada.identity().key());
    }

    @Test
    void noiseIsNoIdentity() {
        Hostile.noiseIsOnlyMalformed(
                ada.identity().toText().getBytes(StandardCharsets.ISO_8859_1),
                bytes -> PublicIdentity.fromText(new String(bytes, StandardCharsets.ISO_8859_1)));
    }
}
