package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Pieces;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** The keyboard in the list: from message to message, and what can be done with the one at hand. */
final class ListKeys {
    private final MessageList list;
    private final Deeds deeds;

    ListKeys(MessageList list, Deeds deeds, Runnable leave) {
        this.list = list;
        this.deeds = deeds;
        on("UP", () -> step(-1));
        on("DOWN", () -> step(1));
        on("HOME", () -> edge(true));
        on("END", () -> edge(false));
        on("PAGE_UP", () -> list.scroll(-list.getHeight() * 9 / 10));
        on("PAGE_DOWN", () -> list.scroll(list.getHeight() * 9 / 10));
        on("ENTER", () -> with(deeds.hand()::reply));
        on(
                "F2",
                () -> with(message -> {
                    if (message.own()) {
                        deeds.hand().edit(message);
                    }
                }));
        on("SPACE", () -> with(message -> deeds.hand().react(message, list)));
        on("P", () -> voice(Handling.PLAY));
        on("LEFT", () -> voice(Handling.BACK));
        on("RIGHT", () -> voice(Handling.FORTH));
        on("shift F10", this::menu);
        on("CONTEXT_MENU", this::menu);
        on("ctrl C", this::copy);
        on("meta C", this::copy);
        on("ESCAPE", leave);
        list.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                boolean byKey = event.getCause() != FocusEvent.Cause.MOUSE_EVENT
                        && event.getCause() != FocusEvent.Cause.UNKNOWN;
                if (byKey && list.focused().isEmpty()) {
                    list.lastSeen().ifPresent(message -> list.show(message.id(), true));
                }
                list.repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                list.repaint();
            }
        });
    }

    private void on(String key, Runnable doing) {
        list.getInputMap().put(KeyStroke.getKeyStroke(key), key);
        list.getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    private Optional<MessageView> message() {
        return list.focused()
                .map(list.roll()::find)
                .filter(row -> row >= 0)
                .flatMap(row -> MessageList.message(list.roll().rows().get(row)));
    }

    private void with(Consumer<MessageView> doing) {
        message().filter(message -> !message.gone() && !message.notice()).ifPresent(doing);
    }

    private void voice(Handling handling) {
        with(message -> message.files().stream()
                .filter(file -> Handling.isVoice(file) && file.place().isPresent())
                .findFirst()
                .ifPresent(file -> deeds.hand().handle(file, handling)));
    }

    private void step(int by) {
        int at = list.focused().map(list.roll()::find).orElse(-1);
        if (at < 0) {
            list.lastSeen().ifPresent(message -> list.show(message.id(), true));
            return;
        }
        List<Row> rows = list.roll().rows();
        for (int row = at + by; row >= 0 && row < rows.size(); row += by) {
            if (MessageList.message(rows.get(row)).isPresent()) {
                attend(row);
                return;
            }
        }
        if (by > 0) {
            list.toEnd();
        }
    }

    private void edge(boolean first) {
        List<Row> rows = list.roll().rows();
        for (int i = 0; i < rows.size(); i++) {
            int row = first ? i : rows.size() - 1 - i;
            if (MessageList.message(rows.get(row)).isPresent()) {
                attend(row);
                return;
            }
        }
    }

    private void attend(int row) {
        list.show(list.roll().rows().get(row).id(), true);
        if (list.getAccessibleContext() instanceof ListVoice voice) {
            voice.attention(row);
        }
    }

    private void menu() {
        message().ifPresent(message -> {
            int y = list.seen().stream()
                    .filter(each -> each.row().id().equals(message.id()))
                    .findFirst()
                    .map(Roll.Seen::y)
                    .orElse(0);
            deeds.menu(message).show(list, list.getWidth() / 2, Math.max(0, y));
        });
    }

    private void copy() {
        String text =
                list.selection().isEmpty() ? message().map(MessageView::text).orElse("") : list.selected();
        if (!text.isEmpty()) {
            Pieces.copy(text);
        }
    }
}
