package chat.warren.node.chat;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Optional;

/**
 * What changes messages: edits, deletions, reactions. The latest turn of each wins, a deletion wins over everything,
 * and so it does not matter in which order they come.
 */
final class Changes {
    static final String TIMER = "chat.timer";

    static final String EDIT = "chat.edit";

    private Changes() {}

    static void change(Sheet sheet, Said said, Entry entry) throws StorageException {
        Message message = entry.message();
        if (message.isDeleted()) {
            return;
        }
        boolean author = message.by().author().equals(said.by().person());
        switch (said.item().saying()) {
            case Saying.Edit edit when author -> edit(sheet, said, message, edit);
            case Saying.Delete(MessageId target)
            when author -> {
                sheet.messages().delete(sheet.transaction(), target, sheet.now());
                forget(sheet, target);
                if (Applying.isOwn(sheet, said)) {
                    Posting.recall(sheet, said.with(), target);
                }
                tookBack(sheet, said, message);
                changed(sheet, said, target);
            }
            case Saying.React react -> {
                if (Reacting.react(sheet, said, entry, react)) {
                    changed(sheet, said, react.target());
                }
            }
            default -> {} // Only one's own words can be changed or taken back.
        }
    }

    private static void tookBack(Sheet sheet, Said said, Message message) {
        if (message.content() instanceof Content.Text text && !text.files().isEmpty()) {
            sheet.tell(new ChatEvent.TookBack(
                    message.conversation(), message.id(), said.by().person(), said.with(), text.files()));
        }
    }

    private static void edit(Sheet sheet, Said said, Message message, Saying.Edit edit) throws StorageException {
        if (message.content() instanceof Content.Text before
                && !(edit.text().isEmpty() && before.files().isEmpty())
                && isNewest(sheet, EDIT, message.id().key(), said.turn())) {
            Instant at = Instant.ofEpochMilli(said.item().stamp());
            Content now = new Content.Text(edit.text(), before.files(), Applying.known(sheet, said, edit.mentions()));
            sheet.messages().edit(sheet.transaction(), message.id(), now, at);
            changed(sheet, said, message.id());
        }
    }

    private static void changed(Sheet sheet, Said said, MessageId message) {
        sheet.tell(new ChatEvent.Changed(said.conversation(), message));
    }

    /** Whether this turn is later than the one that counts so far, and from now on counts itself. */
    static boolean isNewest(Sheet sheet, String kind, Octets subject, Turn turn) throws StorageException {
        Optional<Octets> known = sheet.state(kind, subject);
        if (known.isPresent() && read(known.get()).compareTo(turn) >= 0) {
            return false;
        }
        ByteWriter out = new ByteWriter();
        turn.write(out);
        sheet.state(kind, subject, Octets.of(out.toArray()));
        return true;
    }

    static Turn read(Octets stored) throws StorageException {
        try {
            return Turn.read(new ByteReader(stored.toArray()));
        } catch (MalformedException e) {
            throw damaged(e);
        }
    }

    static void forget(Sheet sheet, MessageId message) throws StorageException {
        sheet.states().remove(sheet.transaction(), EDIT, message.key());
        Reacting.forget(sheet, message);
        Applying.forget(sheet, message);
    }

    /** What hangs on messages goes with those whose time is over. */
    static void expire(Sheet sheet) throws StorageException {
        for (MessageId over : sheet.books().contents().expiry().over(sheet.transaction(), sheet.now())) {
            forget(sheet, over);
        }
    }

    static DamagedProfileException damaged(MalformedException e) {
        return new DamagedProfileException(
                "What is kept about a message is damaged; the messages are safe: restore a backup.", e);
    }
}
