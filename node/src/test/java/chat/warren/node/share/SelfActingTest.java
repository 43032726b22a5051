package chat.warren.node.share;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfActingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup.exe",
                "photo.jpg.EXE",
                "beach.scr",
                "beach.scr. .",
                "hello.desktop",
                "game.jar",
                "a.sh ",
                "report.docm",
                "x.html",
                "there.lnk",
                "there.SCF",
                "there.webloc",
                "find.search-ms",
                "Trip.app",
                "x.{3050f4d8-98b5-11cf-bb82-00aa00bdce0b}",
                "gpj\u202e.exe"
            })
    void whatActsIsKnownByItsName(String name) {
        assertTrue(SelfActing.is(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hill.jpg", "letter.pdf", "song.ogg", "exe.txt", "film.mkv", "Trip", ""})
    void whatOnlyIsReadIsNone(String name) {
        assertFalse(SelfActing.is(name));
    }
}
