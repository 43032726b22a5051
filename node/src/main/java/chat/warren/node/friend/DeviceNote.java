package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import java.time.Instant;

/**
 * What we remember of a device of our own. Only our own devices hear of it. Stored as {@code version u8 = 1 | device 16
 * | named i64 (ms) | seen i64 (ms) | name block}.
 *
 * @param name as its owner called it
 * @param named when that was
 * @param seen when this device was last linked with it
 */
record DeviceNote(DeviceId device, String name, Instant named, Instant seen) {
    private static final int VERSION = 1;

    DeviceNote seen(Instant at) {
        return new DeviceNote(device, name, named, at);
    }

    static final Shelf.Form<DeviceNote> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(DeviceNote note) {
            return Octets.of(note.device.toBytes());
        }

        @Override
        public byte[] write(DeviceNote note) {
            return new ByteWriter()
                    .u8(VERSION)
                    .bytes(note.device.toBytes())
                    .i64(note.named.toEpochMilli())
                    .i64(note.seen.toEpochMilli())
                    .block16(PlainText.encoded(note.name, PlainText.NAME_LETTERS))
                    .toArray();
        }

        @Override
        public DeviceNote read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("a device of a version we do not know");
            }
            DeviceId device = new DeviceId(in.bytes(DeviceId.BYTES));
            Instant named = WireTime.millis(in.i64());
            Instant seen = WireTime.millis(in.i64());
            String name = PlainText.note(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES));
            in.end();
            return new DeviceNote(device, name, named, seen);
        }
    };
}
