package chat.warren.node.chat;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Octets;

/**
 * An envelope on its way to one device.
 *
 * @param item what is in it: each device has an envelope of its own, and all have the item
 * @param place in the outbox
 */
record Parcel(MessageId item, long place, Octets envelope) {
    /**
     * What the outbox keeps of it: {@code version(1) ‖ session(8) ‖ length(4) ‖ text ‖ length(4) ‖ envelope}.
     *
     * @param session that sealed it; 0 as long as nobody did
     * @param text to be sealed anew from, if the ratchets part; empty for what disappears, which shall lie nowhere but
     *     under the key of its day
     */
    record Packed(long session, Octets text, Octets envelope) {
        private static final int VERSION = 1;
        static final Octets NOTHING = Octets.of(new byte[0]);

        Octets encode() {
            ByteWriter out = new ByteWriter()
                    .u8(VERSION)
                    .i64(session)
                    .block32(text.toArray())
                    .block32(envelope.toArray());
            Octets bytes = Octets.of(out.toArray());
            out.wipe();
            return bytes;
        }

        static Packed parse(Octets bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes.toArray());
            if (in.u8() != VERSION) {
                throw new MalformedException("an outgoing message of a version we do not know");
            }
            Packed packed =
                    new Packed(in.i64(), Octets.of(in.block32(in.remaining())), Octets.of(in.block32(in.remaining())));
            in.end();
            return packed;
        }
    }
}
