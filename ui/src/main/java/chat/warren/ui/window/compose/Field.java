package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Shade;
import com.formdev.flatlaf.util.UIScale;
import java.awt.AWTKeyStroke;
import java.awt.ComponentOrientation;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.text.Bidi;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JTextPane;
import javax.swing.KeyStroke;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultEditorKit;
import javax.swing.text.View;

/** Where people write. Grows with its text, which runs in the direction of its first letter. */
public final class Field extends JTextPane {
    private final EmojiText document;
    private final ComponentOrientation usual;
    private final String placeholder;
    private final Past past = new Past();
    private boolean restoring;

    /**
     * An empty field.
     *
     * @param placeholder what is shown in it while it is empty, and its name
     * @param usual the direction of a field without letters
     */
    public Field(EmojiSet emoji, String placeholder, ComponentOrientation usual) {
        this.document = new EmojiText(emoji);
        this.usual = usual;
        this.placeholder = placeholder;
        setEditorKit(new EmojiKit(emoji.sprites()));
        setDocument(document);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder()); // Where there is none, another look puts its own.
        setName("writing");
        getAccessibleContext().setAccessibleName(placeholder);
        setComponentOrientation(usual);
        document.addDocumentListener(new Edits(this::changed));
        on("BACK_SPACE", this::back);
        on("control Z", () -> restore(past.back(getText())));
        on("control Y", () -> restore(past.forth(getText())));
        on("control shift Z", () -> restore(past.forth(getText())));
        on("control B", () -> around("**"));
        on("control I", () -> around("*"));
        on("control E", () -> around("`"));
        // The tabulator is for what is written, and with Ctrl for another conversation; Escape leads out.
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, Set.of());
        setFocusTraversalKeys(
                KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, Set.of(AWTKeyStroke.getAWTKeyStroke("shift TAB")));
    }

    /** Binds a key to something. */
    public void on(String key, Runnable doing) {
        getInputMap().put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    /** Binds a key to something that may leave it to the field, which does then what it usually does. */
    public void onArrow(String key, BooleanSupplier doing) {
        Object usual = getInputMap().get(KeyStroke.getKeyStroke(key));
        Action before = usual == null ? null : getActionMap().get(usual);
        on(key, () -> {
            if (!doing.getAsBoolean() && before != null) {
                before.actionPerformed(new ActionEvent(this, ActionEvent.ACTION_PERFORMED, ""));
            }
        });
    }

    private void changed() {
        if (!restoring) {
            past.now(getText());
        }
        direct();
        revalidate();
        repaint();
    }

    /** After the event, for the view must not change while its document tells it of a change. */
    private void direct() {
        java.awt.EventQueue.invokeLater(() -> {
            String text = getText();
            boolean letters = text.codePoints().anyMatch(Character::isLetter);
            ComponentOrientation wanted = !letters
                    ? usual
                    : new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                            ? ComponentOrientation.LEFT_TO_RIGHT
                            : ComponentOrientation.RIGHT_TO_LEFT;
            if (!getComponentOrientation().equals(wanted)) {
                setComponentOrientation(wanted);
            }
        });
    }

    /** The text of the document, whose line breaks are the same on every system. */
    @Override
    public String getText() {
        try {
            return document.getText(0, document.getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException("all of a text is in it", e);
        }
    }

    /** Puts something in place of what is selected, or at the caret. */
    public void put(String text) {
        replaceSelection(text);
    }

    /** Puts something in place of the letters before the caret. */
    void replaceBefore(int letters, String text) {
        int caret = getCaretPosition();
        select(caret - letters, caret);
        replaceSelection(text);
    }

    private void back() {
        OptionalInt emoji =
                getSelectionStart() == getSelectionEnd() ? document.before(getCaretPosition()) : OptionalInt.empty();
        if (emoji.isPresent()) {
            select(emoji.getAsInt(), getCaretPosition());
            replaceSelection("");
        } else {
            getActionMap()
                    .get(DefaultEditorKit.deletePrevCharAction)
                    .actionPerformed(new ActionEvent(this, ActionEvent.ACTION_PERFORMED, ""));
        }
    }

    private void restore(Optional<String> text) {
        text.ifPresent(letters -> {
            restoring = true;
            setText(letters);
            restoring = false;
        });
    }

    private void around(String mark) {
        int from = getSelectionStart();
        int to = getSelectionEnd();
        String inside = getText().substring(from, to);
        replaceSelection(mark + inside + mark);
        if (inside.isEmpty()) {
            setCaretPosition(from + mark.length());
        } else {
            select(from + mark.length(), to + mark.length());
        }
    }

    /** The height that all of its text needs in a width. */
    public int heightFor(int width) {
        Insets insets = getInsets();
        View root = getUI().getRootView(this);
        root.setSize(Math.max(1, width - insets.left - insets.right), Integer.MAX_VALUE);
        return Math.round(root.getPreferredSpan(View.Y_AXIS)) + insets.top + insets.bottom;
    }

    /** In place of one that the viewport would measure without a width. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (document.getLength() == 0) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setFont(getFont());
            g.setColor(Shade.QUIET.color());
            Insets insets = getInsets();
            int wide = g.getFontMetrics().stringWidth(placeholder);
            int caret = UIScale.scale(2);
            int x = getComponentOrientation().isLeftToRight()
                    ? insets.left + caret
                    : getWidth() - insets.right - wide - caret;
            g.drawString(placeholder, x, insets.top + g.getFontMetrics().getAscent());
            g.dispose();
        }
    }
}
