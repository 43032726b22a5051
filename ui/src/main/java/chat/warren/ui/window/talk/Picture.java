package chat.warren.ui.window.talk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The small picture that came with a file, read within limits. */
final class Picture {
    /** What a preview may have on a side: its few bytes could claim to be a poster. */
    private static final int WIDEST = 640;

    private Picture() {}

    /** The picture of a preview in Base64; empty if it is none, or larger than any. */
    static Optional<BufferedImage> of(String preview) {
        if (preview.isEmpty()) {
            return Optional.empty();
        }
        try (ByteArrayInputStream bytes =
                        new ByteArrayInputStream(Base64.getDecoder().decode(preview));
                ImageInputStream in = ImageIO.createImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // A friend's fault, and shown as a file without a picture.
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            boolean small = reader.getWidth(0) <= WIDEST && reader.getHeight(0) <= WIDEST;
            return small ? Optional.of(reader.read(0)) : Optional.empty();
        } finally {
            reader.dispose();
        }
    }
}
