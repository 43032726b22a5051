package chat.warren.ui.window.talk;

import chat.warren.node.api.Chats;
import chat.warren.node.api.ConversationView;
import chat.warren.node.api.MessagePage;
import chat.warren.node.api.MessageStory;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.window.offstage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a conversation from the node into its book, a page at a time, and again what changed. */
final class Reader {
    /** A tall screen of short messages, and as much again to scroll. */
    private static final int PAGE = 80;

    /** Hears what was read. */
    interface Heard {
        /** The conversation was opened, and this is the first message that was not read. */
        void opened(Optional<ConversationView> view, Optional<String> unread);

        /** The book has other messages; so many of the friend's were not in it before. */
        void changed(int fresh);
    }

    private final Stage stage;
    private final String with;
    private final Heard heard;
    private final Book book = new Book();
    private boolean reading;
    private boolean again;
    private boolean turning;

    Reader(Stage stage, String with, Heard heard) {
        this.stage = stage;
        this.with = with;
        this.heard = heard;
    }

    Book book() {
        return book;
    }

    private Chats chats() {
        return stage.node().chats();
    }

    private record Opened(MessagePage page, Optional<ConversationView> view) {}

    void open() {
        stage.offstage()
                .ask(
                        () -> {
                            Optional<ConversationView> view = chats().with(with);
                            long unread = view.map(ConversationView::unread).orElse(0L);
                            int most = (int) Math.min(PAGE + unread, Chats.MOST_IN_A_PAGE);
                            return new Opened(chats().page(with, OptionalLong.empty(), most), view);
                        },
                        opened -> {
                            book.newest(opened.page());
                            long unread =
                                    opened.view().map(ConversationView::unread).orElse(0L);
                            heard.opened(opened.view(), firstUnread(unread));
                        });
    }

    /** The first of so many of theirs that were not read. */
    Optional<String> firstUnread(long unread) {
        List<MessageView> theirs = book.messages().stream()
                .filter(message -> !message.own() && !message.notice() && !message.gone())
                .toList();
        return unread == 0 || theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        theirs.get((int) Math.max(0, theirs.size() - unread)).id());
    }

    /** Reads the end anew; what is asked while it is being read is read once more. */
    void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        stage.offstage()
                .ask(
                        () -> chats().page(with, OptionalLong.empty(), PAGE),
                        page -> {
                            heard.changed(book.newest(page));
                            read();
                        },
                        failure -> {
                            stage.offstage().warn(failure);
                            read();
                        });
    }

    private void read() {
        reading = false;
        if (again) {
            again = false;
            refresh();
        }
    }

    /** The page before the first, if there is one and it is not being read. */
    void older() {
        if (turning || book.before().isEmpty()) {
            return;
        }
        turning = true;
        OptionalLong before = book.before();
        stage.offstage()
                .ask(
                        () -> chats().page(with, before, PAGE),
                        page -> {
                            turning = false;
                            if (before.equals(book.before())) {
                                book.older(page);
                                heard.changed(0);
                            }
                        },
                        failure -> {
                            turning = false;
                            stage.offstage().warn(failure);
                        });
    }

    /** Looks at one message again. */
    void look(String message) {
        if (book.find(message).isEmpty()) {
            return;
        }
        stage.offstage().ask(() -> chats().story(message), story -> {
            story.map(MessageStory::message).ifPresentOrElse(book::changed, () -> book.removed(message));
            heard.changed(0);
        });
    }

    /** Reads back until a message is in the book, and then goes on. */
    void reach(String message, Runnable then) {
        if (book.find(message).isPresent()) {
            then.run();
            return;
        }
        OptionalLong from = book.before();
        // Beside the others: from the other end of a long conversation it takes a while.
        stage.offstage().askAside(() -> back(from, message), pages -> {
            if (from.equals(book.before())) {
                pages.forEach(book::older);
                heard.changed(0);
            }
            if (book.find(message).isPresent()) {
                then.run();
            }
        });
    }

    private List<MessagePage> back(OptionalLong from, String message) throws ProfileException {
        List<MessagePage> pages = new ArrayList<>();
        if (chats().story(message).filter(story -> story.with().equals(with)).isEmpty()) {
            return pages; // It is gone, and nobody reads back for it.
        }
        OptionalLong before = from;
        while (before.isPresent()) {
            MessagePage page = chats().page(with, before, Chats.MOST_IN_A_PAGE);
            pages.add(page);
            before = page.messages().stream().anyMatch(each -> each.id().equals(message))
                    ? OptionalLong.empty()
                    : page.before();
        }
        return pages;
    }
}
