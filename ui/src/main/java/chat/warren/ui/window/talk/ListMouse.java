package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageView;
import java.awt.Cursor;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javax.swing.SwingUtilities;

/** The pointer over the list: it scrolls, selects, follows links, and shows what can be done. */
final class ListMouse extends MouseAdapter {
    private static final double NOTCH = 56;

    private final MessageList list;
    private final Deeds deeds;
    private final HoverBar hover;
    private Optional<Held> held = Optional.empty();
    private double left; // Of a notch, from a wheel that turns by parts of one.

    ListMouse(MessageList list, Deeds deeds) {
        this.list = list;
        this.deeds = deeds;
        this.hover = new HoverBar(deeds);
        list.add(hover);
        list.addMouseListener(this);
        list.addMouseMotionListener(this);
        list.addMouseWheelListener(this);
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
        left += event.getPreciseWheelRotation() * px(NOTCH);
        int whole = (int) left;
        left -= whole;
        if (whole != 0) {
            hover.leave();
            list.scroll(whole);
            hover(event.getPoint());
        }
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        hover(event.getPoint());
    }

    @Override
    public void mouseExited(MouseEvent event) {
        if (!list.contains(event.getPoint())) {
            hover.leave();
        }
    }

    private void hover(Point point) {
        Optional<Roll.Seen> row = list.at(point.y);
        Optional<MessageView> message = row.flatMap(each -> MessageList.message(each.row()));
        if (row.isEmpty() || message.isEmpty() || !(row.get().row() instanceof Row.Said)) {
            hover.leave();
            list.setCursor(Cursor.getDefaultCursor());
            return;
        }
        hover.show(message.get());
        float[] body = list.drawn(row.get().row()).body();
        boolean atRight = message.get().own() == list.dress().rightToLeft();
        int x = Math.round(list.left() + (atRight ? body[1] + px(6) : body[0] - px(6) - hover.getWidth()));
        int most = list.getWidth() - hover.getWidth() - Math.round(px(4));
        int y = Math.round(row.get().y() + body[2]);
        if (x < 0 || x > most) { // No room beside it: above it, where it hides nothing that can be pressed.
            y = Math.max(0, y - hover.getHeight() + Math.round(px(4)));
        }
        hover.setLocation(Math.clamp(x, 0, Math.max(0, most)), y);
        cursor(row.get(), point);
    }

    private void cursor(Roll.Seen row, Point point) {
        Optional<Drawn.Words> words = list.drawn(row.row()).words();
        boolean link = words.flatMap(each -> each.link(list.within(row, point))).isPresent();
        boolean zone = list.zone(row, point)
                .filter(each -> !(each.deed() instanceof Zone.Deed.Explain))
                .isPresent();
        boolean text = words.filter(each -> list.within(row, point).getX() >= each.x()
                        && list.within(row, point).getX()
                                <= each.x() + each.laid().width()
                        && list.within(row, point).getY() >= each.y()
                        && list.within(row, point).getY()
                                <= each.y() + each.laid().height())
                .isPresent();
        int shape = link || zone ? Cursor.HAND_CURSOR : text ? Cursor.TEXT_CURSOR : Cursor.DEFAULT_CURSOR;
        list.setCursor(Cursor.getPredefinedCursor(shape));
    }

    @Override
    public void mousePressed(MouseEvent event) {
        list.requestFocusInWindow();
        if (menu(event)) {
            return;
        }
        if (SwingUtilities.isLeftMouseButton(event)) {
            list.focus(Optional.empty());
            held = held(event.getPoint());
            held.ifPresent(each -> each.to(event.getX()));
            if (held.isPresent()) {
                list.selection().clear();
            } else if (event.isShiftDown() && list.selection().begun().isPresent()) {
                place(event.getPoint()).ifPresent(list.selection()::extend);
            } else {
                list.selection().clear();
                place(event.getPoint()).ifPresent(list.selection()::begin);
            }
            list.repaint();
        }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        if (held.isPresent()) {
            held.get().to(event.getX());
        } else if (SwingUtilities.isLeftMouseButton(event)
                && list.selection().begun().isPresent()) {
            hover.leave();
            if (event.getY() < 0 || event.getY() > list.getHeight()) {
                list.scroll(Math.clamp(event.getY() < 0 ? event.getY() : event.getY() - list.getHeight(), -60, 60));
            }
            Point inside = new Point(event.getX(), Math.clamp(event.getY(), 0, Math.max(0, list.getHeight() - 1)));
            place(inside).ifPresent(list.selection()::extend);
            list.repaint();
        }
    }

    @Override
    public void mouseReleased(MouseEvent event) {
        held = Optional.empty();
        menu(event);
    }

    @Override
    public void mouseClicked(MouseEvent event) {
        if (!SwingUtilities.isLeftMouseButton(event)) {
            return;
        }
        Optional<Roll.Seen> row = list.at(event.getY());
        Optional<MessageView> message = row.flatMap(each -> MessageList.message(each.row()));
        if (row.isEmpty() || message.isEmpty()) {
            return;
        }
        Optional<Drawn.Words> words = list.drawn(row.get().row()).words();
        if (event.getClickCount() == 2 && words.isPresent()) {
            int[] word = words.get().laid().word(words.get().nearest(list.within(row.get(), event.getPoint())));
            String id = row.get().row().id();
            list.selection().set(new Selection.Place(id, word[0]), new Selection.Place(id, word[1]));
            list.repaint();
        } else if (event.getClickCount() == 1 && list.selection().isEmpty()) {
            words.flatMap(each -> each.link(list.within(row.get(), event.getPoint())))
                    .map(address -> (Zone.Deed) new Zone.Deed.Follow(address))
                    .or(() -> list.zone(row.get(), event.getPoint()).map(Zone::deed))
                    .filter(deed -> !(deed instanceof Zone.Deed.Along)) // It went there when it was pressed.
                    .ifPresent(deed -> list.desk().done(message.get(), deed));
        }
    }

    /** Something that is drawn along with the pointer. */
    private final class Held {
        private final MessageView message;
        private final FileView file;
        private final Rectangle2D area;

        Held(MessageView message, FileView file, Rectangle2D area) {
            this.message = message;
            this.file = file;
            this.area = area;
        }

        void to(int x) {
            double part = (x - list.left() - area.getX()) / area.getWidth();
            list.desk().done(message, new Zone.Deed.Along(file, Math.clamp(part, 0, 1)));
        }
    }

    private Optional<Held> held(Point point) {
        return list.at(point.y)
                .flatMap(row -> MessageList.message(row.row())
                        .flatMap(message -> list.zone(row, point)
                                .flatMap(zone -> zone.deed() instanceof Zone.Deed.Along along
                                        ? Optional.of(new Held(message, along.file(), zone.area()))
                                        : Optional.empty())));
    }

    private boolean menu(MouseEvent event) {
        if (!event.isPopupTrigger()) {
            return false;
        }
        list.at(event.getY())
                .flatMap(each -> MessageList.message(each.row()))
                .ifPresent(message -> deeds.menu(message).show(list, event.getX(), event.getY()));
        return true;
    }

    /** The place between two letters that is nearest; a point beside all texts means the row's end or beginning. */
    private Optional<Selection.Place> place(Point point) {
        return list.at(point.y)
                .flatMap(row -> list.drawn(row.row())
                        .words()
                        .map(words -> new Selection.Place(row.row().id(), words.nearest(list.within(row, point)))));
    }
}
