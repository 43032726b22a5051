package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.ProfileException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitsTest {
    /** Scripts depend on these: if a number here changes, scripts break. */
    @Test
    void theCodesKeepTheirMeaning() {
        assertEquals(
                List.of(3, 4, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 2, 13, 14, 15, 1, 1),
                List.of(Reason.values()).stream().map(Exits::of).toList());
    }

    @Test
    void everyFailureHasACodeThatTheHelpExplains() {
        List<String> explained =
                Exits.explained().keySet().stream().map(String::strip).toList();
        for (Reason reason : Reason.values()) {
            assertNotEquals(Exits.DONE, Exits.of(reason));
            assertTrue(explained.contains(Integer.toString(Exits.of(reason))), reason.name());
        }
    }
}
