package chat.warren.storage.call;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One call, from its first ring on. */
public record Call(Id id, ConversationId conversation, PersonId caller, Outcome outcome, Times times) {
    /** Stored by position in {@link #ALL}. */
    public enum Outcome {
        RINGING,
        TALKED,
        MISSED,
        DECLINED,
        FAILED
    }

    private static final List<Outcome> ALL = List.of(Outcome.values());

    /** When it rang, was taken, and ended. */
    public record Times(Instant rang, Optional<Instant> taken, Optional<Instant> ended) {}

    static final RowFormat<Call> FORMAT = new RowFormat<>() {
        @Override
        public void write(Call call, RowWriter out) {
            out.id(call.id)
                    .id(call.conversation.id())
                    .id(call.caller.id())
                    .choice(ALL, call.outcome)
                    .instant(call.times.rang())
                    .optional(call.times.taken(), RowWriter::instant)
                    .optional(call.times.ended(), RowWriter::instant);
        }

        @Override
        public Call read(RowReader in) throws MalformedException {
            return new Call(
                    in.id(),
                    new ConversationId(in.id()),
                    new PersonId(in.id()),
                    in.choice(ALL),
                    new Times(in.instant(), in.optional(RowReader::instant), in.optional(RowReader::instant)));
        }
    };
}
