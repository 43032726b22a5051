package chat.warren.ui.window.palette;

import chat.warren.ui.words.Words;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Locale;
import javax.swing.KeyStroke;

/** Something to do in the window, and the keys that most messengers have for it. */
public enum Act {
    PALETTE(KeyEvent.VK_K),
    NEW_FRIEND(KeyEvent.VK_N),
    SEARCH(KeyEvent.VK_F),
    SEARCH_HERE(KeyEvent.VK_F, InputEvent.SHIFT_DOWN_MASK),
    NEXT(KeyEvent.VK_DOWN, Base.ALT),
    PREVIOUS(KeyEvent.VK_UP, Base.ALT),
    NEXT_UNREAD(KeyEvent.VK_DOWN, Base.ALT | InputEvent.SHIFT_DOWN_MASK),
    /** The conversation of this place in the list: with 1 to 9. */
    NTH(KeyEvent.VK_1),
    DETAILS(KeyEvent.VK_D),
    MUTE(KeyEvent.VK_M, InputEvent.SHIFT_DOWN_MASK),
    ARCHIVE(KeyEvent.VK_A, InputEvent.SHIFT_DOWN_MASK),
    NOTES(KeyEvent.VK_N, InputEvent.SHIFT_DOWN_MASK),
    ECHO(KeyEvent.VK_E, InputEvent.SHIFT_DOWN_MASK),
    SETTINGS(KeyEvent.VK_COMMA),
    SHORTCUTS(KeyEvent.VK_SLASH),
    ZOOM_IN(KeyEvent.VK_PLUS),
    ZOOM_OUT(KeyEvent.VK_MINUS),
    ZOOM_NONE(KeyEvent.VK_0),
    LOCK(KeyEvent.VK_L),
    PANIC(KeyEvent.VK_DELETE, InputEvent.SHIFT_DOWN_MASK),
    QUIT(KeyEvent.VK_Q);

    /** What the constructors need before the constants are there. */
    private static final class Base {
        /** Marks keys that have no Ctrl, or no Command. */
        static final int ALT = InputEvent.ALT_DOWN_MASK;
    }

    static final int LAST_PLACE = 9;

    private final int key;
    private final int with;

    Act(int key) {
        this(key, 0);
    }

    Act(int key, int with) {
        this.key = key;
        this.with = with;
    }

    /** With Ctrl, or with what the system has in its place. */
    public KeyStroke keys() {
        boolean plain = (with & InputEvent.ALT_DOWN_MASK) != 0;
        int menu = plain ? 0 : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
        return KeyStroke.getKeyStroke(key, with | menu);
    }

    /** As people write keys. */
    public String keysInWords() {
        KeyStroke keys = keys();
        String modifiers = InputEvent.getModifiersExText(keys.getModifiers());
        String last = KeyEvent.getKeyText(key) + (this == NTH ? "…" + LAST_PLACE : "");
        return (modifiers.isEmpty() ? "" : modifiers + "+") + last;
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
