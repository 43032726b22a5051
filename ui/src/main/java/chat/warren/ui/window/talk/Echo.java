package chat.warren.ui.window.talk;

import chat.warren.node.api.FileState;
import chat.warren.node.api.FileView;
import chat.warren.node.api.MessagePage;
import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.window.list.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Somebody to try things out with who is not there: says what is said to it. Lives in the window's memory alone;
 * nothing of it is written, sent or kept.
 */
final class Echo {
    private final String self;
    private final Book book = new Book();
    private long said;

    /**
     * An echo that has greeted.
     *
     * @param self our own id
     */
    Echo(String self, String greeting, Instant now) {
        this.self = self;
        add(greeting, Optional.empty(), List.of(), now, false);
    }

    Book book() {
        return book;
    }

    /** We say something. */
    MessageView say(String text, Optional<String> replyTo, List<Path> files, Instant now) {
        List<FileView> views = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            views.add(view(files.get(i), "m" + said + "-" + i));
        }
        return add(text, replyTo, views, now, true);
    }

    /** It answers. */
    void answer(MessageView to, Instant now) {
        add(to.text(), Optional.of(to.id()), to.files(), now, false);
    }

    /** Other words for something of ours. */
    void change(String message, String text) {
        book.find(message).ifPresent(was -> book.changed(with(was, text, was.reactions())));
    }

    void remove(String message) {
        book.removed(message);
    }

    /** A reaction of ours, given or taken back. */
    void react(String message, String emoji, Instant now) {
        book.find(message).ifPresent(was -> {
            List<MessageView.Reaction> all = new ArrayList<>(was.reactions());
            boolean had =
                    all.removeIf(each -> each.by().equals(self) && each.emoji().equals(emoji));
            if (!had) {
                all.add(new MessageView.Reaction(self, emoji, now));
            }
            book.changed(with(was, was.text(), all));
        });
    }

    private static MessageView with(MessageView was, String text, List<MessageView.Reaction> reactions) {
        return new MessageView(
                was.id(),
                was.place(),
                was.author(),
                was.own(),
                was.written(),
                text,
                List.of(),
                false,
                false,
                0,
                was.replyTo(),
                Optional.empty(),
                reactions,
                was.files(),
                was.state(),
                Optional.empty());
    }

    private MessageView add(String text, Optional<String> replyTo, List<FileView> files, Instant now, boolean own) {
        MessageView message = new MessageView(
                "m" + said,
                said,
                own ? self : Ledger.ECHO,
                own,
                now,
                text,
                List.of(),
                false,
                false,
                0,
                replyTo,
                Optional.empty(),
                List.of(),
                files,
                own ? MessageState.READ : MessageState.HERE,
                Optional.empty());
        said++;
        List<MessageView> all = new ArrayList<>(book.messages());
        all.add(message);
        book.newest(new MessagePage(all, OptionalLong.empty()));
        return message;
    }

    /** A file stays where it is: the echo only shows it. */
    private FileView view(Path file, String id) {
        long bytes = file.toFile().length();
        return new FileView(
                id,
                Ledger.ECHO,
                true,
                "m" + said,
                String.valueOf(file.getFileName()),
                "application/octet-stream",
                Files.isDirectory(file),
                bytes,
                Optional.empty(),
                "",
                FileState.DONE,
                bytes,
                0,
                0,
                Optional.of(file),
                Optional.empty());
    }
}
