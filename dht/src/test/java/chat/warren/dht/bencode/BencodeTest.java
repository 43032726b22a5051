package chat.warren.dht.bencode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i0e",
                "i-1e",
                "i9223372036854775807e",
                "i-9223372036854775808e",
                "0:",
                "4:spam",
                "le",
                "l4:spami42ee",
                "de",
                "d3:cow3:moo4:spam4:eggse",
                "d0:le1:ade2:aai1ee"
            })
    void readsAndWritesTheSameBytes(String text) throws MalformedException {
        Bencode value = BencodeReader.read(ascii(text));
        assertEquals(text, new String(BencodeWriter.write(value), StandardCharsets.ISO_8859_1));
        assertEquals(text.length(), BencodeWriter.lengthOf(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i",
                "ie",
                "i-e",
                "i-0e",
                "i01e",
                "i00e",
                "i+1e",
                "i 1e",
                "i1.0e",
                "i1",
                "i9223372036854775808e",
                "i-9223372036854775809e",
                "i99999999999999999999e",
                "1:",
                "01:a",
                "-1:a",
                "2:a",
                "4294967297:a",
                "99999999999999999999999:a",
                ":",
                "l",
                "li1e",
                "d",
                "d1:ae",
                "d1:a",
                "di1ei1ee",
                "d1:bi1e1:ai1ee",
                "d1:ai1e1:ai1ee",
                "i1ei1e",
                "e",
                "x",
                "d1:ai1ee "
            })
    void refusesWhatHasAnotherSpelling(String text) {
        assertThrows(MalformedException.class, () -> BencodeReader.read(ascii(text)));
    }

    @Test
    void refusesWhatIsTooDeepTooManyOrTooLong() throws MalformedException {
        BencodeReader.read(ascii("l".repeat(33) + "e".repeat(33)));
        assertThrows(MalformedException.class, () -> BencodeReader.read(ascii("l".repeat(34) + "e".repeat(34))));
        assertThrows(MalformedException.class, () -> BencodeReader.read(ascii("l".repeat(4000))));
        BencodeReader.read(ascii("l" + "0:".repeat(BencodeReader.MAX_VALUES - 1) + "e"));
        assertThrows(
                MalformedException.class,
                () -> BencodeReader.read(ascii("l" + "0:".repeat(BencodeReader.MAX_VALUES) + "e")));
        BencodeReader.read(ascii("4091:" + "a".repeat(4091)));
        assertThrows(MalformedException.class, () -> BencodeReader.read(ascii("4092:" + "a".repeat(4092))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noiseIsRefusedButNeverBreaksTheReader(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] alphabet = ascii("dlie0123456789:-abc");
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = random.nextInt(8) == 0 ? (byte) random.nextInt() : alphabet[random.nextInt(alphabet.length)];
            }
            assertIdentityOrRefusal(noise);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyValueComesBackTheSame(long seed) throws MalformedException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Bencode value = randomValue(random, 4);
            byte[] written = BencodeWriter.write(value);
            assertEquals(written.length, BencodeWriter.lengthOf(value));
            if (written.length <= BencodeReader.MAX_BYTES) {
                assertEquals(value, BencodeReader.read(written));
                int flipped = random.nextInt(written.length);
                written[flipped] ^= (byte) (1 << random.nextInt(8));
                assertIdentityOrRefusal(written);
            }
        }
    }

    @Test
    void aDictionaryRefusesTheSameNameTwiceFromOurOwnCode() {
        Dictionary.Builder builder = Dictionary.builder().put("a", 1);
        assertThrows(IllegalStateException.class, () -> builder.put("a", 2));
    }

    @Test
    void tellsAbsentFromWrong() throws MalformedException {
        Dictionary dictionary = Dictionary.builder().put("n", 1).build();
        assertEquals(null, dictionary.bytes("x"));
        assertThrows(MalformedException.class, () -> dictionary.bytes("n"));
        assertThrows(MalformedException.class, () -> dictionary.needBytes("x"));
        assertThrows(MalformedException.class, () -> dictionary.sequence("n"));
        assertThrows(MalformedException.class, () -> dictionary.dictionary("n"));
        assertEquals(new Whole(1), dictionary.whole("n"));
    }

    static void assertIdentityOrRefusal(byte[] bytes) {
        try {
            assertArrayEquals(bytes, BencodeWriter.write(BencodeReader.read(bytes)));
        } catch (MalformedException expected) {
            // Any other exception fails the test.
        }
    }

    private static Bencode randomValue(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> new Whole(random.nextLong() >> random.nextInt(64));
            case 1 -> randomText(random);
            case 2 -> {
                List<Bencode> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(randomValue(random, depth - 1));
                }
                yield new Sequence(items);
            }
            default -> {
                Dictionary.Builder builder = Dictionary.builder();
                for (int i = random.nextInt(5); i > 0; i--) {
                    // The index keeps names apart.
                    builder.put((char) ('a' + random.nextInt(26)) + "" + i, randomValue(random, depth - 1));
                }
                yield builder.build();
            }
        };
    }

    private static ByteString randomText(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return ByteString.of(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
