package chat.warren.ui.window.talk;

import chat.warren.node.api.Chats;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.OutgoingText;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Optional;

/** Brings what was written to the node. */
final class Sending implements Composer.Outbox {
    private final Stage stage;
    private final String with;
    private final Book book;
    private final MessageList list;

    Sending(Stage stage, String with, Book book, MessageList list) {
        this.stage = stage;
        this.with = with;
        this.book = book;
        this.list = list;
    }

    private Chats chats() {
        return stage.node().chats();
    }

    @Override
    public void send(String text, Optional<String> replyTo) {
        list.toEnd();
        stage.offstage().tell(() -> {
            Optional<java.time.Duration> stays = chats().all().stream()
                    .filter(each -> each.with().equals(with))
                    .findFirst()
                    .flatMap(chat.warren.node.api.ConversationView::disappearing);
            chats().send(with, new OutgoingText(text, replyTo, stays));
        });
    }

    @Override
    public void change(String message, String text) {
        stage.offstage().tell(() -> chats().edit(message, text));
    }

    @Override
    public void draft(String text) {
        stage.offstage().tell(() -> chats().draft(with, text));
    }

    @Override
    public void typing(boolean writing) {
        if (!with.equals(stage.node().self())) {
            stage.offstage().tell(() -> chats().typing(with, writing));
        }
    }

    @Override
    public Optional<MessageView> lastOwn() {
        return book.lastOwn();
    }

    @Override
    public Optional<MessageView> beside(Optional<MessageView> answered, int by) {
        List<MessageView> all = book.messages().stream()
                .filter(each -> !each.gone() && !each.notice())
                .toList();
        int at = answered.map(all::indexOf).filter(found -> found >= 0).orElse(all.size());
        int next = at + by;
        return next < 0 ? answered : next >= all.size() ? Optional.empty() : Optional.of(all.get(next));
    }

    @Override
    public void leave() {
        list.requestFocusInWindow(java.awt.event.FocusEvent.Cause.TRAVERSAL_BACKWARD);
    }
}
