package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static byte[] picture(String format, int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(width, 90, BufferedImage.TYPE_INT_RGB), format, bytes));
        return bytes.toByteArray();
    }

    @Test
    void aPreviewIsAJpegAndNothingElse() throws IOException {
        String preview = Base64.getEncoder().encodeToString(picture("jpeg", 160));
        assertEquals(160, Picture.of(preview).orElseThrow().getWidth());
        for (String other : new String[] {"png", "gif", "bmp", "tiff"}) {
            assertEquals(Optional.empty(), Picture.of(picture(other, 160)), other);
        }
        assertEquals(Optional.empty(), Picture.of(""));
        assertEquals(Optional.empty(), Picture.of("no Base64!"));
    }

    @Test
    void aPosterIsNoPreview() throws IOException {
        assertEquals(Optional.empty(), Picture.of(picture("jpeg", 641)));
    }

    @Test
    void whatIsTornIsAPictureOrNoneAndNoException() throws IOException {
        byte[] jpeg = picture("jpeg", 160);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 1_000; i++) {
            byte[] torn = jpeg.clone();
            for (int hit = 0; hit < 6; hit++) {
                torn[3 + random.nextInt(torn.length - 3)] = (byte) random.nextInt();
            }
            Optional<BufferedImage> read = Picture.of(torn);
            assertTrue(read.isEmpty() || read.get().getWidth() <= 640);
        }
    }
}
