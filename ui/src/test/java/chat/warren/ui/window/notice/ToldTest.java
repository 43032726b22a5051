package chat.warren.ui.window.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Told.Person ANA = new Told.Person("a1", "Ana");
    private static final Words ENGLISH = Words.of(Tongue.ENGLISH);

    private static Optional<Notice> told(Told level) {
        return level.of(ANA, "New message", "Meet me at nine", ENGLISH);
    }

    @Test
    void theLevelSaysHowMuchLeavesTheWindow() {
        assertEquals(Optional.of(new Notice("a1", "Ana", "Meet me at nine")), told(Told.EVERYTHING));
        assertEquals(Optional.of(new Notice("a1", "Ana", "New message")), told(Told.WHO));
        String something = told(Told.SOMETHING).orElseThrow().toString();
        assertFalse(something.contains("Ana") || something.contains("nine"), something);
        assertEquals(Optional.empty(), told(Told.NOTHING));
    }
}
