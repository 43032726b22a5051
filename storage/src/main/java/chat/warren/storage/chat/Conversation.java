package chat.warren.storage.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A conversation and who takes part in it. */
public record Conversation(
        ConversationId id, Kind kind, List<PersonId> members, String title, Preferences preferences) {
    /** Stored by position in {@link #ALL}. */
    public enum Kind {
        PAIR,
        GROUP
    }

    private static final List<Kind> ALL = List.of(Kind.values());

    /**
     * How we want it.
     *
     * @param readUpTo the place of the last message that was read; 0 for none
     * @param disappearing how long messages stay, if they disappear
     */
    public record Preferences(long readUpTo, boolean muted, boolean archived, Optional<Duration> disappearing) {
        public static final Preferences DEFAULT = new Preferences(0, false, false, Optional.empty());
    }

    public Conversation {
        members = List.copyOf(members);
    }

    public Conversation with(Preferences wanted) {
        return new Conversation(id, kind, members, title, wanted);
    }

    static final RowFormat<Conversation> FORMAT = new RowFormat<>() {
        @Override
        public void write(Conversation conversation, RowWriter out) {
            Preferences preferences = conversation.preferences;
            out.id(conversation.id.id())
                    .choice(ALL, conversation.kind)
                    .list(conversation.members, (to, member) -> to.id(member.id()))
                    .text(conversation.title)
                    .i64(preferences.readUpTo())
                    .flag(preferences.muted())
                    .flag(preferences.archived())
                    .optional(preferences.disappearing(), (to, stay) -> to.i64(stay.toSeconds()));
        }

        @Override
        public Conversation read(RowReader in) throws MalformedException {
            return new Conversation(
                    new ConversationId(in.id()),
                    in.choice(ALL),
                    in.list(from -> new PersonId(from.id())),
                    in.text(),
                    new Preferences(
                            in.i64(), in.flag(), in.flag(), in.optional(from -> Duration.ofSeconds(from.i64()))));
        }
    };
}
