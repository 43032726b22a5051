package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
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

    private static final String KIND = "chat.early";

    private Early() {}

    private record Row(Instant since, List<Said> changes) {}

    private static String kind(PersonId with) {
        return KIND + " " + HexFormat.of().formatHex(with.id().toArray());
    }

    /** Whether any change in this conversation waits. */
    static boolean any(ProtocolState states, Snapshot snapshot, PersonId with) throws StorageException {
        return !states.page(snapshot, kind(with), 0, 1).isEmpty();
    }

    /** Keeps a change until its message comes. */
    static void keep(Sheet sheet, Said said, MessageId target) throws StorageException {
        Row row = row(sheet, said.with(), target).orElse(new Row(sheet.now(), List.of()));
        if (row.changes.size() >= MAX_EACH || row.changes.contains(said)) {
            return;
        }
        sheet.books().awaiting(said.with());
        ByteWriter out = new ByteWriter().i64(row.since.getEpochSecond());
        for (Said one : row.changes) {
            write(one, out);
        }
        write(said, out);
        sheet.state(kind(said.with()), target.key(), Octets.of(out.toArray()));
        if (row.changes.isEmpty()) {
            bound(sheet, said.with());
        }
    }

    private static void write(Said said, ByteWriter out) {
        out.bytes(said.by().person().id().toArray())
                .bytes(said.by().device().toBytes())
                .block32(ItemWire.encode(said.item()));
    }

    private static void bound(Sheet sheet, PersonId with) throws StorageException {
        var rows = sheet.states().page(sheet.transaction(), kind(with), 0, MAX_MESSAGES + 1);
        if (rows.size() > MAX_MESSAGES) {
            Octets oldest = rows.getFirst().value().subject();
            sheet.states().remove(sheet.transaction(), kind(with), oldest);
        }
    }

    /** A message has come: what waited for it takes effect. */
    static void arrived(Sheet sheet, PersonId with, MessageId message) throws StorageException {
        if (!sheet.books().awaits(sheet.transaction(), with)) {
            return;
        }
        Optional<Row> row = row(sheet, with, message);
        if (row.isEmpty()) {
            return;
        }
        sheet.states().remove(sheet.transaction(), kind(with), message.key());
        for (Said said : row.get().changes) {
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
            for (var placed : sheet.states().page(sheet.transaction(), kind(with), 0, MAX_MESSAGES)) {
                Row row = parse(with, placed.value().bytes());
                if (!row.since.plus(WAITS).isAfter(sheet.now())) {
                    sheet.states()
                            .remove(
                                    sheet.transaction(),
                                    kind(with),
                                    placed.value().subject());
                }
            }
        }
    }

    /** Nothing more is said between us. */
    static void forget(Sheet sheet, PersonId with) throws StorageException {
        var page = sheet.states().page(sheet.transaction(), kind(with), 0, MAX_MESSAGES);
        while (!page.isEmpty()) {
            for (var placed : page) {
                sheet.states()
                        .remove(sheet.transaction(), kind(with), placed.value().subject());
            }
            page = sheet.states().page(sheet.transaction(), kind(with), 0, MAX_MESSAGES);
        }
    }

    private static Optional<Row> row(Sheet sheet, PersonId with, MessageId target) throws StorageException {
        Optional<Octets> stored = sheet.state(kind(with), target.key());
        return stored.isEmpty() ? Optional.empty() : Optional.of(parse(with, stored.get()));
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
