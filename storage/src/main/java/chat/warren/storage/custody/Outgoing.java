package chat.warren.storage.custody;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/** A sealed message of ours that its recipient has not confirmed. */
public record Outgoing(PersonId to, MessageId message, Octets envelope, Instant since, Attempts attempts) {
    /** How often it was tried, and when it is to be tried again. */
    public record Attempts(long count, Instant next) {}

    public Outgoing tried(Instant next) {
        return new Outgoing(to, message, envelope, since, new Attempts(attempts.count() + 1, next));
    }

    static final RowFormat<Outgoing> FORMAT = new RowFormat<>() {
        @Override
        public void write(Outgoing outgoing, RowWriter out) {
            out.id(outgoing.to.id())
                    .id(outgoing.message.id())
                    .octets(outgoing.envelope)
                    .instant(outgoing.since)
                    .u32(outgoing.attempts.count())
                    .instant(outgoing.attempts.next());
        }

        @Override
        public Outgoing read(RowReader in) throws MalformedException {
            return new Outgoing(
                    new PersonId(in.id()),
                    new MessageId(in.id()),
                    in.octets(),
                    in.instant(),
                    new Attempts(in.u32(), in.instant()));
        }
    };
}
