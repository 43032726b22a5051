package chat.warren.ui.window.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HitTest {
    @Test
    void whatWasFoundIsSeenHoweverFarBehindItStands() {
        String text = "We talked about everything. ".repeat(40) + "The boat leaves at nine.";
        String hit = Hit.in(text, "BOAT");
        assertTrue(hit.startsWith("…"), hit);
        assertTrue(hit.indexOf("boat") > 0 && hit.indexOf("boat") < 40, hit);
        assertEquals("…everything. The boat leaves at nine.", hit);
    }

    @Test
    void whatStandsAtTheBeginningIsShownFromThere() {
        assertEquals("The boat leaves", Hit.in("The\nboat leaves", "boat nine"));
        assertEquals("The boat leaves", Hit.in("The boat leaves", "train"));
    }
}
