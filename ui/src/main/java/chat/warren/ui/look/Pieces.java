package chat.warren.ui.look;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.LayoutManager;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import javax.swing.text.DefaultCaret;
import javax.swing.text.JTextComponent;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** Ready-made pieces in our colours. They follow a change of theme and zoom by themselves. */
public final class Pieces {
    /** The grid on which everything stands, in logical pixels. */
    public static final int GAP = 8;

    /** Letters of other scripts reach further down than those that the line is made for. */
    private static final int UNDER_LINE = 4;

    private Pieces() {}

    public static JLabel label(String text, Text size, Shade shade) {
        JLabel label = new JLabel(text);
        style(label, size.style() + "; foreground: $" + shade.key());
        return label;
    }

    /** Text of several lines, which can be selected but not written in. */
    public static JTextArea passage(String text, Text size, Shade shade) {
        JTextArea passage = new JTextArea(text);
        passage.setLineWrap(true);
        passage.setWrapStyleWord(true);
        passage.setEditable(false);
        passage.setFocusable(false);
        passage.setOpaque(false);
        passage.setBorder(BorderFactory.createEmptyBorder(0, 0, UNDER_LINE, 0));
        style(passage, size.style() + "; foreground: $" + shade.key());
        return asHighAsItsLines(passage);
    }

    /** How high a passage wants to be, it knows when it knows how wide it is. */
    private static <C extends JTextComponent> C asHighAsItsLines(C passage) {
        if (passage.getCaret() instanceof DefaultCaret caret) {
            caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE); // Else each new text would scroll to itself.
        }
        passage.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent resized) {
                passage.revalidate();
            }
        });
        return passage;
    }

    /** A passage whose lines stand in the middle. */
    public static JTextPane centred(String text, Text size, Shade shade) {
        JTextPane passage = new JTextPane();
        passage.setEditable(false);
        passage.setFocusable(false);
        passage.setOpaque(false);
        passage.setBorder(BorderFactory.createEmptyBorder(0, 0, UNDER_LINE, 0));
        SimpleAttributeSet middle = new SimpleAttributeSet();
        StyleConstants.setAlignment(middle, StyleConstants.ALIGN_CENTER);
        passage.setText(text);
        passage.setParagraphAttributes(middle, false);
        return asHighAsItsLines(style(passage, size.style() + "; foreground: $" + shade.key()));
    }

    /** The one button of a page that leads on. */
    public static JButton leading(String text) {
        JButton button = new JButton(text);
        style(
                button,
                "background: $Warren.accent; foreground: $Warren.onAccent; hoverBackground: lighten($Warren.accent,4%);"
                        + " pressedBackground: darken($Warren.accent,4%); focusedBackground: null; borderWidth: 0;"
                        + " font: $semibold.font; margin: 7,20,7,20");
        return button;
    }

    public static JButton button(String text) {
        JButton button = new JButton(text);
        style(button, "margin: 7,16,7,16");
        return button;
    }

    /** A button that reads as a word in a text. */
    public static JButton quiet(String text) {
        JButton button = new JButton(text);
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        style(button, "foreground: $Warren.accent; margin: 5,8,5,8");
        return button;
    }

    /** An icon to press. What it does is its tooltip, its name for screen readers, and its name for tests. */
    public static JButton icon(String icon, String does) {
        JButton button = new JButton(Icons.of(icon, Icons.USUAL, Shade.QUIET));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        style(button, "toolbar.margin: 6,6,6,6; arc: 8");
        return named(button, does);
    }

    /** A button for what cannot be undone: it asks once more, in the same place. */
    public static JButton twice(String text, String really, Runnable doing) {
        JButton button = button(text);
        style(button, "foreground: $Warren.bad; margin: 7,16,7,16");
        new Twice(button, really, doing);
        return button;
    }

    /** A box to tick, whose words stand elsewhere. */
    public static JCheckBox choice(boolean now, Consumer<Boolean> chosen) {
        JCheckBox box = new JCheckBox();
        box.setOpaque(false);
        box.setSelected(now);
        box.addActionListener(pressed -> chosen.accept(box.isSelected()));
        return box;
    }

    /** Puts it where other programs paste from. */
    public static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }

    public static <B extends AbstractButton> B named(B button, String does) {
        button.setToolTipText(does);
        button.getAccessibleContext().setAccessibleName(does);
        return button;
    }

    public static JPanel panel(LayoutManager layout, Shade ground) {
        JPanel panel = new JPanel(layout);
        style(panel, "background: $" + ground.key());
        return panel;
    }

    /** One that lets its ground show. */
    public static JPanel clear(LayoutManager layout) {
        JPanel panel = new JPanel(layout);
        panel.setOpaque(false);
        return panel;
    }

    /** A panel with round corners, on whatever it lies. */
    public static JPanel card(LayoutManager layout) {
        JPanel card = new JPanel(layout);
        style(card, "background: $Warren.raised; arc: 16");
        card.putClientProperty(FlatClientProperties.STYLE_CLASS, "card");
        card.setBorder(new RoundLine());
        return card;
    }

    public static JScrollPane scrolling(JComponent content) {
        JScrollPane scroll = new JScrollPane(
                content instanceof Scrollable ? content : new AsWide(content),
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    /** Gives it a style in FlatLaf's words. */
    public static <C extends JComponent> C style(C component, String style) {
        component.putClientProperty(FlatClientProperties.STYLE, style);
        return component;
    }
}
