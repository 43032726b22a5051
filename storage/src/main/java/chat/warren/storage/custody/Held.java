package chat.warren.storage.custody;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/**
 * Something sealed that we hold for two friends of ours.
 *
 * @param mailbox the token under which it is fetched; it says nothing about who fetches
 * @param from who asked us to hold it
 */
public record Held(Octets mailbox, Id envelopeId, Octets envelope, PersonId from, Instant until) {
    static final RowFormat<Held> FORMAT = new RowFormat<>() {
        @Override
        public void write(Held held, RowWriter out) {
            out.octets(held.mailbox)
                    .id(held.envelopeId)
                    .octets(held.envelope)
                    .id(held.from.id())
                    .instant(held.until);
        }

        @Override
        public Held read(RowReader in) throws MalformedException {
            return new Held(in.octets(), in.id(), in.octets(), new PersonId(in.id()), in.instant());
        }
    };
}
