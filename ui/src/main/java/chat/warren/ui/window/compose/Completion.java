package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.text.BadLocationException;

/** Offers what could be meant while somebody writes: emoji after a colon, people after an {@code @}. */
public final class Completion {
    private final Field field;
    private final List<Offers> kinds;
    private final JPopupMenu popup = new JPopupMenu();
    private final DefaultListModel<Offer> offered = new DefaultListModel<>();
    private final JList<Offer> list = new JList<>(offered);

    /**
     * Watches a field.
     *
     * @param people who can be mentioned by now; the text of each is their name
     */
    public Completion(Field field, EmojiSet set, Supplier<List<Offer>> people) {
        this.field = field;
        this.kinds = List.of(new EmojiOffers(set), new PeopleOffers(people));
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
        Look.freshen(popup);
        // After the change is done with: another one must not begin within it.
        field.addCaretListener(_ -> java.awt.EventQueue.invokeLater(this::look));
    }

    private Optional<Offers.Begun> begun() {
        if (field.getSelectionStart() != field.getSelectionEnd()) {
            return Optional.empty();
        }
        String before = field.getText()
                .substring(0, Math.min(field.getCaretPosition(), field.getText().length()));
        return kinds.stream()
                .map(each -> each.begun(before))
                .filter(each -> !each.offers().isEmpty())
                .findFirst();
    }

    private void look() {
        Optional<Offers.Begun> begun = begun();
        if (begun.isPresent() && begun.get().whole()) {
            field.replaceBefore(
                    begun.get().letters(), begun.get().offers().getFirst().text());
        }
        if (begun.isEmpty() || begun.get().whole() || !field.isShowing()) {
            close();
            return;
        }
        offered.clear();
        offered.addAll(begun.get().offers());
        list.setSelectedIndex(0);
        open();
    }

    private void open() {
        try {
            Rectangle2D caret = field.modelToView2D(field.getCaretPosition());
            if (caret != null) {
                Rectangle at = caret.getBounds();
                Look.freshen(popup);
                popup.applyComponentOrientation(field.getComponentOrientation());
                popup.pack();
                boolean left = field.getComponentOrientation().isLeftToRight();
                int x = left ? at.x : at.x - popup.getPreferredSize().width;
                popup.show(field, x, at.y - popup.getPreferredSize().height - UIScale.scale(Pieces.GAP));
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
            Offer offer = list.getSelectedValue();
            if (offer != null) {
                field.replaceBefore(each.letters(), offer.text());
            }
        });
        close();
    }

    private static final class Line extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> in, Object value, int index, boolean chosen, boolean focus) {
            Offer offer = (Offer) value;
            super.getListCellRendererComponent(in, offer.shown(), index, chosen, false);
            setIcon(offer.icon());
            int gap = UIScale.scale(Pieces.GAP);
            boolean left = in.getComponentOrientation().isLeftToRight();
            setBorder(BorderFactory.createEmptyBorder(gap / 2, left ? gap : gap * 2, gap / 2, left ? gap * 2 : gap));
            return this;
        }
    }
}
