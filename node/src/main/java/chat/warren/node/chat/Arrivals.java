package chat.warren.node.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageNumbers;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowWriter;
import chat.warren.storage.state.ProtocolState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far each message came on its way to each person: a byte for each message, a thousand messages to a row. A row of
 * its own for every receipt would cost as much as the message.
 */
final class Arrivals {
    /** By code; a message only ever moves on, but that one refused may still be taken by another device. */
    enum Mark {
        NONE,
        REFUSED,
        /** A device has it, whose owner does not tell. */
        SENT,
        ARRIVED
    }

    private static final List<Mark> MARKS = List.of(Mark.values());
    private static final String KIND = "chat.arrival";
    private static final int PER_ROW = 1_024;
    /** A conversation's newest row is what is nearly always asked for. */
    private static final int MAX_KNOWN = 64;

    private record Row(long conversation, PersonId recipient, long part) {
        private Octets subject() {
            return Octets.of(new RowWriter()
                    .i64(conversation)
                    .id(recipient.id())
                    .i64(part)
                    .toArray());
        }
    }

    private final ProtocolState state;
    private final Map<Row, byte[]> known = new HashMap<>();
    private final Set<Row> changed = new HashSet<>();

    Arrivals(ProtocolState state) {
        this.state = state;
    }

    /** Says whether that was news. */
    boolean mark(Snapshot snapshot, long number, PersonId recipient, Mark mark) throws StorageException {
        Row row = row(number, recipient);
        byte[] marks = marks(snapshot, row);
        int at = at(number);
        if (marks[at] >= MARKS.indexOf(mark)) {
            return false;
        }
        marks[at] = (byte) MARKS.indexOf(mark);
        changed.add(row);
        return true;
    }

    /** As it is by now, within the batch. */
    Mark of(Snapshot snapshot, long number, PersonId recipient) throws StorageException {
        return MARKS.get(marks(snapshot, row(number, recipient))[at(number)]);
    }

    private byte[] marks(Snapshot snapshot, Row row) throws StorageException {
        byte[] marks = known.get(row);
        if (marks == null) {
            marks = stored(state, snapshot, row);
            known.put(row, marks);
        }
        return marks;
    }

    /** As the snapshot has it, for views: what is in memory here belongs to the batch. */
    static Mark stored(ProtocolState state, Snapshot snapshot, long number, PersonId recipient)
            throws StorageException {
        return MARKS.get(stored(state, snapshot, row(number, recipient))[at(number)]);
    }

    private static byte[] stored(ProtocolState state, Snapshot snapshot, Row row) throws StorageException {
        Optional<Octets> bytes = state.get(snapshot, KIND, row.subject());
        return bytes.isPresent() && bytes.get().length() == PER_ROW
                ? bytes.get().toArray()
                : new byte[PER_ROW];
    }

    void save(Transaction transaction) throws StorageException {
        for (Row row : changed) {
            byte[] marks = known.get(row);
            if (marks != null) {
                state.put(transaction, KIND, row.subject(), Octets.of(marks));
            }
        }
        changed.clear();
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
    }

    void forget() {
        known.clear();
        changed.clear();
    }

    private static Row row(long number, PersonId recipient) {
        return new Row(MessageNumbers.conversation(number), recipient, MessageNumbers.place(number) / PER_ROW);
    }

    private static int at(long number) {
        return (int) (MessageNumbers.place(number) % PER_ROW);
    }
}
