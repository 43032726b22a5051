package chat.warren.node.chat;

import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.storage.StorageException;
import java.util.List;

/** What the other end has need not wait any more; what it refused is sent again, sealed anew, or given up. */
final class Confirming {
    private Confirming() {}

    static void confirmed(Sheet sheet, Input.Confirmed confirmed) throws StorageException {
        Line line = confirmed.line();
        Arrivals.Mark mark = line.showsArrival() ? Arrivals.Mark.ARRIVED : Arrivals.Mark.SENT;
        for (Parcel parcel : confirmed.handled()) {
            settle(sheet, line, parcel, mark);
        }
        for (Input.Returned returned : confirmed.returned()) {
            returned(sheet, line, returned.parcel(), returned.reason());
        }
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
            case TOO_EARLY -> sheet.outcome().again.add(new Outcome.Page(line, List.of(parcel), false));
            case NOT_OURS -> {
                // The two ratchets have parted: the next link begins a new session, and seals what waits with that.
                sheet.books().sessions().drop(sheet.transaction(), line.device());
                sheet.outcome().toClose.add(line);
            }
        }
    }
}
