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
    /** Of the whole: 96 MB in memory, and more than any screen has. */
    static final long MOST_PIXELS = 24_000_000;
    /** Twice what the largest cameras make. Some readers keep all of it for a while, however little is wanted of it. */
    static final long MOST_READ = 400_000_000;

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
        } catch (IOException | RuntimeException notAPicture) {
            return Optional.empty(); // Readers say anything about files that only begin like pictures.
        } catch (OutOfMemoryError tooLarge) {
            return Optional.empty(); // It was for this one array, and everything else goes on.
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_READ) {
                throw new IOException("larger than any picture");
            }
            ImageReadParam every = reader.getDefaultReadParam();
            int step = 1;
            while ((width + step - 1) / step > PIXELS
                    || (height + step - 1) / step > PIXELS
                    || ((width + step - 1) / step) * ((height + step - 1) / step) > MOST_PIXELS) {
                step++;
            }
            every.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, every);
        } finally {
            reader.dispose();
        }
    }
}
