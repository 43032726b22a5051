package chat.warren.ui.window.welcome;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.swing.JPanel;

/** A QR code, black on white in every theme, because cameras want it so. */
public final class QrPicture extends JPanel {
    /** White around it, in modules; the standard wants four, and our card gives some more. */
    private static final int QUIET_ZONE = 2;

    private Optional<BitMatrix> modules = Optional.empty();

    public void show(String text) {
        modules = Optional.of(encoded(text));
        repaint();
    }

    private static BitMatrix encoded(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L));
        } catch (WriterException e) {
            throw new IllegalStateException("an invite fits into a QR code", e);
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return isPreferredSizeSet() ? super.getPreferredSize() : new Dimension(240, 240);
    }

    @Override
    protected void paintComponent(Graphics g) {
        modules.ifPresent(code -> paint(g, code));
    }

    private void paint(Graphics g, BitMatrix code) {
        int side = Math.min(getWidth(), getHeight());
        draw(g, code, (getWidth() - side) / 2, (getHeight() - side) / 2, side);
    }

    /** Draws a text's code there, so large: for paper. */
    public static void draw(Graphics g, String text, int left, int top, int side) {
        draw(g, encoded(text), left, top, side);
    }

    private static void draw(Graphics g, BitMatrix code, int left, int top, int side) {
        g.setColor(Color.WHITE);
        g.fillRect(left, top, side, side);
        g.setColor(Color.BLACK);
        int size = code.getWidth();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (code.get(x, y)) {
                    int fromX = x * side / size;
                    int fromY = y * side / size;
                    g.fillRect(left + fromX, top + fromY, (x + 1) * side / size - fromX, (y + 1) * side / size - fromY);
                }
            }
        }
    }

    /** The picture that was copied, if one was: a screenshot, or what a phone sent. */
    public static Optional<BufferedImage> copied() {
        Transferable there = Toolkit.getDefaultToolkit().getSystemClipboard().getContents(null);
        try {
            if (there == null || !there.isDataFlavorSupported(DataFlavor.imageFlavor)) {
                return Optional.empty();
            }
            Image image = (Image) there.getTransferData(DataFlavor.imageFlavor);
            BufferedImage copy = new BufferedImage(
                    Math.max(1, image.getWidth(null)), Math.max(1, image.getHeight(null)), BufferedImage.TYPE_INT_RGB);
            var graphics = copy.createGraphics();
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
            return Optional.of(copy);
        } catch (UnsupportedFlavorException | IOException e) {
            return Optional.empty(); // It went away meanwhile.
        }
    }

    /** What stands in the QR code of a picture, if one is to be seen. */
    public static Optional<String> read(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, new int[width * height], 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.empty(); // One that is torn or dirty beyond repair.
        }
    }
}
