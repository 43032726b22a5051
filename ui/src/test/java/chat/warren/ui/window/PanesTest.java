package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Theme;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class PanesTest {
    private static void press(String name, Container in) {
        for (Component each : in.getComponents()) {
            if (each instanceof AbstractButton button && name.equals(each.getName())) {
                button.doClick(0);
            } else if (each instanceof Container deeper) {
                press(name, deeper);
            }
        }
    }

    @Test
    void theListThatANarrowWindowHidWearsAnotherThemeWhenItIsSeenAgain() throws Exception {
        EventQueue.invokeAndWait(() -> {
            Look.begin();
            Look.wear(Theme.LIGHT, false, 100);
            JPanel side = Pieces.panel(new BorderLayout(), Shade.SIDE);
            Panes panes = new Panes(Words.of(Tongue.ENGLISH), side, new JPanel());
            panes.component().setSize(500, 700);
            panes.show(new JPanel());
            Look.wear(Theme.DARK, false, 100);
            press("back", panes.component());
            assertEquals(Shade.SIDE.color(), side.getBackground());
        });
    }
}
