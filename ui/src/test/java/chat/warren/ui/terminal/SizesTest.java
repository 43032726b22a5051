package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void aSizeIsReadWithOneDigitAfterThePoint() {
        assertEquals("0 bytes", Sizes.of(0));
        assertEquals("1023 bytes", Sizes.of(1023));
        assertEquals("1.0 KiB", Sizes.of(1024));
        assertEquals("256.3 KiB", Sizes.of(262_400));
        assertEquals("3.0 TiB", Sizes.of(3L << 40));
        assertEquals("3072.0 TiB", Sizes.of(3L << 50));
    }

    @Test
    void recoveryWordsStandInNumberedRows() {
        assertEquals(
                List.of("   1 a           2 bb          3 ccc         4 d", "   5 e"),
                Columns.numbered(List.of("a", "bb", "ccc", "d", "e")));
        assertEquals(List.of("  a b c d e f", "  g"), Columns.plain(List.of("a", "b", "c", "d", "e", "f", "g")));
    }
}
