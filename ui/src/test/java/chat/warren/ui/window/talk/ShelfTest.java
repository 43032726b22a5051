package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Dimension;
import java.util.Arrays;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class ShelfTest {
    @Test
    void itIsAsHighAsTheRowsThatItsPartsNeed() {
        JPanel shelf = new JPanel(new Shelf(6, 4));
        for (int i = 0; i < 10; i++) {
            JPanel part = new JPanel();
            part.setPreferredSize(new Dimension(100, 20));
            shelf.add(part);
        }
        shelf.setSize(350, 0);
        assertEquals(4 + 4 * (20 + 4), shelf.getPreferredSize().height);
        shelf.setSize(350, shelf.getPreferredSize().height);
        shelf.doLayout();
        assertEquals(
                4 + 3 * (20 + 4),
                Arrays.stream(shelf.getComponents())
                        .mapToInt(part -> part.getY())
                        .max()
                        .orElseThrow());
    }
}
