package chat.warren.ui.window.compose;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/**
 * Hears that letters came or went.
 *
 * @param then what to do about it; how they look is nothing to hear of
 */
public record Edits(Runnable then) implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
        then.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        then.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        // An emoji's mark, or a letter's style.
    }
}
