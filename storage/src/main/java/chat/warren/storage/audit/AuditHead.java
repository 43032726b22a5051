package chat.warren.storage.audit;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;

/** A point in the chain: an entry's number and its hash. The last one is kept apart, so that a cut tail is noticed. */
public record AuditHead(long number, Octets hash) {
    static final AuditHead EMPTY = new AuditHead(0, AuditEntry.BEFORE_ALL);

    static final RowFormat<AuditHead> FORMAT = new RowFormat<>() {
        @Override
        public void write(AuditHead head, RowWriter out) {
            out.i64(head.number).octets(head.hash);
        }

        @Override
        public AuditHead read(RowReader in) throws MalformedException {
            return new AuditHead(in.i64(), in.octets());
        }
    };
}
