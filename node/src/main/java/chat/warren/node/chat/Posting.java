package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.message.Padding;
import chat.warren.crypto.message.Ratchet;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.Parcel.Packed;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.custody.Outbox;
import chat.warren.storage.custody.Outgoing;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seals items for devices and puts them where they wait until those have confirmed them. */
final class Posting {
    /** What is read of the outbox at once: with the largest envelopes a few megabytes. */
    private static final int PAGE = 128;

    private static final byte[] TO_YOU = {0};
    private static final byte[] COPY = {1};

    private Posting() {}

    /**
     * Something said that is to be brought.
     *
     * @param expires when it disappears here, or the message that it is about
     */
    record Letter(PersonId to, MessageId item, Octets encoded, Optional<Instant> expires) {
        Letter(PersonId to, MessageId item, byte[] encoded, Optional<Instant> expires) {
            this(to, item, Octets.of(encoded), expires);
        }
    }

    /**
     * For all devices of the recipient, and all others of ours.
     *
     * @param aloud whether the recipient is to hear it at all
     */
    static void post(Sheet sheet, Letter letter, boolean aloud) throws StorageException {
        Circle circle = sheet.circle();
        PersonId to = letter.to();
        if (aloud && !to.equals(circle.self())) {
            List<DeviceId> devices = circle.devices(to);
            postTo(sheet, letter, devices.isEmpty() ? List.of(anyDevice(to)) : devices);
        }
        postTo(sheet, letter, circle.devices(circle.self()));
        if (letter.expires().isPresent()) {
            Fading.remember(sheet, letter.item(), to, letter.expires().get());
        }
    }

    /** For some devices: of the recipient, or of our own. */
    static void postTo(Sheet sheet, Letter letter, List<DeviceId> devices) throws StorageException {
        byte[] encoded = letter.encoded().toArray();
        for (DeviceId device : devices) {
            boolean own = sheet.circle()
                    .owner(device)
                    .filter(sheet.circle().self()::equals)
                    .isPresent();
            byte[] text = own ? Bytes.concat(COPY, letter.to().id().toArray(), encoded) : Bytes.concat(TO_YOU, encoded);
            Padding padding = own ? Padding.ONLINE : padding(sheet, device, letter.to());
            postTo(sheet, device, padding, new Text(letter.item(), Octets.of(text), letter.expires()));
        }
    }

    /** The same text as once for another device. */
    static void postTo(Sheet sheet, PersonId to, Text text, List<DeviceId> devices) throws StorageException {
        for (DeviceId device : devices) {
            postTo(sheet, device, padding(sheet, device, to), text);
        }
    }

    record Text(MessageId item, Octets bytes, Optional<Instant> expires) {}

    private static Padding padding(Sheet sheet, DeviceId device, PersonId to) {
        boolean waits = !sheet.there().contains(device)
                && !sheet.circle().keepersFor(to).isEmpty();
        return waits ? Padding.STORED : Padding.ONLINE;
    }

    private static void postTo(Sheet sheet, DeviceId device, Padding padding, Text text) throws StorageException {
        Optional<Session> session = sheet.books().sessions().of(sheet.transaction(), device);
        Packed packed = session.isPresent()
                ? sealed(sheet, device, session.get(), padding, text)
                : new Packed(0, text.expires(), Fading.kept(sheet, text), Packed.NOTHING);
        Outgoing outgoing =
                new Outgoing(device, text.item(), packed.encode(), sheet.now(), new Outgoing.Attempts(0, sheet.now()));
        long place = outbox(sheet).put(sheet.transaction(), outgoing);
        if (session.isPresent()) {
            Parcel parcel = new Parcel(text.item(), place, packed.envelope());
            sheet.outcome().posted.add(new Outcome.Posted(device, parcel));
        }
    }

    private static Packed sealed(Sheet sheet, DeviceId device, Session session, Padding padding, Text text)
            throws StorageException {
        byte[] plain = text.bytes().toArray();
        Ratchet.Sealed sealed = session.ratchet().seal(sheet.books().random(), sheet.now(), plain, padding);
        Bytes.wipe(plain);
        sheet.books().sessions().put(device, session.with(sealed.next()));
        Octets envelope = Octets.of(sealed.envelope().encode());
        return new Packed(session.name(), text.expires(), Fading.kept(sheet, text), envelope);
    }

