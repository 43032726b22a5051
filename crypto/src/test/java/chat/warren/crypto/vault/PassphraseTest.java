package chat.warren.crypto.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseTest {
    private static byte[] typed(String text) throws MalformedException {
        return Passphrase.utf8(text.toCharArray());
    }

    @ParameterizedTest
    @CsvSource({
        "caf\u00e9, cafe\u0301", // one character, or a letter and an accent
        "\uff57arren, warren", // full width
        "a\u00a0b, a b", // the space that some keyboards make with the third level held
        "\u212bngstr\u00f6m, \u00c5ngstro\u0308m",
        "\ud55c, \u1112\u1161\u11ab", // a Korean syllable, or its three letters
    })
    void theSamePassphraseFromAnotherKeyboardGivesTheSameBytes(String one, String other) throws MalformedException {
        assertArrayEquals(typed(one), typed(other));
    }

    @Test
    void caseSpacesAndEverythingElseMatter() throws MalformedException {
        assertFalse(Arrays.equals(typed("Warren"), typed("warren")));
        assertFalse(Arrays.equals(typed("warren "), typed("warren")));
        assertArrayEquals(
                "rabbit \ud83d\udc30 hole".getBytes(StandardCharsets.UTF_8), typed("rabbit \ud83d\udc30 hole"));
        assertArrayEquals(new byte[0], typed(""));
    }

    @Test
    void halfACharacterIsRefused() {
        assertThrows(MalformedException.class, () -> typed("rabbit \ud83d"));
        assertThrows(MalformedException.class, () -> typed("\udc30 rabbit"));
    }

    @Test
    void leavesTheTypedCharactersToTheirOwner() throws MalformedException {
        char[] letters = "rabbit".toCharArray();
        Passphrase.utf8(letters);
        assertArrayEquals("rabbit".toCharArray(), letters);
    }
}
