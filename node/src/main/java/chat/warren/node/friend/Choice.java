package chat.warren.node.friend;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;

/**
 * When one of our devices last chose something about somebody: of two choices the later one counts. Stored as
 * {@code version u8 = 1 | person 16 | at i64 (ms) | gone u8}.
 *
 * @param gone that they are no friend any more, or nobody we know
 */
record Choice(PersonId person, Instant at, boolean gone) {
    private static final int VERSION = 1;

    static final Shelf.Form<Choice> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Choice choice) {
            return choice.person.key();
        }

        @Override
        public byte[] write(Choice choice) {
            return new ByteWriter()
                    .u8(VERSION)
                    .bytes(choice.person.id().toArray())
                    .i64(choice.at.toEpochMilli())
                    .u8(choice.gone ? 1 : 0)
                    .toArray();
        }

        @Override
        public Choice read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("a choice of a version we do not know");
            }
            PersonId person = new PersonId(Id.of(in.bytes(Id.BYTES)));
            Instant at = WireTime.millis(in.i64());
            int gone = in.u8();
            in.end();
            if (gone > 1) {
                throw new MalformedException("a flag is 0 or 1");
            }
            return new Choice(person, at, gone == 1);
        }
    };
}
