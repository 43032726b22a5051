package chat.warren.node.api;

import chat.warren.node.api.text.Block;
import chat.warren.node.api.text.Markup;
import chat.warren.node.api.text.Meant;
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
 * @param mentions whom pieces of the text mean, as they stand in it
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
        List<Mention> mentions,
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
        mentions = List.copyOf(mentions);
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
        return Markup.parse(
                text,
                mentions.stream()
                        .map(each -> new Meant(each.from, each.length, each.own))
                        .toList());
    }

    /**
     * Somebody is meant by a piece of the text.
     *
     * @param own whether it is us
     * @param from the first letter, counted in UTF-16 units
     */
    public record Mention(String person, boolean own, int from, int length) {}

    /** What somebody felt about it. */
    public record Reaction(String by, String emoji, Instant at) {}
}
