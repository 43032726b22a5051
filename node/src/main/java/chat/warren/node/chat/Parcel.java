package chat.warren.node.chat;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Optional;

/**
 * An envelope on its way to one device.
 *
 * @param item what is in it: each device has an envelope of its own, and all have the item
 * @param place in the outbox
 */
record Parcel(MessageId item, long place, Octets envelope) {
    /**
     * What the outbox keeps of it: {@code version(1) ‖ session(8) ‖ flag(1) [expires(8)] ‖ length(4) ‖ text ‖ length(4)
     * ‖ envelope}.
     *
     * @param session that sealed it; 0 as long as nobody did
     * @param expires when what it is about disappears; then its text lies under the key of that day
     * @param text to be sealed anew from, if the ratchets part; empty when it has disappeared
     */
    record Packed(long session, Optional<Instant> expires, Octets text, Octets envelope) {
        /** Rows of version 1 have no flag: nothing in them disappears. */
        private static final int VERSION = 2;

        static final Octets NOTHING = Octets.of(new byte[0]);

        /** What has had its time has no text any more; the envelope opens for its reader alone. */
        Packed withoutText() {
            return new Packed(session, expires, NOTHING, envelope);
        }

        Octets encode() {
            ByteWriter out = new ByteWriter().u8(VERSION).i64(session).u8(expires.isPresent() ? 1 : 0);
            expires.ifPresent(end -> out.i64(end.toEpochMilli()));
            out.block32(text.toArray()).block32(envelope.toArray());
            Octets bytes = Octets.of(out.toArray());
            out.wipe();
            return bytes;
        }

        static Packed parse(Octets bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes.toArray());
            int version = in.u8();
            if (version < 1 || version > VERSION) {
                throw new MalformedException("an outgoing message of a version we do not know");
            }
            long session = in.i64();
            Optional<Instant> expires =
                    version > 1 && in.u8() == 1 ? Optional.of(Instant.ofEpochMilli(in.i64())) : Optional.empty();
            Packed packed = new Packed(
                    session, expires, Octets.of(in.block32(in.remaining())), Octets.of(in.block32(in.remaining())));
            in.end();
            return packed;
        }
    }
}
