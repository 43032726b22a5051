package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.Parcel.Packed;
import chat.warren.storage.StorageException;
import chat.warren.storage.custody.Outgoing;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.List;

/** What becomes of sessions with devices that are no friend's any more, and of what waits for them. */
final class Parting {
    private static final int PAGE = 128;

    private Parting() {}

    /**
     * Somebody is no friend any more. What waits for them will never be brought, and shows so: if they are friends
     * again in a year, nothing of it is said then.
     */
    static void part(Sheet sheet, PersonId person, List<DeviceId> devices) throws StorageException {
        if (sheet.circle().isFriend(person)) {
            return; // They are friends again by now.
        }
        List<DeviceId> all = new ArrayList<>(devices);
        all.add(Posting.anyDevice(person));
        for (DeviceId device : all) {
            for (List<Outgoing> page = page(sheet, device); !page.isEmpty(); page = page(sheet, device)) {
                for (Outgoing row : page) {
                    Posting.lost(sheet, row, person);
                }
            }
            sheet.books().sessions().drop(sheet.transaction(), device);
        }
        sheet.books().contents().keepers().parted(sheet.transaction(), person);
        Early.forget(sheet, person);
    }

    /** A device has left the list of a friend, or ours: what waits for it waits for the others from now on. */
    static void readdress(Sheet sheet, PersonId person, DeviceId gone) throws StorageException {
        List<DeviceId> others = sheet.circle().devices(person);
        if (others.contains(gone)) {
            return; // It is listed again by now.
        }
        if (person.equals(sheet.circle().self())) {
            Posting.outbox(sheet).removeAll(sheet.transaction(), gone); // Our devices copy from each other.
        }
        for (List<Outgoing> page = page(sheet, gone); !page.isEmpty(); page = page(sheet, gone)) {
            for (Outgoing row : page) {
                if (!waits(sheet, row, others) && !Tracking.hasArrived(sheet, row.message(), person)) {
                    readdress(sheet, row, person, others);
                }
                Posting.outbox(sheet).remove(sheet.transaction(), gone, row.message());
            }
        }
        sheet.books().sessions().drop(sheet.transaction(), gone);
    }

    private static boolean waits(Sheet sheet, Outgoing row, List<DeviceId> others) throws StorageException {
        for (DeviceId device : others) {
            if (Posting.outbox(sheet).waits(sheet.transaction(), device, row.message())) {
                return true;
            }
        }
        return false;
    }

    private static void readdress(Sheet sheet, Outgoing row, PersonId person, List<DeviceId> others)
            throws StorageException {
        Packed packed = Posting.unpack(row);
        Octets words = Fading.opened(sheet, row.message(), packed);
        if (words.length() == 0) {
            Posting.lost(sheet, row, person);
            return;
        }
        Posting.Text text = new Posting.Text(row.message(), words, packed.expires());
        Posting.postTo(sheet, person, text, others.isEmpty() ? List.of(Posting.anyDevice(person)) : others);
    }

    private static List<Outgoing> page(Sheet sheet, DeviceId device) throws StorageException {
        return Posting.outbox(sheet).to(sheet.transaction(), device, 0, PAGE).stream()
                .map(Placed::value)
                .toList();
    }
}
