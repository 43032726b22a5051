package chat.warren.storage.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/**
 * What a message said before it was edited.
 *
 * @param number 0 for what was first written
 */
public record Revision(long number, Content content, Instant replaced) {
    public static final RowFormat<Revision> FORMAT = new RowFormat<>() {
        @Override
        public void write(Revision revision, RowWriter out) {
            out.u32(revision.number);
            Content.write(revision.content, out);
            out.instant(revision.replaced);
        }

        @Override
        public Revision read(RowReader in) throws MalformedException {
            return new Revision(in.u32(), Content.read(in), in.instant());
        }
    };
}
