package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.Parcel.Packed;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.custody.Outgoing;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Optional;

/**
 * The words of what disappears, as long as they wait to be brought: under the key of the day on which they end, and
 * gone at the instant at which their message is.
 */
final class Fading {
    private static final String KIND = "chat.passing";

    private Fading() {}

    private static byte[] about(MessageId item) {
        return Bytes.concat(Bytes.label("outbox"), item.id().toArray());
    }

    /** What the outbox keeps of a text, to seal it anew. */
    static Octets kept(Sheet sheet, Posting.Text text) throws StorageException {
        if (text.expires().isEmpty()) {
            return text.bytes();
        }
        return Octets.of(sheet.books()
                .contents()
                .fading()
                .seal(
                        sheet.books().random(),
                        text.expires().get(),
                        about(text.item()),
                        text.bytes().toArray()));
    }

    /** The text again; empty, if it has disappeared. */
    static Octets opened(Sheet sheet, MessageId item, Packed packed) throws StorageException {
        if (packed.expires().isEmpty() || packed.text().length() == 0) {
            return packed.text();
        }
        if (!packed.expires().get().isAfter(sheet.now())) {
            return Packed.NOTHING;
        }
        return sheet.books()
                .contents()
                .fading()
                .open(about(item), packed.text().toArray())
                .map(Octets::of)
                .orElse(Packed.NOTHING);
    }

    /** What was said to a person has words in the outbox until then. */
    static void remember(Sheet sheet, MessageId item, PersonId to, Instant expires) throws StorageException {
        byte[] row = new ByteWriter()
                .i64(expires.toEpochMilli())
                .bytes(to.id().toArray())
                .toArray();
        sheet.state(KIND, item.key(), Octets.of(row));
    }

    /** Takes the words away that have had their time. Envelopes stay: they open for their reader alone. */
    static void expire(Sheet sheet) throws StorageException {
        var page = sheet.states().page(sheet.transaction(), KIND, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (var placed : page) {
                expire(sheet, placed.value().subject(), placed.value().bytes());
            }
            page = sheet.states().page(sheet.transaction(), KIND, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    private static void expire(Sheet sheet, Octets item, Octets row) throws StorageException {
        try {
            ByteReader in = new ByteReader(row.toArray());
            Instant expires = Instant.ofEpochMilli(in.i64());
            PersonId to = new PersonId(Id.of(in.bytes(Id.BYTES)));
            if (expires.isAfter(sheet.now())) {
                return;
            }
            for (DeviceId device : Posting.waitingFor(sheet, to)) {
                takeText(sheet, device, MessageId.of(item.toArray()));
            }
            sheet.states().remove(sheet.transaction(), KIND, item);
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "What is kept about a message that disappears is damaged; the others are safe: restore a backup.",
                    e);
        }
    }

    private static void takeText(Sheet sheet, DeviceId device, MessageId item) throws StorageException {
        Optional<Outgoing> row = Posting.outbox(sheet).find(sheet.transaction(), device, item);
        if (row.isEmpty()) {
            return;
        }
        Packed packed = Posting.unpack(row.get());
        if (packed.envelope().length() == 0) {
            Posting.outbox(sheet).remove(sheet.transaction(), device, item);
        } else {
            Outgoing now = row.get();
            Posting.outbox(sheet)
                    .put(
                            sheet.transaction(),
                            new Outgoing(device, item, packed.withoutText().encode(), now.since(), now.attempts()));
        }
    }
}
