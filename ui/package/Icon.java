import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the program's sign from the window's own drawing, as each system wants it: png, ico or icns. */
final class Icon {
    private static final int SIZE = 512;
    /** The largest that an .ico may hold. */
    private static final int ICO_SIZE = 256;

    private static final Color GROUND = new Color(0x1E6B52);

    private Icon() {}

    /** @param arguments the file to write; its name says the kind */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        String name = file.getFileName().toString();
        byte[] bytes = name.endsWith(".ico") ? ico() : name.endsWith(".icns") ? icns() : png(SIZE);
        Files.write(file, bytes);
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(GROUND);
        int edge = size / 16;
        graphics.fillRoundRect(edge, edge, size - 2 * edge, size - 2 * edge, size * 2 / 5, size * 2 / 5);
        int inner = size * 5 / 8;
        FlatSVGIcon sign = new FlatSVGIcon("chat/warren/ui/look/icons/warren.svg", inner, inner);
        sign.setColorFilter(new FlatSVGIcon.ColorFilter(black -> Color.WHITE));
        sign.paintIcon(null, graphics, (size - inner) / 2, (size - inner) / 2);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", bytes)) {
            throw new IOException("no PNG can be written here");
        }
        return bytes.toByteArray();
    }

    /** A directory of one entry, which is a PNG. */
    private static byte[] ico() throws IOException {
        byte[] png = png(ICO_SIZE);
        ByteBuffer ico = ByteBuffer.allocate(22 + png.length).order(ByteOrder.LITTLE_ENDIAN);
        ico.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        ico.putInt(0).putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(22); // A size of 0 is 256.
        return ico.put(png).array();
    }

    /** "ic09" is a PNG of 512 points. */
    private static byte[] icns() throws IOException {
        byte[] png = png(SIZE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream icns = new DataOutputStream(bytes);
        icns.writeBytes("icns");
        icns.writeInt(16 + png.length);
        icns.writeBytes("ic09");
        icns.writeInt(8 + png.length);
        icns.write(png);
        return bytes.toByteArray();
    }
}
