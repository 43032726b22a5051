package chat.warren.node.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.MessageNumbers;
import chat.warren.storage.custody.Waiting;
import chat.warren.storage.people.PersonId;
import java.util.ArrayList;
import java.util.Optional;

/** Follows our messages on their way. */
final class Tracking {
    private Tracking() {}

    /** Nobody needs to keep it for them any more: they have it, or it was taken back. */
    static void arrived(Sheet sheet, MessageId item, PersonId recipient) throws StorageException {
        if (sheet.books().entrusts(sheet.transaction())) {
            sheet.books().contents().keepers().arrived(sheet.transaction(), item, recipient);
        }
    }

    /** Promises that have run out are none; the message waits here as before. */
    static void expire(Sheet sheet) throws StorageException {
        if (sheet.books().entrusts(sheet.transaction())) {
            for (Waiting gone : sheet.books().contents().keepers().expire(sheet.transaction(), sheet.now())) {
                moved(sheet, gone.message());
            }
        }
    }

    /** Whether some device of theirs is known to have it. */
    static boolean hasArrived(Sheet sheet, MessageId item, PersonId recipient) throws StorageException {
        Optional<Long> number = sheet.messages().number(sheet.transaction(), item);
        return number.isPresent()
                && sheet.books()
                                .arrivals()
                                .of(sheet.transaction(), number.get(), recipient)
                                .compareTo(Arrivals.Mark.SENT)
                        >= 0;
    }

    /** Items that are no messages have no mark: nobody looks for the state of a reaction. */
    static void mark(Sheet sheet, MessageId item, PersonId recipient, Arrivals.Mark mark) throws StorageException {
        Optional<Long> number = sheet.books().number(sheet.transaction(), item);
        if (number.isEmpty() || recipient.equals(sheet.circle().self())) {
            return;
        }
        if (sheet.books().arrivals().mark(sheet.transaction(), number.get(), recipient, mark)) {
            if (mark == Arrivals.Mark.ARRIVED || mark == Arrivals.Mark.SENT) {
                sheet.outcome()
                        .marked
                        .computeIfAbsent(recipient, person -> new ArrayList<>())
                        .add(item);
            }
            tell(sheet, number.get(), item);
        }
    }

    /** Where it waits has changed. */
    static void moved(Sheet sheet, MessageId item) throws StorageException {
        Optional<Long> number = sheet.books().number(sheet.transaction(), item);
        if (number.isPresent()) {
            tell(sheet, number.get(), item);
        }
    }

    private static void tell(Sheet sheet, long number, MessageId item) throws StorageException {
        Optional<ConversationId> conversation =
                sheet.books().numbered(sheet.transaction(), MessageNumbers.conversation(number));
        conversation.ifPresent(found -> sheet.tell(new ChatEvent.Moved(found, item)));
    }
}
