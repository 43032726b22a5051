package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.ProfileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecretLinesTest {
    private static SecretLines lines(String text) {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretLines lines(byte[] bytes) {
        return new SecretLines(new ByteArrayInputStream(bytes));
    }

    private static void gives(String expected, SecretLines lines) throws IOException {
        assertArrayEquals(expected.toCharArray(), lines.next().orElseThrow());
    }

    @Test
    void aLineIsAllThatStandsBeforeItsEnd() throws IOException {
        SecretLines lines = lines(" grün 🦊 \r\n\n\rx");
        gives(" grün 🦊 ", lines);
        gives("", lines);
        gives("\rx", lines);
        assertEquals(Optional.empty(), lines.next());
    }

    @Test
    void aLastLineNeedsNoEnd() throws IOException {
        SecretLines lines = lines("one\n");
        gives("one", lines);
        assertEquals(Optional.empty(), lines.next());
    }

    @Test
    void whatIsTooLongOrNoTextIsRefused() throws IOException {
        gives("x".repeat(4096), lines("x".repeat(4096) + "\n"));
        assertThrows(ProfileException.class, () -> lines("x".repeat(4097)).next());
        assertThrows(
                ProfileException.class, () -> lines(new byte[] {(byte) 0xc3}).next(), "half a letter");
        assertThrows(
                ProfileException.class,
                () -> lines(new byte[] {(byte) 0xff, '\n'}).next());
    }

    @Test
    void noiseIsTextOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(6)];
            random.nextBytes(noise);
            try {
                Optional<char[]> line = lines(noise).next();
                String text = new String(noise, StandardCharsets.UTF_8);
                int end = text.indexOf('\n');
                String first = end < 0 ? text : text.substring(0, end);
                String expected = first.endsWith("\r") ? first.substring(0, first.length() - 1) : first;
                assertEquals(noise.length == 0 ? Optional.empty() : Optional.of(expected), line.map(String::new));
                taken++;
            } catch (ProfileException refused) {
                assertTrue(refused.sentence().contains("UTF-8"), refused.sentence());
            }
        }
        assertTrue(taken > 10_000, "every sixth at least is text");
    }
}
