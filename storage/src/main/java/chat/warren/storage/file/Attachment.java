package chat.warren.storage.file;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that belongs to a conversation.
 *
 * @param key of its sealed file; only this row has it, so removing the row takes the file's content with it
 */
public record Attachment(FileId id, Octets key, Description description, Optional<MessageId> message, Instant added) {
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
                    .optional(attachment.message, (to, message) -> to.id(message.id()))
                    .instant(attachment.added);
        }

        @Override
        public Attachment read(RowReader in) throws MalformedException {
            return new Attachment(
                    new FileId(in.id()),
                    in.octets(),
                    new Description(in.text(), in.text(), in.i64(), in.optional(RowReader::octets)),
                    in.optional(from -> new MessageId(from.id())),
                    in.instant());
        }
    };
}
