package chat.warren.node.friend;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invite of ours, as long as somebody may come with it: {@code version u8 = 1 | id 16 | way u8 | made i64 | until
 * i64 | kept flag u8, person 16 | label block | key block}.
 *
 * @param label our own word on whom it is for; nobody else sees it
 * @param keptFor it has brought this friend, and is open for nobody else. It is closed when the friend was heard from
 *     under the keys of their own: until then our yes, and those keys, may have been lost on the way
 */
record Offer(Id id, Way way, MeetingKey key, Label label, Optional<PersonId> keptFor) {
    /** How it was given. Stored by position in {@link #ALL}. */
    enum Way {
        LINK,
        STANDING,
        SPOKEN,
        NEARBY
    }

    /** From when until when it may be used. */
    record Span(Instant made, Instant until) {}

    /** What we know it by. */
    record Label(String text, Span span) {}

    Span span() {
        return label.span();
    }

    Offer keptFor(PersonId friend) {
        return new Offer(id, way, key, label, Optional.of(friend));
    }

    /** Whether this person may come by it now. */
    boolean isFor(PersonId person, Instant wall) {
        return !over(wall) && keptFor.map(person::equals).orElse(true);
    }

    static final List<Way> ALL = List.of(Way.values());

    private static final int VERSION = 1;
    /** Labels are ours, so this only keeps a damaged row from asking for memory. */
    private static final int MOST_BYTES = 4_096;

    /** Whether the first friend it brings uses it up. */
    boolean forOne() {
        return way == Way.LINK || way == Way.SPOKEN;
    }

    boolean over(Instant wall) {
        return wall.isAfter(span().until());
    }

    Octets subject() {
        return Octets.of(id.toArray());
    }

    static final Shelf.Form<Offer> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Offer offer) {
            return offer.subject();
        }

        @Override
        public byte[] write(Offer offer) {
            ByteWriter out = new ByteWriter()
                    .u8(VERSION)
                    .bytes(offer.id.toArray())
                    .u8(ALL.indexOf(offer.way))
                    .i64(offer.span().made().getEpochSecond())
                    .i64(offer.span().until().getEpochSecond())
                    .u8(offer.keptFor.isPresent() ? 1 : 0);
            offer.keptFor.ifPresent(person -> out.bytes(person.id().toArray()));
            return out.block16(offer.label.text().getBytes(StandardCharsets.UTF_8))
                    .block16(offer.key.encoded())
                    .toArray();
        }

        @Override
        public Offer read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("an invite of a version we do not know");
            }
            Id id = Id.of(in.bytes(Id.BYTES));
            int way = in.u8();
            if (way >= ALL.size()) {
                throw new MalformedException("a way of inviting that there is not");
            }
            Span span = new Span(WireTime.seconds(in.i64()), WireTime.seconds(in.i64()));
            Optional<PersonId> keptFor =
                    in.u8() == 1 ? Optional.of(new PersonId(Id.of(in.bytes(Id.BYTES)))) : Optional.empty();
            String label = new String(in.block16(MOST_BYTES), StandardCharsets.UTF_8);
            MeetingKey key = MeetingKey.parse(in.block16(MOST_BYTES));
            in.end();
            return new Offer(id, ALL.get(way), key, new Label(label, span), keptFor);
        }
    };
}
