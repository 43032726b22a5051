package chat.warren.storage.profile;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;

/** The row that tells whether a database belongs to a vault: it is found only with the right key. */
record Stamp(Id profile) {
    static final Octets ONLY = Octets.of(new byte[] {1});

    static final RowFormat<Stamp> FORMAT = new RowFormat<>() {
        @Override
        public void write(Stamp stamp, RowWriter out) {
            out.id(stamp.profile);
        }

        @Override
        public Stamp read(RowReader in) throws MalformedException {
            return new Stamp(in.id());
        }
    };
}
