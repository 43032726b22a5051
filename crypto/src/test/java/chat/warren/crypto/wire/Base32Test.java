package chat.warren.crypto.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {
    /** RFC 4648 §10, in lower case and without padding. */
    @ParameterizedTest
    @CsvSource({"f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void keepsTheVectorsOfTheRfc(String plain, String text) throws MalformedException {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertEquals(text, Base32.encode(bytes));
        assertArrayEquals(bytes, Base32.decode(text, bytes.length));
    }

    @Test
    void everyValueComesBackAlsoShoutedAndHyphenated() throws MalformedException {
        SplittableRandom random = new SplittableRandom(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = Base32.encode(bytes).toUpperCase(Locale.ROOT).replaceAll("(.{4})", "$1-\n ");
            assertArrayEquals(bytes, Base32.decode(text, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mzxw6ytbo", "mzxw6ytboia", "mzxw6ytboj", "mzxw6ytbo1", "mzxw6ytbo=", "mzxw6ytboi=", "ｍzxw6ytboi"
            })
    void refusesWhatIsNotThisValueSpeltProperly(String text) {
        assertThrows(MalformedException.class, () -> Base32.decode(text, 6));
    }
}
