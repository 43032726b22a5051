package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void anythingThatShowsAsALineIsAName() throws ProfileException {
        for (String name : List.of("Anna", "Änna", "山田", "أنا", "a", "👩\u200d🌾", "x".repeat(64), "🦊".repeat(64))) {
            assertEquals(name, Names.checked(name));
        }
        assertEquals("Anna B.", Names.checked("  Anna B. "));
    }

    @Test
    void oneLetterIsWrittenInOneWay() throws ProfileException {
        assertEquals("\u00c4nna", Names.checked("A\u0308nna"));
    }

    @Test
    void whatWouldDisturbAFriendsListIsNone() {
        for (String name : List.of(
                "",
                "  ",
                "a\nb",
                "a\u0000",
                "a\u001b[31m",
                "x".repeat(65),
                "\ud83e",
                "a\u202eb",
                "a\u2028b",
                "\u2066a")) {
            assertThrows(ProfileException.class, () -> Names.checked(name), name);
        }
    }
}
