package chat.warren.storage.people;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why we believe that a key is somebody's.
 *
 * @param introducer who vouched for it, where that is the reason
 */
public record Verification(PersonId person, How how, Optional<PersonId> introducer, Instant at) {
    /** Stored by position in {@link #ALL}. */
    public enum How {
        /** Only the invite, or nothing: whoever had the link. */
        NOT_VERIFIED,
        /** A mutual friend says so, and could be wrong or lie. */
        INTRODUCED,
        /** The two compared words. */
        COMPARED,
        /** Taken back, for instance because a device was lost. */
        REVOKED,
        /** Their code was read from their own screen, and is of this key. */
        SCANNED
    }

    static final List<How> ALL = List.of(How.values());

    static final RowFormat<Verification> FORMAT = new RowFormat<>() {
        @Override
        public void write(Verification verification, RowWriter out) {
            out.id(verification.person.id())
                    .choice(ALL, verification.how)
                    .optional(verification.introducer, (to, introducer) -> to.id(introducer.id()))
                    .instant(verification.at);
        }

        @Override
        public Verification read(RowReader in) throws MalformedException {
            return new Verification(
                    new PersonId(in.id()), in.choice(ALL), in.optional(from -> new PersonId(from.id())), in.instant());
        }
    };
}
