package chat.warren.ui.window.list;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Sure;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Point;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.OptionalLong;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;

/** What can be done with a conversation without opening it: by the other mouse button, or by the menu key. */
final class RowMenu {
    /** Among so many of the newest is one of theirs, if any is unread. */
    private static final int NEWEST = 200;

    private final Stage stage;
    private final JList<Row> list;

    RowMenu(Stage stage, JList<Row> list) {
        this.stage = stage;
        this.list = list;
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent pressed) {
                ask(pressed);
            }

            @Override
            public void mouseReleased(MouseEvent released) {
                ask(released);
            }
        });
        list.registerKeyboardAction(
                pressed -> open(), KeyStroke.getKeyStroke(KeyEvent.VK_CONTEXT_MENU, 0), JComponent.WHEN_FOCUSED);
        list.registerKeyboardAction(
                pressed -> open(),
                KeyStroke.getKeyStroke(KeyEvent.VK_F10, KeyEvent.SHIFT_DOWN_MASK),
                JComponent.WHEN_FOCUSED);
    }

    private void ask(MouseEvent at) {
        int row = list.locationToIndex(at.getPoint());
        if (at.isPopupTrigger() && row >= 0 && list.getCellBounds(row, row).contains(at.getPoint())) {
            show(list.getModel().getElementAt(row), at.getPoint());
        }
    }

    private void open() {
        int row = list.getSelectedIndex();
        if (row >= 0) {
            Point corner = list.indexToLocation(row);
            show(list.getModel().getElementAt(row), new Point(corner.x + 24, corner.y + 24));
        }
    }

    private void show(Row row, Point at) {
        if (row.kind() != Row.Kind.FRIEND) {
            return;
        }
        boolean muted = row.line().muted();
        boolean archived = row.line().archived();
        JPopupMenu menu = new JPopupMenu();
        if (row.line().unread() > 0) {
            menu.add(item("check", "this.read", () -> read(row.id())));
        }
        menu.add(item(
                muted ? "bell" : "muted", muted ? "this.unmute" : "this.mute", () -> prefer(row, !muted, archived)));
        menu.add(item("archive", archived ? "this.unarchive" : "this.archive", () -> prefer(row, muted, !archived)));
        menu.add(item("delete", "this.clear", () -> clear(row)));
        menu.applyComponentOrientation(stage.words().orientation());
        menu.show(list, at.x, at.y);
    }

    private JMenuItem item(String icon, String key, Runnable doing) {
        JMenuItem item = new JMenuItem(stage.say(key), Icons.of(icon, Icons.SMALL, Shade.QUIET));
        item.setName(key);
        item.addActionListener(pressed -> doing.run());
        return item;
    }

    /** How the conversation is shown from now on. */
    void prefer(Row row, boolean muted, boolean archived) {
        stage.offstage().tell(() -> stage.node().chats().prefer(row.id(), muted, archived));
    }

    private void clear(Row row) {
        String question = stage.say("this.clear.ask", row.name());
        if (Sure.ask(list, question, stage.say("this.clear"), stage.say("cancel"))) {
            stage.offstage().tell(() -> stage.node().chats().leave(row.id()));
        }
    }

    private void read(String person) {
        stage.offstage().tell(() -> {
            var newest = stage.node().chats().page(person, OptionalLong.empty(), NEWEST).messages().reversed().stream()
                    .filter(each -> !each.own() && !each.notice())
                    .map(MessageView::id)
                    .findFirst();
            if (newest.isPresent()) {
                stage.node().chats().markRead(person, newest.get());
            }
        });
    }
}
