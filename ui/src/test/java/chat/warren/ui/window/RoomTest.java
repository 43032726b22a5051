package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Rectangle SCREEN = new Rectangle(0, 0, 1920, 1080);

    @Test
    void aWindowIsFoundWhereItWas() {
        Room room = new Room(new Rectangle(-8, 30, 1120, 760), 400, 350);
        assertEquals(Optional.of(room), Room.parse(room.text()));
        assertTrue(room.fits(SCREEN));
        assertEquals(Optional.empty(), Room.parse(""));
        assertEquals(Optional.empty(), Room.parse("1 2 3 4 x"));
    }

    @Test
    void aWindowWhoseScreenIsGoneIsNotLookedForThere() {
        assertFalse(new Room(new Rectangle(1900, 30, 1120, 760), 400, 350).fits(SCREEN));
        assertFalse(new Room(new Rectangle(100, -300, 1120, 760), 400, 350).fits(SCREEN));
    }
}
