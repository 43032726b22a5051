package chat.warren.ui.terminal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A QR code in letters: two of its rows in each line, black on white whatever the terminal's colours are. */
final class TerminalQr {
    /** White around it, in modules: as little as cameras are content with. */
    private static final int QUIET_ZONE = 2;

    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String AS_BEFORE = "\u001b[0m";

    private TerminalQr() {}

    static List<String> lines(String text) {
        BitMatrix code = encoded(text);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < code.getHeight(); y += 2) {
            StringBuilder line = new StringBuilder(BLACK_ON_WHITE);
            for (int x = 0; x < code.getWidth(); x++) {
                line.append(letter(code.get(x, y), y + 1 < code.getHeight() && code.get(x, y + 1)));
            }
            lines.add(line.append(AS_BEFORE).toString());
        }
        return lines;
    }

    private static char letter(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }

    private static BitMatrix encoded(String text) {
        Map<EncodeHintType, Object> wanted =
                Map.of(EncodeHintType.MARGIN, QUIET_ZONE, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, wanted);
        } catch (WriterException e) {
            throw new IllegalStateException("a link fits into a QR code", e);
        }
    }
}
