package chat.warren.ui.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** A small picture of a picture, to go with a message that announces it. */
public final class Thumbnail {
    /** What a message takes of one (docs/messages.md). */
    static final int MOST_BYTES = 8_192;
    /** On the longer side. */
    static final int PIXELS = 160;
    /** Smaller than that it shows nothing. */
    private static final int FEWEST_PIXELS = 40;

    private static final float[] QUALITIES = {0.8f, 0.6f, 0.4f, 0.2f};

    private Thumbnail() {}

    /** A JPEG in Base64, as long as one may be. */
    public static Optional<String> of(Path file) {
        return of(file, MOST_BYTES);
    }

    /**
     * A JPEG in Base64; nothing, if the file is no picture that we can read.
     *
     * @param most of its bytes: where several pictures go together, each has a share
     */
    public static Optional<String> of(Path file, int most) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty(); // A pipe would be waited for.
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                return Optional.empty();
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? of(readers.next(), in, Math.min(most, MOST_BYTES)) : Optional.empty();
        } catch (IOException | IllegalArgumentException notAPicture) {
            // Readers say either about files that only begin like pictures. They are sent without a preview.
            return Optional.empty();
        }
    }

    private static Optional<String> of(ImageReader reader, ImageInputStream in, int most) throws IOException {
        try {
            reader.setInput(in, true, true);
            int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
            ImageReadParam every = reader.getDefaultReadParam();
            // So that a large one is never whole in memory: every second point, or third, is enough to shrink from.
            int step = Math.max(1, longer / (2 * PIXELS));
            every.setSourceSubsampling(step, step, 0, 0);
            return small(reader.read(0, every), most);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage from, int longer) {
        double scale = Math.min(1, (double) longer / Math.max(from.getWidth(), from.getHeight()));
        int width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return to;
    }

    private static Optional<String> small(BufferedImage picture, int most) throws IOException {
        for (int longer = PIXELS; longer >= FEWEST_PIXELS; longer = longer * 3 / 4) {
            BufferedImage scaled = scaled(picture, longer);
            for (float quality : QUALITIES) {
                byte[] jpeg = jpeg(scaled, quality);
                if (jpeg.length <= most) {
                    return Optional.of(Base64.getEncoder().encodeToString(jpeg));
                }
            }
        }
        return Optional.empty();
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam wanted = writer.getDefaultWriteParam();
            wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            wanted.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), wanted);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
