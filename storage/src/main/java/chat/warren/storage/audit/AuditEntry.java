package chat.warren.storage.audit;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param number 1, 2, 3, …
 * @param previous the hash of the entry before; zeros for the first
 */
public record AuditEntry(long number, Instant at, String event, String detail, Octets previous) {
    static final Octets BEFORE_ALL = Octets.of(new byte[32]);

    Octets hash() {
        return Octets.of(Hashes.sha256(Bytes.label("warren/audit1"), FORMAT.encode(this)));
    }

    static final RowFormat<AuditEntry> FORMAT = new RowFormat<>() {
        @Override
        public void write(AuditEntry entry, RowWriter out) {
            out.i64(entry.number)
                    .instant(entry.at)
                    .text(entry.event)
                    .text(entry.detail)
                    .octets(entry.previous);
        }

        @Override
        public AuditEntry read(RowReader in) throws MalformedException {
            return new AuditEntry(in.i64(), in.instant(), in.text(), in.text(), in.octets());
        }
    };
}
