package chat.warren.ui.look;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.util.FontUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.AWTKeyStroke;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.Set;
import javax.swing.InputMap;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** Theme and size of the whole program. On the event thread. */
public final class Look {
    /** In percent; what people with weak eyes and those with small screens ask for. */
    public static final int SMALLEST = 80;

    public static final int LARGEST = 200;
    public static final int STEP = 10;
    /** What Inter is drawn for. */
    private static final float LETTERS = 13;
    /** What a component was last dressed in. */
    private static final String WORN = "warren.worn";

    private Look() {}

    /** Before the first component is made. */
    public static void begin() {
        FlatInterFont.installLazy();
        FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
        FlatLaf.setPreferredLightFontFamily(FlatInterFont.FAMILY_LIGHT);
        FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
        // With Ctrl the tabulator goes to another conversation, as in other messengers; alone it goes on.
        KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        focus.setDefaultFocusTraversalKeys(
                KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, Set.of(AWTKeyStroke.getAWTKeyStroke("TAB")));
        focus.setDefaultFocusTraversalKeys(
                KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, Set.of(AWTKeyStroke.getAWTKeyStroke("shift TAB")));
    }

    /**
     * Dresses everything that is on the screen, and whatever comes.
     *
     * @param systemIsDark what the system says of itself, for the theme that follows it
     */
    public static void wear(Theme theme, boolean systemIsDark, int percent) {
        FlatLaf laf = switch (theme) {
            case LIGHT -> new Daylight();
            case DARK -> new Dusk();
            case CONTRAST -> new Contrast();
            case SYSTEM -> systemIsDark ? new Dusk() : new Daylight();
        };
        float zoom = Math.clamp(percent, SMALLEST, LARGEST) / 100f;
        LookAndFeel worn = UIManager.getLookAndFeel();
        if (worn != null && worn.getClass() == laf.getClass() && UIScale.getZoomFactor() == zoom) {
            return; // To dress takes a fifth of a second.
        }
        // The zoom scales the font that is there when it changes, so it begins from none.
        UIScale.setZoomFactor(1);
        // Inter with all other fonts behind it: alone, it shows Arabic and Chinese as boxes.
        UIManager.put("defaultFont", FontUtils.getCompositeFont(FlatInterFont.FAMILY, Font.PLAIN, Math.round(LETTERS)));
        UIScale.setZoomFactor(zoom);
        FlatLaf.setup(laf);
        for (String map : List.of("ScrollPane.ancestorInputMap", "List.focusInputMap")) {
            if (UIManager.get(map) instanceof InputMap keys) { // Theirs would come before the window's.
                keys.remove(KeyStroke.getKeyStroke("ctrl PAGE_UP"));
                keys.remove(KeyStroke.getKeyStroke("ctrl PAGE_DOWN"));
            }
        }
        FlatLaf.updateUI();
    }

    /**
     * Dresses what was out of sight while another look was put on: that reaches only what is in a window. Asked when
     * the part is made, and whenever it is to be seen.
     */
    public static void freshen(JComponent part) {
        Object before = part.getClientProperty(WORN);
        if (before == null) {
            part.putClientProperty(WORN, UIManager.getLookAndFeel());
            part.addPropertyChangeListener("UI", dressed -> part.putClientProperty(WORN, UIManager.getLookAndFeel()));
        } else if (!before.equals(UIManager.getLookAndFeel())) {
            SwingUtilities.updateComponentTreeUI(part);
        }
    }
}
