package chat.warren.ui.window.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.ui.window.welcome.QrPicture;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperTest {
    private static final List<String> RECOVERY =
            IntStream.range(0, 24).mapToObj(i -> "abandon" + (char) ('a' + i)).toList();

    @ParameterizedTest
    @EnumSource(
            value = Tongue.class,
            names = {"ENGLISH", "GERMAN", "ARABIC"})
    void whoTakesAPictureOfTheSheetHasTheWords(Tongue tongue) {
        Paper paper = new Paper("Ana", "21.11.2026", RECOVERY, Words.of(tongue));
        assertEquals(Optional.of(Paper.code(RECOVERY)), QrPicture.read(paper.picture()));
    }
}
