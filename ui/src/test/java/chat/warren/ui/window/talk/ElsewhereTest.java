package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElsewhereTest {
    @Test
    void aHostOfLettersThatOnlyLookLikeOursIsSeen() {
        assertEquals(
                new Address("xn--pple-43d.com", "https://xn--pple-43d.com/login"),
                Address.of("https://\u0430pple.com/login"));
        assertEquals(new Address("example.org", "https://example.org/a?b=c"), Address.of("https://example.org/a?b=c"));
    }

    @Test
    void whatStandsBeforeTheHostDoesNotPassForIt() {
        assertEquals(
                "evil.example",
                Address.of("https://bank.example@evil.example:8443/bank.example")
                        .host());
        assertEquals(
                "bank.example", Address.of("https://bank.example/@evil.example").host());
        assertEquals("", Address.of("mailto:ana@example.org").host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"setup.exe", "photo.jpg.EXE", "hello.desktop", "game.jar", "a.sh ", "report.docm", "x.html"})
    void whatRunsIsNotOpenedUnasked(String name) {
        assertTrue(Elsewhere.runs(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hill.jpg", "letter.pdf", "song.ogg", "exe.txt", "film.mkv"})
    void whatOnlyIsReadIsOpened(String name) {
        assertFalse(Elsewhere.runs(name));
    }
}
