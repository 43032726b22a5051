package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.Emoji;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.emoji.Segment;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.flow.EmojiGlyph;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.Icon;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.text.BadLocationException;

/** Offers emoji while somebody writes {@code :smi}, and puts one in place of {@code :smile:}. */
public final class Completion {
    private static final int MOST = 7;
    /** Two letters: after one, everything is meant. */
    private static final Pattern BEGUN = Pattern.compile("(?:^|[\\s(])(:([a-z0-9_+-]{2,32})(:?))$");

    private final Field field;
    private final EmojiSet set;
    private final JPopupMenu popup = new JPopupMenu();
    private final DefaultListModel<Emoji> offered = new DefaultListModel<>();
    private final JList<Emoji> list = new JList<>(offered);

    /** Watches a field. */
    public Completion(Field field, EmojiSet set) {
        this.field = field;
        this.set = set;
        popup.setFocusable(false);
        list.setFocusable(false);
        list.setCellRenderer(new Line());
        list.addMouseListener(new java.awt.event.MouseAdapter() {
            @Override
            public void mousePressed(java.awt.event.MouseEvent event) {
                take();
            }
        });
        popup.add(list);
        // After the change is done with: another one must not begin within it.
        field.addCaretListener(_ -> java.awt.EventQueue.invokeLater(this::look));
    }

    private static String code(Emoji emoji) {
        return emoji.naming().codes().isEmpty()
                ? emoji.name()
                : ":" + emoji.naming().codes().getFirst() + ":";
    }

    private Icon icon(Emoji emoji) {
        int sprite = set.only(emoji.text()).map(Segment::sprite).orElse(0);
        int side = UIScale.scale(18);
        return new Icon() {
            @Override
            public void paintIcon(Component on, Graphics graphics, int x, int y) {
                EmojiGlyph.paint((Graphics2D) graphics, set.sprites(), sprite, x, y, side);
            }

            @Override
            public int getIconWidth() {
                return side;
            }

            @Override
            public int getIconHeight() {
                return side;
            }
        };
    }

    private Optional<Matcher> begun() {
        int caret = Math.min(field.getCaretPosition(), field.getText().length());
        Matcher begun = BEGUN.matcher(field.getText().substring(0, caret));
        return field.getSelectionStart() == field.getSelectionEnd() && begun.find()
                ? Optional.of(begun)
                : Optional.empty();
    }

    private void look() {
        Optional<Matcher> begun = begun();
        if (begun.isPresent() && !begun.get().group(3).isEmpty()) {
            Matcher whole = begun.get();
            set.coded(whole.group(2))
                    .ifPresent(emoji -> field.replaceBefore(whole.group(1).length(), emoji.text()));
            close();
            return;
        }
        List<Emoji> found = begun.map(each -> set.search(each.group(2), MOST)).orElse(List.of());
        if (found.isEmpty() || !field.isShowing()) {
            close();
            return;
        }
        offered.clear();
        offered.addAll(found);
        list.setSelectedIndex(0);
        open();
    }

    private void open() {
        try {
            Rectangle2D caret = field.modelToView2D(field.getCaretPosition());
            if (caret != null) {
                Rectangle at = caret.getBounds();
                popup.pack();
                popup.show(field, at.x, at.y - popup.getPreferredSize().height - UIScale.scale(Pieces.GAP));
                field.requestFocusInWindow();
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException("the caret is in its field", e);
        }
    }

    public boolean isOpen() {
        return popup.isVisible();
    }

    public void close() {
        popup.setVisible(false);
    }

    public void step(int by) {
        list.setSelectedIndex(Math.floorMod(list.getSelectedIndex() + by, offered.size()));
    }

    public void take() {
        begun().ifPresent(each -> {
            Emoji emoji = list.getSelectedValue();
            if (emoji != null) {
                field.replaceBefore(each.group(1).length(), emoji.text());
            }
        });
        close();
    }

    private final class Line extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> in, Object value, int index, boolean chosen, boolean focus) {
            Emoji emoji = (Emoji) value;
            super.getListCellRendererComponent(in, code(emoji), index, chosen, false);
            setIcon(icon(emoji));
            int gap = UIScale.scale(Pieces.GAP);
            setBorder(BorderFactory.createEmptyBorder(gap / 2, gap, gap / 2, gap * 2));
            return this;
        }
    }
}
