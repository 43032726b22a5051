package chat.warren.node.file.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNameTest {
    @ParameterizedTest
    @CsvSource({
        "notes.txt, notes.txt",
        "Übung 1.pdf, Übung 1.pdf",
        "報告.docx, 報告.docx",
        "../../etc/passwd, _.._etc_passwd",
        "C:\\Windows\\x.exe, C__Windows_x.exe",
        ".bashrc, bashrc",
        "'..', file",
        "'', file",
        "'con', _con",
        "'NUL.txt', _NUL.txt",
        "'com1.tar.gz', _com1.tar.gz",
        "'name. ', name",
        "'what?.txt', what_.txt",
        "'a|b<c>d\"e*f', a_b_c_d_e_f",
    })
    void namesBecomeHarmless(String given, String safe) {
        assertEquals(safe, SafeName.of(given));
    }

    @Test
    void whatIsNotSeenIsTakenAway() {
        assertEquals("photo_gpj.exe", SafeName.of("photo_\u202Egpj.exe"));
        assertEquals("a b", SafeName.of("a\u2028b"));
        assertEquals("ab", SafeName.of("a\u0000\u200B\nb"));
        assertEquals("a_", SafeName.of("a\uD800"));
    }

    @Test
    void longNamesKeepTheirEnding() {
        String safe = SafeName.of("ж".repeat(500) + ".pdf");
        assertTrue(safe.endsWith("ж.pdf"), safe);
        assertTrue(safe.getBytes(StandardCharsets.UTF_8).length <= SafeName.MAX_BYTES);
        assertTrue(SafeName.of("x" + ".y".repeat(400)).getBytes(StandardCharsets.UTF_8).length <= SafeName.MAX_BYTES);
    }

    @Test
    void whateverIsGivenIsOneNameAndStaysTheSame() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder given = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                given.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
            }
            String safe = SafeName.of(given.toString());
            assertFalse(safe.isEmpty() || safe.contains("/") || safe.contains("\\") || safe.startsWith("."), safe);
            assertEquals(safe, SafeName.of(safe), "once is enough");
        }
    }
}
