package chat.warren.ui.window;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Not a test of anything but people's eyes: {@code ./warren pictures} runs it. */
class PicturesTest {
    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(named = "warren.pictures", matches = ".+", disabledReason = "./warren pictures takes them")
    void everyScreenIsTaken() throws Exception {
        try (Xvfb display = Xvfb.start()) {
            display.play(Pictures.class, folder, System.getProperty("warren.pictures"), folder.toString());
        }
    }
}
