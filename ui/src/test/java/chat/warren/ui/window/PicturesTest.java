package chat.warren.ui.window;

import java.nio.file.Path;
import java.util.stream.Stream;
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
        Stream<String> arguments = Stream.of(System.getProperty("warren.pictures"), folder.toString());
        Stream<String> only = Stream.of(
                        System.getProperty("warren.pictures.only", "").split(" ", -1))
                .filter(each -> !each.isEmpty());
        try (Xvfb display = Xvfb.start()) {
            display.play(Pictures.class, folder, Stream.concat(arguments, only).toArray(String[]::new));
        }
    }
}
