package chat.warren.ui.look;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Does something whenever what stands in a field is different. */
public record Typed(Runnable changed) implements DocumentListener {
    public static void in(JTextComponent field, Runnable changed) {
        field.getDocument().addDocumentListener(new Typed(changed));
    }

    @Override
    public void insertUpdate(DocumentEvent change) {
        changed.run();
    }

    @Override
    public void removeUpdate(DocumentEvent change) {
        changed.run();
    }

    /** Only its style is. */
    @Override
    public void changedUpdate(DocumentEvent change) {}
}
