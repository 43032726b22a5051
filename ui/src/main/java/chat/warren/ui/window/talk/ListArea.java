package chat.warren.ui.window.talk;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;

/** The list, and over its lower corner the button to the newest message. */
final class ListArea extends JLayeredPane {
    private static final int AWAY = 16;
    private static final int WIDEST = 460;

    private final MessageList list;
    private final Words words;
    private final JButton jump;
    private Optional<JComponent> instead = Optional.empty();

    ListArea(MessageList list, Words words) {
        this.list = list;
        this.words = words;
        this.jump = Pieces.icon("down", words.say("talk.newest"));
        Pieces.style(
                jump,
                "buttonType: default; background: $Warren.raised; borderColor: $Warren.line; arc: 999; margin: 8,10,8,10;"
                        + " foreground: $Warren.accent; font: semibold");
        jump.putClientProperty("JButton.buttonType", null);
        jump.setIcon(Icons.of("down", Icons.USUAL, Shade.ACCENT));
        jump.setName("newest");
        jump.setVisible(false);
        jump.addActionListener(_ -> {
            list.toEnd();
            list.requestFocusInWindow();
        });
        add(list, DEFAULT_LAYER);
        add(jump, PALETTE_LAYER);
    }

    /** Shows the button while the end is out of view, with how many came since. */
    void show(boolean away, int fresh) {
        jump.setVisible(away);
        jump.setText(fresh > 0 ? words.number(fresh) : "");
        Pieces.named(jump, fresh > 0 ? words.count("talk.newest.count", fresh) : words.say("talk.newest"));
        doLayout();
    }

    /** Shows something in the middle, while there are no messages. */
    void instead(Optional<JComponent> shown) {
        instead.ifPresent(this::remove);
        instead = shown;
        shown.ifPresent(component -> add(component, PALETTE_LAYER));
        revalidate();
        repaint();
    }

    @Override
    public void doLayout() {
        list.setBounds(0, 0, getWidth(), getHeight());
        instead.ifPresent(component -> {
            Dimension wanted = component.getPreferredSize();
            int width = Math.min(getWidth(), UIScale.scale(WIDEST));
            component.setBounds((getWidth() - width) / 2, (getHeight() - wanted.height) / 2, width, wanted.height);
        });
        Dimension size = jump.getPreferredSize();
        int away = UIScale.scale(AWAY);
        int x = getComponentOrientation().isLeftToRight() ? getWidth() - size.width - 2 * away : 2 * away;
        jump.setBounds(x, getHeight() - size.height - away, size.width, size.height);
    }

    @Override
    public Dimension getPreferredSize() {
        return list.getPreferredSize();
    }
}
