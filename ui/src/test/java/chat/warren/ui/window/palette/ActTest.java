package chat.warren.ui.window.palette;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.compose.Field;
import java.awt.AWTKeyStroke;
import java.awt.ComponentOrientation;
import java.awt.KeyboardFocusManager;
import java.awt.event.InputEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;

class ActTest {
    private static boolean does(Act act, String keys) {
        return act.allKeys(InputEvent.CTRL_DOWN_MASK).contains(KeyStroke.getKeyStroke(keys));
    }

    @Test
    void theTextGrowsOnEveryKeyboard() {
        for (String keys : List.of("control PLUS", "control EQUALS", "control shift EQUALS", "control ADD")) {
            assertTrue(does(Act.ZOOM_IN, keys), keys);
        }
        assertTrue(does(Act.ZOOM_OUT, "control SUBTRACT"));
    }

    @Test
    void theNextConversationIsWhereOtherMessengersHaveIt() {
        assertTrue(does(Act.NEXT, "control TAB") && does(Act.NEXT, "control PAGE_DOWN"));
        assertTrue(does(Act.PREVIOUS, "control shift TAB") && does(Act.PREVIOUS, "control PAGE_UP"));
        assertTrue(does(Act.FULL_SCREEN, "F11"));
    }

    @Test
    void nothingTakesTheKeysOfTheNextConversationBefore() {
        Look.begin();
        Look.wear(Theme.LIGHT, false, 100);
        Field writing = new Field(EmojiSet.load(), "", ComponentOrientation.LEFT_TO_RIGHT);
        assertFalse(writing.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS)
                .contains(AWTKeyStroke.getAWTKeyStroke("ctrl TAB")));
        JScrollPane around = new JScrollPane(writing);
        assertNull(around.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .get(KeyStroke.getKeyStroke("ctrl PAGE_DOWN")));
    }

    @Test
    void noKeysDoTwoThings() {
        Set<KeyStroke> seen = new HashSet<>();
        for (Act act : Act.values()) {
            for (KeyStroke keys : act.allKeys(InputEvent.CTRL_DOWN_MASK)) {
                assertTrue(seen.add(keys), act + " " + keys);
            }
        }
    }
}
