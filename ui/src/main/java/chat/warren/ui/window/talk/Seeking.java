package chat.warren.ui.window.talk;

import chat.warren.node.api.Chats;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for words in a conversation, and shows where they are. */
final class Seeking implements SearchBar.Seeker {
    private final Stage stage;
    private final String with;
    private final Reader reader;
    private final MessageList list;
    private final Runnable closed;

    Seeking(Stage stage, String with, Reader reader, MessageList list, Runnable closed) {
        this.stage = stage;
        this.with = with;
        this.reader = reader;
        this.list = list;
        this.closed = closed;
    }

    @Override
    public void seek(String words, Consumer<List<String>> found) {
        stage.offstage()
                .ask(
                        () -> stage.node().chats().search(words, Optional.of(with), Chats.MOST_IN_A_PAGE),
                        all -> found.accept(all.findings().stream()
                                .map(each -> each.message().id())
                                .toList()));
    }

    @Override
    public void go(String message) {
        reader.reach(message, () -> {
            list.found(Optional.of(message));
            list.show(message, false);
        });
    }

    @Override
    public void closed() {
        list.found(Optional.empty());
        closed.run();
    }
}
