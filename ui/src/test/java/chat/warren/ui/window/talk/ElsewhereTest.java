package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.warren.node.api.FileState;
import chat.warren.node.api.FileView;
import chat.warren.ui.window.talk.Elsewhere.Way;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static FileView here(String name, String mediaType, boolean folder) {
        return new FileView(
                "f",
                Sample.ANA,
                false,
                "m1",
                name,
                mediaType,
                folder,
                1_000,
                Optional.empty(),
                "",
                FileState.DONE,
                1_000,
                0,
                0,
                Optional.of(Path.of(name)),
                Optional.empty());
    }

    @Test
    void whatRunsIsAskedAboutWhateverItsSenderCallsIt() {
        assertEquals(Way.ASKED, Way.of(here("beach.scr", "image/jpeg", false)));
        assertEquals(Way.ASKED, Way.of(here("beach.jpg.exe", "image/jpeg", false)));
        assertEquals(Way.ASKED, Way.of(here("letter.lnk", "application/pdf", false)));
        assertEquals(Way.ASKED, Way.of(here("Trip.app", "application/vnd.warren.folder;manifest=9", true)));
    }

    @Test
    void onlyWhatIsAPictureByNameAndKindIsShownAsOne() {
        assertEquals(Way.SHOWN, Way.of(here("beach.JPG", "image/jpeg", false)));
        assertEquals(Way.OPENED, Way.of(here("beach.jpg", "text/plain", false)));
        assertEquals(Way.OPENED, Way.of(here("beach", "image/jpeg", false)));
        assertEquals(Way.OPENED, Way.of(here("letter.pdf", "image/png", false)));
        assertEquals(Way.OPENED, Way.of(here("Trip", "application/vnd.warren.folder;manifest=9", true)));
        assertFalse(here("beach.scr", "image/jpeg", false).isPicture(), "its preview is not shown either");
    }
}
