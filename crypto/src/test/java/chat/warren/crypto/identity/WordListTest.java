package chat.warren.crypto.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.wire.MalformedException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTest {
    private final WordList english = WordList.english();

    /** The test vectors published with BIP 39. */
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000,abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f,legal winner thank year wave sausage worth useful legal winner thank yellow",
        "80808080808080808080808080808080,letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
        "ffffffffffffffffffffffffffffffff,zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
        "77c2b00716cec7213839159e404db50d,jelly better achieve collect unaware mountain thought cargo oxygen act hood bridge",
        "f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f,void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing screen patrol group space point ten exist slush involve unfold",
    })
    void keepsThePublishedVectors(String hex, String words) throws MalformedException {
        byte[] value = HexFormat.of().parseHex(hex);
        assertEquals(words, String.join(" ", english.encode(value)));
        assertArrayEquals(value, english.decode(WordList.split("  " + words.replace(' ', '\n')), value.length));
    }

    @Test
    void everyValueComesBack() throws MalformedException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] value = new byte[random.nextInt(4, 9) * 4];
            random.nextBytes(value);
            assertArrayEquals(value, english.decode(english.encode(value), value.length));
        }
    }

    @Test
    void fourLettersTellAllWordsApart() {
        assertEquals(
                2048,
                english.words().stream()
                        .map(word -> word.substring(0, Math.min(4, word.length())))
                        .distinct()
                        .count());
    }
}
