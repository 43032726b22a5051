package chat.warren.storage.custody;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/** A message of ours waits with a friend, who promised to hold it until then. */
public record Waiting(MessageId message, PersonId recipient, PersonId keeper, Instant until) {
    static final RowFormat<Waiting> FORMAT = new RowFormat<>() {
        @Override
        public void write(Waiting waiting, RowWriter out) {
            out.id(waiting.message.id())
                    .id(waiting.recipient.id())
                    .id(waiting.keeper.id())
                    .instant(waiting.until);
        }

        @Override
        public Waiting read(RowReader in) throws MalformedException {
            return new Waiting(new MessageId(in.id()), new PersonId(in.id()), new PersonId(in.id()), in.instant());
        }
    };
}
