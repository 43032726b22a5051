package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import chat.warren.storage.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes that came before the message that they are about: a row of them for each message, by conversation, so that a
 * friend who sends changes to what never comes takes the place of nobody else's.
 */
final class Early {
    /** Changes that wait for one message. */
    private static final int MAX_EACH = 16;
    /** Messages of one conversation that are waited for; then the oldest is not any more. */
    static final int MAX_MESSAGES = 200;
    /** By then keepers have long brought the message, or nobody has it. */
    static final Duration WAITS = Duration.ofDays(30);

    /** Of one conversation; then the oldest are not kept any more. */
    static final int MAX_BYTES = 1 << 20;

    private static final String KIND = "chat.early";

    private Early() {}

    private record Row(Instant since, List<Said> changes) {}

    private static String kind(PersonId with) {
        return KIND + " " + HexFormat.of().formatHex(with.id().toArray());
    }

    /** How much of a conversation waits. Nearly always nothing, and then nothing need be looked up for each message. */
    record Tally(int rows, long bytes) {
        private Tally plus(int more, long moreBytes) {
            return new Tally(rows + more, bytes + moreBytes);
        }
    }

    static Tally count(ProtocolState states, Snapshot snapshot, PersonId with) throws StorageException {
        Tally tally = new Tally(0, 0);
        for (Placed<State> row : states.page(snapshot, kind(with), 0, MAX_MESSAGES)) {
            tally = tally.plus(1, row.value().bytes().length());
        }
        return tally;
    }

    private static void count(Sheet sheet, PersonId with, int rows, long bytes) throws StorageException {
        sheet.books().early(with, sheet.books().early(sheet.transaction(), with).plus(rows, bytes));
    }

    /** Keeps a change until its message comes. */
    static void keep(Sheet sheet, Said said, MessageId target) throws StorageException {
        PersonId with = said.with();
        Optional<Octets> stored = sheet.state(kind(with), target.key());
        Row row = stored.isPresent() ? parse(with, stored.get()) : new Row(sheet.now(), List.of());
        List<Said> changes = with(row.changes, said);
        if (changes.equals(row.changes)) {
            return;
        }
        Octets bytes = encode(new Row(row.since, changes));
        count(
                sheet,
                with,
                stored.isPresent() ? 0 : 1,
                bytes.length() - stored.map(Octets::length).orElse(0));
        sheet.state(kind(with), target.key(), bytes);
        bound(sheet, with);
    }

    /** With one more, if there is room for it; of the edits of one author only the latest is ever looked at. */
    private static List<Said> with(List<Said> changes, Said more) {
        List<Said> all = new ArrayList<>(changes);
        if (more.item().saying() instanceof Saying.Edit) {
            if (all.stream().anyMatch(one -> isEdit(one, more) && one.turn().compareTo(more.turn()) >= 0)) {
                return changes;
            }
            all.removeIf(one -> isEdit(one, more));
        }
        if (all.size() < MAX_EACH && !all.contains(more)) {
            all.add(more);
        }
        return all;
    }

    private static boolean isEdit(Said one, Said other) {
        return one.item().saying() instanceof Saying.Edit
                && one.by().person().equals(other.by().person());
    }

    private static Octets encode(Row row) {
        ByteWriter out = new ByteWriter().i64(row.since.getEpochSecond());
        for (Said said : row.changes) {
            out.bytes(said.by().person().id().toArray())
                    .bytes(said.by().device().toBytes())
                    .block32(ItemWire.encode(said.item()));
        }
        return Octets.of(out.toArray());
    }

    private static void bound(Sheet sheet, PersonId with) throws StorageException {
        Tally tally = sheet.books().early(sheet.transaction(), with);
        while (tally.rows > MAX_MESSAGES || tally.bytes > MAX_BYTES) {
            State oldest = sheet.states()
                    .page(sheet.transaction(), kind(with), 0, 1)
                    .getFirst()
                    .value();
            remove(sheet, with, oldest.subject(), oldest.bytes());
            tally = sheet.books().early(sheet.transaction(), with);
        }
    }

    private static void remove(Sheet sheet, PersonId with, Octets subject, Octets bytes) throws StorageException {
        count(sheet, with, -1, -bytes.length());
        sheet.states().remove(sheet.transaction(), kind(with), subject);
    }

    /** A message has come: what waited for it takes effect. */
    static void arrived(Sheet sheet, PersonId with, MessageId message) throws StorageException {
        if (sheet.books().early(sheet.transaction(), with).rows == 0) {
            return;
        }
        Optional<Octets> stored = sheet.state(kind(with), message.key());
        if (stored.isEmpty()) {
            return;
        }
        remove(sheet, with, message.key(), stored.get());
        for (Said said : parse(with, stored.get()).changes) {
            Optional<Entry> entry = sheet.messages().find(sheet.transaction(), message);
            if (entry.isPresent() && entry.get().message().conversation().equals(said.conversation())) {
                Changes.change(sheet, said, entry.get());
            }
        }
    }

    /** Lets go of what has waited too long. */
    static void expire(Sheet sheet) throws StorageException {
        Set<PersonId> people = new HashSet<>();
        for (DeviceId device : sheet.books().sessions().all(sheet.transaction()).keySet()) {
            sheet.circle().owner(device).ifPresent(people::add);
        }
        for (PersonId with : people) {
            for (Placed<State> placed : sheet.states().page(sheet.transaction(), kind(with), 0, MAX_MESSAGES)) {
                State row = placed.value();
                if (!parse(with, row.bytes()).since.plus(WAITS).isAfter(sheet.now())) {
                    remove(sheet, with, row.subject(), row.bytes());
                }
            }
        }
    }

    /** Nothing more is said between us. */
    static void forget(Sheet sheet, PersonId with) throws StorageException {
        for (Placed<State> row : sheet.states().page(sheet.transaction(), kind(with), 0, MAX_MESSAGES)) {
            remove(sheet, with, row.value().subject(), row.value().bytes());
        }
    }

    private static Row parse(PersonId with, Octets stored) throws StorageException {
        ByteReader in = new ByteReader(stored.toArray());
        List<Said> changes = new ArrayList<>();
        try {
            Instant since = Instant.ofEpochSecond(in.i64());
            while (in.remaining() > 0) {
                PersonId person = new PersonId(Id.of(in.bytes(Id.BYTES)));
                DeviceId device = new DeviceId(in.bytes(DeviceId.BYTES));
                byte[] encoded = in.block32(in.remaining());
                Item item = ItemWire.parse(encoded);
                changes.add(new Said(new Letters.Writer(person, device), with, Item.id(person, device, encoded), item));
            }
            return new Row(since, changes);
        } catch (MalformedException e) {
            throw Changes.damaged(e);
        }
    }
}
