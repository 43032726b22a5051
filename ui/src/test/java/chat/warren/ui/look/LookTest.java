package chat.warren.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class LookTest {
    private static List<Font> fonts(int... percents) throws Exception {
        List<Font> fonts = new ArrayList<>();
        SwingUtilities.invokeAndWait(() -> {
            Look.begin();
            for (int percent : percents) {
                Look.wear(Theme.LIGHT, false, percent);
                fonts.add(new JLabel("made after").getFont());
            }
        });
        return fonts;
    }

    @Test
    void whatIsMadeAfterwardsHasTheSizeThatWasChosen() throws Exception {
        List<Integer> sizes =
                fonts(100, 200, 150, 100).stream().map(Font::getSize).toList();
        int usual = sizes.getFirst();
        assertEquals(List.of(usual, 2 * usual, Math.round(1.5f * usual), usual), sizes);
    }

    @Test
    void lettersThatInterLacksComeFromAnotherFont() throws Exception {
        String arabic = "سلام";
        Font[] installed = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
        assumeTrue(
                Arrays.stream(installed).anyMatch(font -> font.canDisplayUpTo(arabic) < 0),
                "no font with Arabic is installed: apt-get install fonts-noto-core");
        Font font = fonts(100).getFirst();
        assertTrue(font.canDisplayUpTo(arabic) < 0, font + " shows boxes");
    }
}
