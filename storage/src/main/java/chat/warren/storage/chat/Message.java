package chat.warren.storage.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.Optional;

/** One message of a conversation. */
public record Message(MessageId id, ConversationId conversation, Authorship by, Content content, Context context) {

    Message edited(Content now) {
        Context more = new Context(context.replyTo(), context.expires(), context.edits() + 1);
        return new Message(id, conversation, by, now, more);
    }

    Message disappearing(Instant expires) {
        Context until = new Context(context.replyTo(), Optional.of(expires), context.edits());
        return new Message(id, conversation, by, content, until);
    }

    /** What stays of it: who and when, no word of what. */
    public Message deleted(Instant at) {
        return new Message(id, conversation, by, new Content.Deleted(at), Context.PLAIN);
    }

    public boolean isDeleted() {
        return content instanceof Content.Deleted;
    }

    public static final RowFormat<Message> FORMAT = new RowFormat<>() {
        @Override
        public void write(Message message, RowWriter out) {
            out.id(message.id.id())
                    .id(message.conversation.id())
                    .id(message.by.author().id())
                    .octets(Octets.of(message.by.device().toBytes()))
                    .instant(message.by.written())
                    .instant(message.by.arrived());
            Content.write(message.content, out);
            out.optional(message.context.replyTo(), (to, id) -> to.id(id.id()))
                    .optional(message.context.expires(), RowWriter::instant)
                    .u32(message.context.edits());
        }

        @Override
        public Message read(RowReader in) throws MalformedException {
            MessageId id = new MessageId(in.id());
            ConversationId conversation = new ConversationId(in.id());
            Authorship by = new Authorship(
                    new PersonId(in.id()), new DeviceId(in.octets().toArray()), in.instant(), in.instant());
            Content content = Content.read(in);
            Context context = new Context(
                    in.optional(from -> new MessageId(from.id())), in.optional(RowReader::instant), in.u32());
            return new Message(id, conversation, by, content, context);
        }
    };
}
