package chat.warren.storage.file;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that belongs to a conversation.
 *
 * @param key of its sealed file; only this row has it, so removing the row takes the file's content with it
 * @param messages that brought it, the first of them first; it goes with the last of them
 */
public record Attachment(FileId id, Octets key, Description description, List<MessageId> messages, Instant added) {
    /** Whoever sends one file more often is not to fill a row with it; then the oldest is forgotten. */
    static final int MOST_MESSAGES = 32;

    public Attachment {
        messages = List.copyOf(messages);
    }

    /** The first that brought it and is there. */
    public Optional<MessageId> message() {
        return messages.stream().findFirst();
    }

    /** Brought by this one as well. */
    public Attachment alsoIn(MessageId message) {
        List<MessageId> all = new ArrayList<>(messages);
        if (!all.contains(message)) {
            all.add(message);
        }
        return in(all.subList(Math.max(0, all.size() - MOST_MESSAGES), all.size()));
    }

    Attachment in(List<MessageId> brought) {
        return new Attachment(id, key, description, brought, added);
    }

    /**
     * What it was called where it came from.
     *
     * @param hash SHA-256 of the whole, where it is known
     */
    public record Description(String name, String mediaType, long bytes, Optional<Octets> hash) {
        public Description {
            if (bytes < 0) {
                throw new IllegalArgumentException("a file of less than no bytes");
            }
        }
    }

    static final RowFormat<Attachment> FORMAT = new RowFormat<>() {
        @Override
        public void write(Attachment attachment, RowWriter out) {
            Description description = attachment.description;
            out.id(attachment.id.id())
                    .octets(attachment.key)
                    .text(description.name())
                    .text(description.mediaType())
                    .i64(description.bytes())
                    .optional(description.hash(), RowWriter::octets)
                    .optional(attachment.message(), (to, message) -> to.id(message.id()))
                    .instant(attachment.added);
            if (attachment.messages.size() > 1) {
                out.list(
                        attachment.messages.subList(1, attachment.messages.size()),
                        (to, message) -> to.id(message.id()));
            }
        }

        @Override
        public Attachment read(RowReader in) throws MalformedException {
            FileId id = new FileId(in.id());
            Octets key = in.octets();
            Description description = new Description(in.text(), in.text(), in.i64(), in.optional(RowReader::octets));
            List<MessageId> messages = new ArrayList<>(
                    in.optional(from -> new MessageId(from.id())).stream().toList());
            Instant added = in.instant();
            if (!in.isAtEnd()) {
                messages.addAll(in.list(from -> new MessageId(from.id())));
            }
            return new Attachment(id, key, description, messages, added);
        }
    };
}
