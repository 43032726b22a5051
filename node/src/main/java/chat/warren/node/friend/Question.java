package chat.warren.node.friend;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Somebody's question whether we will be friends, or ours to somebody, until it is answered: {@code version u8 = 1 |
 * person 16 | offer flag u8, id 16 | note block}.
 *
 * @param offer the invite of ours by which they came
 * @param note what they, or we, said to it
 */
record Question(PersonId person, Optional<Id> offer, String note) {
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 4_096;

    static final Shelf.Form<Question> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Question question) {
            return question.person.key();
        }

        @Override
        public byte[] write(Question question) {
            ByteWriter out = new ByteWriter()
                    .u8(VERSION)
                    .bytes(question.person.id().toArray())
                    .u8(question.offer.isPresent() ? 1 : 0);
            question.offer.ifPresent(id -> out.bytes(id.toArray()));
            return out.block16(question.note.getBytes(StandardCharsets.UTF_8)).toArray();
        }

        @Override
        public Question read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("a question of a version we do not know");
            }
            PersonId person = new PersonId(Id.of(in.bytes(Id.BYTES)));
            Optional<Id> offer = in.u8() == 1 ? Optional.of(Id.of(in.bytes(Id.BYTES))) : Optional.empty();
            String note = new String(in.block16(MOST_BYTES), StandardCharsets.UTF_8);
            in.end();
            return new Question(person, offer, note);
        }
    };
}
