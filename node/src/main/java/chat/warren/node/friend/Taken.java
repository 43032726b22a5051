package chat.warren.node.friend;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;

/**
 * An invite of somebody else's that we took, until our question has reached them: {@code version u8 = 1 | id 16 | made
 * i64 | until i64 | note block | key block}.
 *
 * @param note what we say to it
 */
record Taken(Id id, MeetingKey key, String note, Offer.Span span) {
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 4_096;

    Octets subject() {
        return Octets.of(id.toArray());
    }

    static final Shelf.Form<Taken> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Taken taken) {
            return taken.subject();
        }

        @Override
        public byte[] write(Taken taken) {
            return new ByteWriter()
                    .u8(VERSION)
                    .bytes(taken.id.toArray())
                    .i64(taken.span.made().getEpochSecond())
                    .i64(taken.span.until().getEpochSecond())
                    .block16(taken.note.getBytes(StandardCharsets.UTF_8))
                    .block16(taken.key.encoded())
                    .toArray();
        }

        @Override
        public Taken read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("a taken invite of a version we do not know");
            }
            Id id = Id.of(in.bytes(Id.BYTES));
            Offer.Span span = new Offer.Span(WireTime.seconds(in.i64()), WireTime.seconds(in.i64()));
            String note = new String(in.block16(MOST_BYTES), StandardCharsets.UTF_8);
            MeetingKey key = MeetingKey.parse(in.block16(MOST_BYTES));
            in.end();
            return new Taken(id, key, note, span);
        }
    };
}
