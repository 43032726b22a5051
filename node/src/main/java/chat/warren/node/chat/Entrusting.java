package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.message.Envelope;
import chat.warren.crypto.message.Padding;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.Parcel.Packed;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.StorageException;
import chat.warren.storage.custody.Outgoing;
import chat.warren.storage.custody.Waiting;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks a friend who is there to keep what waits for friends who are not. It stays in the outbox all the same. */
final class Entrusting {
    /** Rows of the outbox looked at, and so deposits asked for, at once: half a megabyte. */
    private static final int PAGE = 128;
    /** Envelopes that wait with others have sizes in steps of this. */
    static final int CLASS_BYTES = 4_096;

    private Entrusting() {}

    static void entrust(Sheet sheet, Line keeper, long after) throws StorageException {
        List<Placed<Outgoing>> rows = sheet.books().contents().outbox().all(sheet.transaction(), after, PAGE);
        List<Outcome.Asked> asked = new ArrayList<>();
        long cursor = after;
        for (Placed<Outgoing> row : rows) {
            cursor = row.place();
            Optional<PersonId> recipient = recipient(sheet, keeper, row.value().to());
            if (recipient.isPresent()) {
                ask(sheet, row.value(), recipient.get()).ifPresent(asked::add);
            }
        }
        sheet.outcome().entrusted.add(new Outcome.Entrusted(keeper, asked, cursor, rows.size() == PAGE));
    }

    /** Whom a row is for, if this keeper may keep it for them now. */
    private static Optional<PersonId> recipient(Sheet sheet, Line keeper, DeviceId to) {
        if (sheet.there().contains(to)) {
            return Optional.empty();
        }
        return sheet.circle()
                .owner(to)
                .filter(person -> sheet.circle().keepersFor(person).contains(keeper.person()));
    }

    private static Optional<Outcome.Asked> ask(Sheet sheet, Outgoing row, PersonId recipient) throws StorageException {
        Optional<Session> session = sheet.books().sessions().of(sheet.transaction(), row.to());
        if (session.isEmpty() || row.since().plus(Mailbox.KEPT_AT_MOST).isBefore(sheet.now())) {
            return Optional.empty();
        }
        Packed packed = Posting.unpack(row);
        boolean stands =
                packed.session() == session.get().name() && packed.envelope().length() % CLASS_BYTES == 0;
        if (!stands) {
            packed = Posting.anew(sheet, row, packed, Padding.STORED);
        }
        if (packed.envelope().length() == 0) {
            return Optional.empty(); // Sealed for a link, and not to be sealed again: it has disappeared.
        }
        Octets mailbox = Mailbox.of(session.get(), sheet.circle().device(), sheet.now());
        Instant until = sheet.now().plus(Mailbox.KEPT_AT_MOST);
        ChatFrame.Deposit frame = new ChatFrame.Deposit(mailbox, until, packed.envelope());
        return Optional.of(new Outcome.Asked(name(packed.envelope()), row.message(), recipient, frame));
    }

    static void promised(Sheet sheet, Input.Promised promise) throws StorageException {
        Instant latest = sheet.now().plus(Mailbox.KEPT_AT_MOST);
        Instant until = promise.until().isAfter(latest) ? latest : promise.until();
        if (until.isAfter(sheet.now()) && stillWaits(sheet, promise)) {
            sheet.books().entrusting();
            Waiting waiting = new Waiting(
                    promise.item(), promise.recipient(), promise.keeper().person(), until);
            sheet.books().contents().keepers().promised(sheet.transaction(), waiting);
            Tracking.moved(sheet, promise.item());
        }
    }

    /** It may have arrived while the keeper thought about it. */
    private static boolean stillWaits(Sheet sheet, Input.Promised promise) throws StorageException {
        for (DeviceId device : sheet.circle().devices(promise.recipient())) {
            if (Posting.outbox(sheet).waits(sheet.transaction(), device, promise.item())) {
                return true;
            }
        }
        return false;
    }

    /** The first half of an envelope's id. */
    static Id name(Octets envelope) {
        try {
            byte[] id = Envelope.parse(envelope.toArray()).id().toBytes();
            return Id.of(Arrays.copyOf(id, Id.BYTES));
        } catch (MalformedException e) {
            throw new IllegalStateException("frames hold envelopes of the right sizes only");
        }
    }
}
