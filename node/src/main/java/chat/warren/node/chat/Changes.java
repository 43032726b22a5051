package chat.warren.node.chat;

import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
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
    static final String REACTION = "chat.reaction";

    /** As many feelings as fit into one face, and no wall of pictures. */
    private static final int MAX_REACTIONS_EACH = 12;

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
            case Saying.React react -> react(sheet, said, entry, react);
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

    private static void react(Sheet sheet, Said said, Entry entry, Saying.React react) throws StorageException {
        PersonId by = said.by().person();
        Annex.Reaction reaction = new Annex.Reaction(
                by, react.emoji(), Instant.ofEpochMilli(said.item().stamp()));
        long others = entry.reactions().stream()
                .filter(one -> one.by().equals(by) && !one.emoji().equals(react.emoji()))
                .count();
        if (react.given() && others >= MAX_REACTIONS_EACH) {
            return;
        }
        if (!isNewest(sheet, REACTION, subject(react.target(), reaction), said.turn())) {
            return;
        }
        if (react.given()) {
            sheet.messages().add(sheet.transaction(), react.target(), reaction);
        } else {
            sheet.messages().remove(sheet.transaction(), react.target(), reaction);
        }
        changed(sheet, said, react.target());
    }

    /** Under what it is remembered who said last whether this one reacts so. */
    static Octets subject(MessageId target, Annex.Reaction reaction) {
        return Octets.of(Hashes.sha256(target.id().toArray(), reaction.key().toArray()));
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
        Applying.forget(sheet, message);
    }

    static DamagedProfileException damaged(MalformedException e) {
        return new DamagedProfileException(
                "What is kept about a message is damaged; the messages are safe: restore a backup.", e);
    }
}
