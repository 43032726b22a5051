package chat.warren.storage.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;

/** What hangs on a message. */
public sealed interface Annex {
    /** Room for every emoji with its joiners and skin tones; not for a second message in disguise. */
    int MAX_EMOJI_CHARS = 32;

    /** Somebody's reaction. */
    record Reaction(PersonId by, String emoji, Instant at) implements Annex {
        public Reaction {
            if (emoji.isEmpty() || emoji.length() > MAX_EMOJI_CHARS) {
                throw new IllegalArgumentException("a reaction is one emoji");
            }
        }
    }

    /** How far the message came on its way to one recipient. */
    record Receipt(PersonId recipient, Stage stage, Instant at) implements Annex {}

    /** Stored by position in {@link #STAGES}. */
    enum Stage {
        HELD_BY_FRIENDS,
        DELIVERED,
        READ,
        REFUSED
    }

    List<Stage> STAGES = List.of(Stage.values());

    /** What tells it apart from others that hang on the same message: there is one of each. */
    default Octets key() {
        return Octets.of(
                switch (this) {
                    case Reaction(PersonId by, String emoji, Instant at) ->
                        new RowWriter().u8(1).id(by.id()).text(emoji).toArray();
                    case Receipt(PersonId recipient, Stage stage, Instant at) ->
                        new RowWriter()
                                .u8(2)
                                .id(recipient.id())
                                .choice(STAGES, stage)
                                .toArray();
                });
    }

    RowFormat<Annex> FORMAT = new RowFormat<>() {
        @Override
        public void write(Annex annex, RowWriter out) {
            switch (annex) {
                case Reaction(PersonId by, String emoji, Instant at) ->
                    out.u8(1).id(by.id()).text(emoji).instant(at);
                case Receipt(PersonId recipient, Stage stage, Instant at) ->
                    out.u8(2).id(recipient.id()).choice(STAGES, stage).instant(at);
            }
        }

        @Override
        public Annex read(RowReader in) throws MalformedException {
            return switch (in.u8()) {
                case 1 -> new Reaction(new PersonId(in.id()), in.text(), in.instant());
                case 2 -> new Receipt(new PersonId(in.id()), in.choice(STAGES), in.instant());
                default -> throw new MalformedException("a kind of annex that this version does not know");
            };
        }
    };
}
