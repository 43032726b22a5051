package chat.warren.storage.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.Optional;

/** Words not sent yet. */
public record Draft(ConversationId conversation, String text, Optional<MessageId> replyTo, Instant at) {
    static final RowFormat<Draft> FORMAT = new RowFormat<>() {
        @Override
        public void write(Draft draft, RowWriter out) {
            out.id(draft.conversation.id())
                    .text(draft.text)
                    .optional(draft.replyTo, (to, id) -> to.id(id.id()))
                    .instant(draft.at);
        }

        @Override
        public Draft read(RowReader in) throws MalformedException {
            return new Draft(
                    new ConversationId(in.id()),
                    in.text(),
                    in.optional(from -> new MessageId(from.id())),
                    in.instant());
        }
    };
}
