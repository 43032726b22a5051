package chat.warren.ui.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture to be looked at, read within limits. */
public final class Large {
    /** Twice the longer side of a large screen; beyond, points are left out. */
    static final int PIXELS = 8_000;

    private Large() {}

    /** The picture in this file; nothing, if it is none that we can read. */
    public static Optional<BufferedImage> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                return Optional.empty();
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? Optional.of(read(readers.next(), in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException notAPicture) {
            return Optional.empty(); // Readers say either about files that only begin like pictures.
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
            ImageReadParam every = reader.getDefaultReadParam();
            int step = Math.max(1, (longer + PIXELS - 1) / PIXELS);
            every.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, every);
        } finally {
            reader.dispose();
        }
    }
}
