package chat.warren.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeTest {
    @TempDir
    Path folder;

    private Path saved(int width, int height) throws Exception {
        Path file = folder.resolve(width + "x" + height + ".png");
        assertTrue(
                ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile()));
        return file;
    }

    @Test
    void aPictureIsReadAsItIsAndATooLargeOneWithPointsLeftOut() throws Exception {
        BufferedImage usual = Large.of(saved(640, 480)).orElseThrow();
        assertEquals(640, usual.getWidth());
        BufferedImage wide = Large.of(saved(2 * Large.PIXELS + 1, 9)).orElseThrow();
        assertTrue(wide.getWidth() <= Large.PIXELS, "width " + wide.getWidth());
        BufferedImage full = Large.of(saved(7_000, 6_900)).orElseThrow();
        assertTrue((long) full.getWidth() * full.getHeight() <= Large.MOST_PIXELS, "width " + full.getWidth());
    }

    @Test
    void whatOnlyBeginsLikeAPictureIsNone() throws Exception {
        byte[] png = Files.readAllBytes(saved(64, 64));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] torn = png.clone();
            for (int hit = 0; hit < 8; hit++) {
                torn[8 + random.nextInt(torn.length - 8)] = (byte) random.nextInt();
            }
            Path file = folder.resolve("torn");
            Files.write(file, torn);
            Optional<BufferedImage> _ = Large.of(file); // A picture or none, and no exception.
        }
        assertEquals(Optional.empty(), Large.of(Files.writeString(folder.resolve("text"), "no picture")));
        assertEquals(Optional.empty(), Large.of(folder));
    }
}
