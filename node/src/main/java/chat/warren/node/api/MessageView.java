package chat.warren.node.api;

import chat.warren.node.api.text.Block;
import chat.warren.node.api.text.Markup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of a conversation.
 *
 * @param id its name, for whoever wants to reply to it or change it
 * @param place in the conversation, growing; a page begins before one
 * @param author the person's id
 * @param own whether we wrote it
 * @param written by the author's clock
 * @param text empty when it is gone; of a notice a word for programs and its value, such as {@code timer 3600}
 * @param gone deleted, or disappeared
 * @param notice whether it is no message but a word on what happened in the conversation
 * @param edits how often it was changed
 * @param files that came with it
 * @param state how far it came on its way
 * @param custody who keeps it for the friend, while somebody does
 */
public record MessageView(
        String id,
        long place,
        String author,
        boolean own,
        Instant written,
        String text,
        boolean gone,
        boolean notice,
        long edits,
        Optional<String> replyTo,
        Optional<Instant> disappears,
        List<Reaction> reactions,
        List<FileView> files,
        MessageState state,
        Optional<Custody> custody) {
    public MessageView {
        reactions = List.copyOf(reactions);
        files = List.copyOf(files);
    }

    /** Friends who keep a message for somebody, and until when one of them does. */
    public record Custody(List<String> keepers, Instant until) {
        public Custody {
            keepers = List.copyOf(keepers);
        }
    }

    /** The text's marks read: for whoever shows more than letters. */
    public List<Block> blocks() {
        return Markup.parse(text);
    }

    /** What somebody felt about it. */
    public record Reaction(String by, String emoji, Instant at) {}
}
