package chat.warren.storage.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.fading.FadingKeys;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/** A message that will disappear; listed by the day on which it does. */
record Passing(MessageId message, Instant expires) {
    static Octets day(long day) {
        return Octets.of(new RowWriter().i64(day).toArray());
    }

    Octets day() {
        return day(FadingKeys.dayOf(expires));
    }

    static final RowFormat<Passing> FORMAT = new RowFormat<>() {
        @Override
        public void write(Passing passing, RowWriter out) {
            out.id(passing.message.id()).instant(passing.expires);
        }

        @Override
        public Passing read(RowReader in) throws MalformedException {
            return new Passing(new MessageId(in.id()), in.instant());
        }
    };
}
