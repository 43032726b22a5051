package chat.warren.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.SharedFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailTest {
    @TempDir
    Path folder;

    @Test
    void ofTheWorstPictureIsStillSmall() throws IOException {
        BufferedImage noise = new BufferedImage(1200, 600, BufferedImage.TYPE_INT_ARGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int x = 0; x < noise.getWidth(); x++) {
            for (int y = 0; y < noise.getHeight(); y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        Path file = folder.resolve("noise.png");
        assertTrue(ImageIO.write(noise, "png", file.toFile()));
        byte[] jpeg = Base64.getDecoder().decode(Thumbnail.of(file).orElseThrow());
        assertTrue(jpeg.length <= Thumbnail.MOST_BYTES, jpeg.length + " bytes");
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertEquals(Thumbnail.PIXELS, small.getWidth());
        assertEquals(Thumbnail.PIXELS / 2, small.getHeight());
    }

    @Test
    void ofTenPicturesTogetherEachHasItsShareOfTheMessage() throws IOException {
        BufferedImage picture = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.setRGB(x, y, (x * x / 3 + y * 7) & 0xffffff);
            }
        }
        Path file = folder.resolve("hill.jpg");
        assertTrue(ImageIO.write(picture, "jpg", file.toFile()));
        int share = SharedFiles.PREVIEWS_BYTES / 10;
        byte[] jpeg = Base64.getDecoder().decode(Thumbnail.of(file, share).orElseThrow());
        assertTrue(jpeg.length <= share, jpeg.length + " bytes");
    }

    @Test
    void whatIsNoPictureHasNone() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "no picture");
        assertEquals(Optional.empty(), Thumbnail.of(text));
        assertEquals(Optional.empty(), Thumbnail.of(folder));
        Path cut = Files.write(folder.resolve("b.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertEquals(Optional.empty(), Thumbnail.of(cut));
    }
}
