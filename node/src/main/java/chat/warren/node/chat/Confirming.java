package chat.warren.node.chat;

import chat.warren.crypto.message.Padding;
import chat.warren.crypto.message.Ratchet;
import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.storage.StorageException;
import chat.warren.storage.custody.Outgoing;
import chat.warren.storage.row.Octets;
import java.util.List;
import java.util.Optional;

/** What the other end has need not wait any more; what it refused is sent again, sealed anew, or given up. */
final class Confirming {
    private Confirming() {}

    static void confirmed(Sheet sheet, Input.Confirmed confirmed) throws StorageException {
        Line line = confirmed.line();
        for (Parcel parcel : confirmed.handled()) {
            settle(sheet, line, parcel, arrived(line));
        }
        for (Input.Returned returned : confirmed.returned()) {
            returned(sheet, line, returned.parcel(), returned.reason());
        }
    }

    private static Arrivals.Mark arrived(Line line) {
        return line.showsArrival() ? Arrivals.Mark.ARRIVED : Arrivals.Mark.SENT;
    }

    private static void settle(Sheet sheet, Line line, Parcel parcel, Arrivals.Mark mark) throws StorageException {
        if (Posting.outbox(sheet).remove(sheet.transaction(), line.device(), parcel.item())) {
            Tracking.mark(sheet, parcel.item(), line.person(), mark);
            Tracking.arrived(sheet, parcel.item(), line.person());
        }
    }

    private static void returned(Sheet sheet, Line line, Parcel parcel, Reason reason) throws StorageException {
        switch (reason) {
            case NONSENSE -> settle(sheet, line, parcel, Arrivals.Mark.REFUSED);
            case GONE -> gone(sheet, line, parcel);
            case TOO_EARLY -> sheet.outcome().again.add(new Outcome.Page(line, List.of(parcel), false));
            case NOT_OURS -> {
                // The two ratchets have parted: the next link begins a new session, and seals what waits with that.
                sheet.books().sessions().drop(sheet.transaction(), line.device());
                sheet.outcome().toGiveUp.put(line, "the two ends have different sessions");
            }
        }
    }

    /**
     * Opened before, and we have not heard so, or overtaken so long ago that its key was given up. Sealed anew it says
     * the same item: whoever has it knows it by its id.
     */
    private static void gone(Sheet sheet, Line line, Parcel parcel) throws StorageException {
        Optional<Outgoing> row = Posting.outbox(sheet).find(sheet.transaction(), line.device(), parcel.item());
        boolean sealable =
                sheet.books().sessions().of(sheet.transaction(), line.device()).isPresent();
        if (row.isEmpty() || !sealable) {
            return;
        }
        Octets envelope = Posting.anew(sheet, row.get(), Posting.unpack(row.get()), Padding.ONLINE)
                .envelope();
        if (envelope.length() > 0) {
            Parcel anew = new Parcel(parcel.item(), parcel.place(), envelope);
            sheet.outcome().again.add(new Outcome.Page(line, List.of(anew), false));
        } else if (row.get().since().plus(Ratchet.KEYS_WAIT).isAfter(sheet.now())) {
            settle(sheet, line, parcel, arrived(line));
        } else {
            Posting.lost(sheet, row.get(), line.person());
        }
    }
}
