package chat.warren.ui.window.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.ui.look.Theme;
import chat.warren.ui.window.notice.Told;
import chat.warren.ui.words.Tongue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {
    @Test
    void whatWasChosenIsReadAgain() {
        Choices chosen = Choices.usual()
                .theme(Theme.DARK)
                .tongue(Optional.of(Tongue.PERSIAN))
                .percent(140)
                .idle(Duration.ofMinutes(15))
                .manners(new Choices.Manners(false, Told.NOTHING, true, true));
        assertEquals(chosen, Choices.parse(chosen.text()));
        assertEquals(Choices.usual(), Choices.parse(Choices.usual().text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PINK - 100 0", "DARK", "DARK de x 0", "DARK de 100"})
    void whatAnotherVersionWroteIsAsIfNobodyHadChosen(String text) {
        assertEquals(Choices.usual(), Choices.parse(text));
    }

    @Test
    void whatAnEarlierVersionWroteIsKept() {
        Choices kept = Choices.parse("DARK de 120 5 false");
        assertEquals(Theme.DARK, kept.theme());
        assertEquals(Choices.usual().manners().enterSends(false), kept.manners());
    }

    @Test
    void textStaysReadableWhateverIsWritten() {
        assertEquals(200, Choices.parse("DARK de 9000 0 true").percent());
        assertEquals(80, Choices.usual().percent(3).percent());
    }
}
