package chat.warren.node.chat;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.Revision;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One piece of a conversation on its way to another device of ours: {@code kind u8 | length u32 | body}, where body is
 *
 * <pre>
 * 1 said      a message, as its row has it
 * 2 annex     a reaction to the message before, as its row has it
 * 3 revision  what the message before once said, as its row has it
 * 4 mark      of the message before: how far it came, u8
 * 5 note      of the message before: kind u8 | subject u16 block | bytes: what the chat remembers about it
 * 6 habits    muted u8 | archived u8 | disappearing u32 (seconds, 0 none)
 * 7 read      whose u8 (0 ours, 1 theirs) | turn 40
 * </pre>
 *
 * Rows say their own version. A kind that is not known is passed over.
 */
sealed interface CopyRecord {
    record Said(Message message) implements CopyRecord {}

    record Hung(Annex annex) implements CopyRecord {}

    record Before(Revision revision) implements CopyRecord {}

    record Mark(Arrivals.Mark mark) implements CopyRecord {}

    /** Kinds are positions in {@link History#NOTES}. */
    record Note(int kind, Octets subject, Octets bytes) implements CopyRecord {}

    record Habit(boolean muted, boolean archived, Optional<Duration> disappearing) implements CopyRecord {}

    record Read(boolean ours, Turn upTo) implements CopyRecord {}

    List<Arrivals.Mark> MARKS = List.of(Arrivals.Mark.values());

    int MOST_SUBJECT_BYTES = 64;

    /** How many bytes it takes with its head. */
    static void write(CopyRecord record, ByteWriter out) {
        ByteWriter body = new ByteWriter();
        int kind = switch (record) {
            case Said(Message message) -> {
                body.bytes(Message.FORMAT.encode(message));
                yield 1;
            }
            case Hung(Annex annex) -> {
                body.bytes(Annex.FORMAT.encode(annex));
                yield 2;
            }
            case Before(Revision revision) -> {
                body.bytes(Revision.FORMAT.encode(revision));
                yield 3;
            }
            case Mark(Arrivals.Mark mark) -> {
                body.u8(MARKS.indexOf(mark));
                yield 4;
            }
            case Note(int note, Octets subject, Octets bytes) -> {
                body.u8(note).block16(subject.toArray()).bytes(bytes.toArray());
                yield 5;
            }
            case Habit(boolean muted, boolean archived, Optional<Duration> disappearing) -> {
                body.u8(muted ? 1 : 0)
                        .u8(archived ? 1 : 0)
                        .u32(disappearing.map(Duration::toSeconds).orElse(0L));
                yield 6;
            }
            case Read(boolean ours, Turn upTo) -> {
                upTo.write(body.u8(ours ? 0 : 1));
                yield 7;
            }
        };
        out.u8(kind).block32(body.toArray());
    }

    static byte[] encode(List<CopyRecord> records) {
        ByteWriter out = new ByteWriter();
        records.forEach(record -> write(record, out));
        return out.toArray();
    }

    static List<CopyRecord> parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        List<CopyRecord> records = new ArrayList<>();
        while (in.remaining() > 0) {
            int kind = in.u8();
            known(kind, in.block32(in.remaining())).ifPresent(records::add);
        }
        return List.copyOf(records);
    }

    private static Optional<CopyRecord> known(int kind, byte[] body) throws MalformedException {
        ByteReader in = new ByteReader(body);
        CopyRecord record = switch (kind) {
            case 1 -> new Said(Message.FORMAT.parse(in.rest()));
            case 2 -> new Hung(Annex.FORMAT.parse(in.rest()));
            case 3 -> new Before(Revision.FORMAT.parse(in.rest()));
            case 4 -> new Mark(at(MARKS, in.u8()));
            case 5 ->
                new Note(
                        within(in.u8(), History.NOTES.size()),
                        Octets.of(in.block16(MOST_SUBJECT_BYTES)),
                        Octets.of(in.rest()));
            case 6 -> {
                boolean muted = within(in.u8(), 2) == 1;
                boolean archived = within(in.u8(), 2) == 1;
                long seconds = in.u32();
                yield new Habit(
                        muted, archived, seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
            }
            case 7 -> new Read(within(in.u8(), 2) == 0, Turn.read(in));
            default -> null;
        };
        if (record == null) {
            return Optional.empty();
        }
        in.end();
        return Optional.of(record);
    }

    private static <E> E at(List<E> choices, int number) throws MalformedException {
        return choices.get(within(number, choices.size()));
    }

    private static int within(int number, int count) throws MalformedException {
        if (number >= count) {
            throw new MalformedException("a choice that there is not");
        }
        return number;
    }
}
