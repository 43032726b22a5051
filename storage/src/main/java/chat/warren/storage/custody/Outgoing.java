package chat.warren.storage.custody;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/**
 * A sealed message of ours that a device has not confirmed.
 *
 * @param to each device of a person gets an envelope of its own
 */
public record Outgoing(DeviceId to, MessageId message, Octets envelope, Instant since, Attempts attempts) {
    /** How often it was tried, and when it is to be tried again. */
    public record Attempts(long count, Instant next) {}

    public Outgoing tried(Instant next) {
        return new Outgoing(to, message, envelope, since, new Attempts(attempts.count() + 1, next));
    }

    static final RowFormat<Outgoing> FORMAT = new RowFormat<>() {
        @Override
        public void write(Outgoing outgoing, RowWriter out) {
            out.id(Id.of(outgoing.to.toBytes()))
                    .id(outgoing.message.id())
                    .octets(outgoing.envelope)
                    .instant(outgoing.since)
                    .u32(outgoing.attempts.count())
                    .instant(outgoing.attempts.next());
        }

        @Override
        public Outgoing read(RowReader in) throws MalformedException {
            return new Outgoing(
                    new DeviceId(in.id().toArray()),
                    new MessageId(in.id()),
                    in.octets(),
                    in.instant(),
                    new Attempts(in.u32(), in.instant()));
        }
    };
}
