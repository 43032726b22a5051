package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalQrTest {
    /** What a camera makes of a letter: so many points high and wide for each module. */
    private static final int POINTS = 4;

    private static final String PAYLOAD =
            "WARREN:DEVICE:" + "ABCDEFGH23456".repeat(6).substring(0, 76);

    @Test
    void aCameraReadsWhatTheTerminalShows() throws Exception {
        List<String> rows = TerminalQr.lines(PAYLOAD).stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
        int width = rows.getFirst().length();
        assertTrue(width <= 60 && rows.size() <= 30, "it fits into a small terminal: " + width + " × " + rows.size());
        int[] points = new int[width * POINTS * rows.size() * 2 * POINTS];
        Arrays.fill(points, 0xffffff);
        for (int y = 0; y < rows.size() * 2 * POINTS; y++) {
            for (int x = 0; x < width * POINTS; x++) {
                char letter = rows.get(y / (2 * POINTS)).charAt(x / POINTS);
                boolean upper = y / POINTS % 2 == 0;
                if (letter == '█' || letter == (upper ? '▀' : '▄')) {
                    points[y * width * POINTS + x] = 0;
                }
            }
        }
        var seen = new RGBLuminanceSource(width * POINTS, rows.size() * 2 * POINTS, points);
        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen)));
        assertEquals(PAYLOAD, read.getText());
    }
}
