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
 * @param text empty when it is gone
 * @param gone deleted, or disappeared
 * @param notice whether it is no message but a word on what happened in the conversation
 * @param edits how often it was changed
 * @param state how far it came on its way
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
        MessageState state) {
    public MessageView {
        reactions = List.copyOf(reactions);
    }

    /** The text's marks read: for whoever shows more than letters. */
    public List<Block> blocks() {
        return Markup.parse(text);
    }

    /** What somebody felt about it. */
    public record Reaction(String by, String emoji, Instant at) {}
}
