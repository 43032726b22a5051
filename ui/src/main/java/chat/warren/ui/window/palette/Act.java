package chat.warren.ui.window.palette;

import chat.warren.ui.words.Words;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.KeyStroke;

/** Something to do in the window, and the keys that most messengers have for it. */
public enum Act {
    PALETTE(KeyEvent.VK_K),
    NEW_FRIEND(KeyEvent.VK_N),
    SEARCH(KeyEvent.VK_F),
    SEARCH_HERE(KeyEvent.VK_F, InputEvent.SHIFT_DOWN_MASK),
    NEXT(KeyEvent.VK_DOWN, Base.ALT, "control TAB", "control PAGE_DOWN"),
    PREVIOUS(KeyEvent.VK_UP, Base.ALT, "control shift TAB", "control PAGE_UP"),
    NEXT_UNREAD(KeyEvent.VK_DOWN, Base.ALT | InputEvent.SHIFT_DOWN_MASK),
    /** The conversation of this place in the list: with 1 to 9. */
    NTH(KeyEvent.VK_1),
    DETAILS(KeyEvent.VK_D),
    MUTE(KeyEvent.VK_M, InputEvent.SHIFT_DOWN_MASK),
    ARCHIVE(KeyEvent.VK_A, InputEvent.SHIFT_DOWN_MASK),
    NOTES(KeyEvent.VK_N, InputEvent.SHIFT_DOWN_MASK),
    ECHO(KeyEvent.VK_E, InputEvent.SHIFT_DOWN_MASK),
    SETTINGS(KeyEvent.VK_COMMA),
    /** On German keyboards, among others, the slash is above the seven. */
    SHORTCUTS(KeyEvent.VK_SLASH, 0, "F1", "control DIVIDE", "control shift 7"),
    /** On many keyboards plus is above the equals sign, and no key of its own. */
    ZOOM_IN(KeyEvent.VK_PLUS, 0, "control EQUALS", "control shift EQUALS", "control ADD"),
    ZOOM_OUT(KeyEvent.VK_MINUS, 0, "control SUBTRACT"),
    ZOOM_NONE(KeyEvent.VK_0, 0, "control NUMPAD0"),
    FULL_SCREEN(KeyEvent.VK_F11, Base.ALONE),
    LOCK(KeyEvent.VK_L),
    PANIC(KeyEvent.VK_DELETE, InputEvent.SHIFT_DOWN_MASK),
    QUIT(KeyEvent.VK_Q);

    /** What the constructors need before the constants are there. */
    private static final class Base {
        /** Marks keys that have no Ctrl, or no Command. */
        static final int ALT = InputEvent.ALT_DOWN_MASK;
        /** No key is pressed with it; no system has a modifier of this number. */
        static final int ALONE = 1 << 30;
    }

    static final int LAST_PLACE = 9;
    /** No key is called so. */
    private static final String BETWEEN = ", ";

    private final int key;
    private final int with;
    private final String others;

    Act(int key) {
        this(key, 0);
    }

    /** @param others keys that do the same, for other keyboards and other habits */
    Act(int key, int with, String... others) {
        this.key = key;
        this.with = with;
        this.others = String.join(BETWEEN, others);
    }

    /**
     * All keys that do it, those that the sheet names first.
     *
     * @param menu what the system has in the place of Ctrl
     */
    List<KeyStroke> allKeys(int menu) {
        List<KeyStroke> all = new ArrayList<>(List.of(keys(menu)));
        for (String other : others.isEmpty() ? new String[0] : others.split(BETWEEN, -1)) {
            KeyStroke each = KeyStroke.getKeyStroke(other);
            all.add(each);
            boolean control = (each.getModifiers() & InputEvent.CTRL_DOWN_MASK) != 0;
            if (control && menu != InputEvent.CTRL_DOWN_MASK) { // Where another key has its place, it does it as well.
                int shift = each.getModifiers() & InputEvent.SHIFT_DOWN_MASK;
                all.add(KeyStroke.getKeyStroke(each.getKeyCode(), shift | menu));
            }
        }
        return all;
    }

    /** With Ctrl, or with what the system has in its place. */
    public KeyStroke keys() {
        return keys(menu());
    }

    private KeyStroke keys(int menu) {
        boolean plain = (with & (Base.ALT | Base.ALONE)) != 0;
        return KeyStroke.getKeyStroke(key, (plain ? with : with | menu) & ~Base.ALONE);
    }

    static int menu() {
        return Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
    }

    /** As people write keys. */
    public String keysInWords() {
        return inWords(keys()) + (this == NTH ? "…" + LAST_PLACE : "");
    }

    /** Any keys, as people write them. */
    public static String inWords(KeyStroke keys) {
        String modifiers = InputEvent.getModifiersExText(keys.getModifiers());
        return (modifiers.isEmpty() ? "" : modifiers + "+") + KeyEvent.getKeyText(keys.getKeyCode());
    }

    /** The keys for one of the places. */
    static KeyStroke place(int number) {
        KeyStroke first = NTH.keys();
        return KeyStroke.getKeyStroke(first.getKeyCode() + number - 1, first.getModifiers());
    }

    public String words(Words words) {
        return words.say("shortcut." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
