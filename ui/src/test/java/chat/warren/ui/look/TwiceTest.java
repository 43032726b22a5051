package chat.warren.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import org.junit.jupiter.api.Test;

class TwiceTest {
    private static final long NOON = 43_200_000;

    private final List<String> done = new ArrayList<>();

    private static void press(JButton button, long when) {
        for (ActionListener each : button.getActionListeners()) {
            each.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, "", when, 0));
        }
    }

    @Test
    void aDoubleClickDoesNothingThatCannotBeUndone() throws Exception {
        EventQueue.invokeAndWait(() -> {
            JButton block = Pieces.twice("Block", "Really?", () -> done.add("blocked"));
            press(block, NOON);
            press(block, NOON + 200);
            assertEquals("Really?", block.getText());
            assertEquals(List.of(), done);
            press(block, NOON + 1500);
            assertEquals(List.of("blocked"), done);
            assertEquals("Block", block.getText());
        });
    }

    @Test
    void whoLooksAwayFromTheQuestionHasNotAnsweredIt() throws Exception {
        EventQueue.invokeAndWait(() -> {
            JButton block = Pieces.twice("Block", "Really?", () -> done.add("blocked"));
            press(block, NOON);
            for (FocusListener each : block.getFocusListeners()) {
                each.focusLost(new FocusEvent(block, FocusEvent.FOCUS_LOST));
            }
            press(block, NOON + 1500);
            assertEquals("Really?", block.getText());
            assertEquals(List.of(), done);
        });
    }
}
