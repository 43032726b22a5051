package chat.warren.node.friend;

import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;

/**
 * Two friends of ours whom we make known to each other, until both have heard of it: {@code version u8 = 1 | id 16 |
 * one 16 | other 16 | heard by one u8 | heard by other u8 | secret 32 | made i64}.
 */
record Introducing(Id id, Friends two, Heard heard, Octets secret, Instant made) {
    private static final int VERSION = 1;

    /** Whom. */
    record Friends(PersonId one, PersonId other) {}

    /** Who of them knows. */
    record Heard(boolean byOne, boolean byOther) {}

    boolean isFor(PersonId person) {
        return person.equals(two.one()) || person.equals(two.other());
    }

    boolean heardBy(PersonId person) {
        return person.equals(two.one()) ? heard.byOne() : heard.byOther();
    }

    PersonId other(PersonId person) {
        return person.equals(two.one()) ? two.other() : two.one();
    }

    Introducing heardNow(PersonId person) {
        boolean first = person.equals(two.one());
        return new Introducing(id, two, new Heard(first || heard.byOne(), !first || heard.byOther()), secret, made);
    }

    boolean done() {
        return heard.byOne() && heard.byOther();
    }

    static final Shelf.Form<Introducing> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Introducing introducing) {
            return Octets.of(introducing.id.toArray());
        }

        @Override
        public byte[] write(Introducing introducing) {
            return new ByteWriter()
                    .u8(VERSION)
                    .bytes(introducing.id.toArray())
                    .bytes(introducing.two.one().id().toArray())
                    .bytes(introducing.two.other().id().toArray())
                    .u8(introducing.heard.byOne() ? 1 : 0)
                    .u8(introducing.heard.byOther() ? 1 : 0)
                    .bytes(introducing.secret.toArray())
                    .i64(introducing.made.getEpochSecond())
                    .toArray();
        }

        @Override
        public Introducing read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("an introduction of a version we do not know");
            }
            Id id = Id.of(in.bytes(Id.BYTES));
            Friends two = new Friends(new PersonId(Id.of(in.bytes(Id.BYTES))), new PersonId(Id.of(in.bytes(Id.BYTES))));
            Heard heard = new Heard(in.u8() == 1, in.u8() == 1);
            Octets secret = Octets.of(in.bytes(Hkdf.SHA256_BYTES));
            Instant made = WireTime.seconds(in.i64());
            in.end();
            return new Introducing(id, two, heard, secret, made);
        }
    };
}