    /** Stands in for the devices of somebody who has not shown us one yet. */
    static DeviceId anyDevice(PersonId person) {
        return new DeviceId(person.id().toArray());
    }

    /** What has not left yet need not leave any more. */
    static void recall(Sheet sheet, PersonId to, MessageId item) throws StorageException {
        for (DeviceId device : waitingFor(sheet, to)) {
            outbox(sheet).remove(sheet.transaction(), device, item);
        }
        Tracking.arrived(sheet, item, to); // With friends it waits for nothing.
    }

    /** For whom something said to a person may wait. */
    static List<DeviceId> waitingFor(Sheet sheet, PersonId to) {
        List<DeviceId> devices = new ArrayList<>(sheet.circle().devices(to));
        devices.addAll(sheet.circle().devices(sheet.circle().self()));
        devices.add(anyDevice(to));
        return devices;
    }

    /** What waited for any device of a person waits for this one from now on. */
    static void adopt(Sheet sheet, PersonId person, DeviceId device) throws StorageException {
        DeviceId any = anyDevice(person);
        List<Placed<Outgoing>> page = outbox(sheet).to(sheet.transaction(), any, 0, PAGE);
        while (!page.isEmpty()) {
            for (Placed<Outgoing> row : page) {
                Outgoing waiting = row.value();
                outbox(sheet).remove(sheet.transaction(), any, waiting.message());
                outbox(sheet)
                        .put(
                                sheet.transaction(),
                                new Outgoing(
                                        device,
                                        waiting.message(),
                                        waiting.envelope(),
                                        waiting.since(),
                                        waiting.attempts()));
            }
            page = outbox(sheet).to(sheet.transaction(), any, 0, PAGE);
        }
    }

    /** The next that wait for a device, sealed anew where another session sealed them. */
    static Outcome.Page page(Sheet sheet, Line line, long after) throws StorageException {
        DeviceId device = line.device();
        Optional<Session> session = sheet.books().sessions().of(sheet.transaction(), device);
        List<Placed<Outgoing>> rows = outbox(sheet).to(sheet.transaction(), device, after, PAGE);
        List<Parcel> parcels = new ArrayList<>();
        for (Placed<Outgoing> row : rows) {
            Packed packed = unpack(row.value());
            if (session.isPresent() && packed.session() != session.get().name()) {
                packed = anew(sheet, row.value(), packed, Padding.ONLINE);
            }
            if (packed.envelope().length() > 0) {
                parcels.add(new Parcel(row.value().message(), row.place(), packed.envelope()));
            } else {
                lost(sheet, row.value(), line.person());
            }
        }
        return new Outcome.Page(line, parcels, rows.size() < PAGE);
    }

    /** Seals it again, in the place where it waits; nothing, where the text has disappeared. */
    static Packed anew(Sheet sheet, Outgoing row, Packed packed, Padding padding) throws StorageException {
        Octets words = Fading.opened(sheet, row.message(), packed);
        if (words.length() == 0) {
            return new Packed(0, packed.expires(), Packed.NOTHING, Packed.NOTHING);
        }
        Session session =
                sheet.books().sessions().of(sheet.transaction(), row.to()).orElseThrow();
        Text text = new Text(row.message(), words, packed.expires());
        Packed fresh = sealed(sheet, row.to(), session, padding, text);
        outbox(sheet)
                .put(
                        sheet.transaction(),
                        new Outgoing(row.to(), row.message(), fresh.encode(), row.since(), row.attempts()));
        return fresh;
    }

    /** It has disappeared, and its only envelope opens for nobody any more: where anybody can see it, it has failed. */
    static void lost(Sheet sheet, Outgoing row, PersonId person) throws StorageException {
        outbox(sheet).remove(sheet.transaction(), row.to(), row.message());
        Tracking.mark(sheet, row.message(), person, Arrivals.Mark.REFUSED);
    }

    static Packed unpack(Outgoing row) throws StorageException {
        try {
            return Packed.parse(row.envelope());
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "A message that waits to be sent is damaged; the others are safe: restore a backup.", e);
        }
    }

    static Outbox outbox(Sheet sheet) {
        return sheet.books().contents().outbox();
    }
}
