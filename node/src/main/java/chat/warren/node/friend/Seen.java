package chat.warren.node.friend;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;

/**
 * When a device of a friend's was last linked with this one: {@code version u8 = 1 | person 16 | at i64 (ms)}. Nobody
 * else hears of it.
 */
record Seen(PersonId person, Instant at) {
    private static final int VERSION = 1;

    static final Shelf.Form<Seen> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Seen seen) {
            return seen.person.key();
        }

        @Override
        public byte[] write(Seen seen) {
            return new ByteWriter()
                    .u8(VERSION)
                    .bytes(seen.person.id().toArray())
                    .i64(seen.at.toEpochMilli())
                    .toArray();
        }

        @Override
        public Seen read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("a last sight of a version we do not know");
            }
            PersonId person = new PersonId(Id.of(in.bytes(Id.BYTES)));
            Instant at = WireTime.millis(in.i64());
            in.end();
            return new Seen(person, at);
        }
    };
}
