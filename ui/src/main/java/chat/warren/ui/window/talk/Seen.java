package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Optional;

/** How far a conversation was read before somebody's eyes. */
final class Seen {
    private final Stage stage;
    private final String with;
    private final Book book;
    private String read = "";

    Seen(Stage stage, String with, Book book) {
        this.stage = stage;
        this.with = with;
        this.book = book;
    }

    /** All up to there was seen. */
    void upTo(MessageView last) {
        List<MessageView> all = book.messages();
        Optional<MessageView> theirs = all.subList(0, all.indexOf(last) + 1).reversed().stream()
                .filter(each -> !each.own() && !each.notice())
                .findFirst();
        boolean further =
                theirs.isPresent() && !read.equals(theirs.get().id()) && place(all, read) < all.indexOf(theirs.get());
        if (further) {
            read = theirs.get().id();
            stage.offstage()
                    .tell(() -> stage.node().chats().markRead(with, theirs.get().id()));
        }
    }

    private static int place(List<MessageView> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
