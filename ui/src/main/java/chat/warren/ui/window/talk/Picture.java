package chat.warren.ui.window.talk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The small picture that came with a file, read within limits. */
final class Picture {
    /** What a preview may have on a side: its few bytes could claim to be a poster. */
    private static final int WIDEST = 640;

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Picture() {}

    /** The picture of a preview in Base64; empty if it is none, or larger than any. */
    static Optional<BufferedImage> of(String preview) {
        try {
            return of(Base64.getDecoder().decode(preview));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Nobody asked for it to be shown, so what reads it is as little as can be: previews are JPEG, and all the other
     * readers that there are get nothing to read.
     */
    static Optional<BufferedImage> of(byte[] preview) {
        if (preview.length < JPEG.length || !startsLikeJpeg(preview)) {
            return Optional.empty();
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        // In memory: what a friend sent for a glance has no business in a temporary file.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(preview))) {
            reader.setInput(in, true, true);
            boolean small = reader.getWidth(0) <= WIDEST && reader.getHeight(0) <= WIDEST;
            return small ? Optional.of(reader.read(0)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // A friend's fault, whatever the reader calls it: a file without a picture.
        } finally {
            reader.dispose();
        }
    }

    private static boolean startsLikeJpeg(byte[] preview) {
        for (int i = 0; i < JPEG.length; i++) {
            if (preview[i] != JPEG[i]) {
                return false;
            }
        }
        return true;
    }
}
