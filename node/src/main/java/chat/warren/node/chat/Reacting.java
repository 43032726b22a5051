package chat.warren.node.chat;

import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reactions to messages: the latest turn of each wins, also of those taken back, which is remembered in a row for each.
 * Another row lists these rows for each message, so that there are not too many of them, and none when it is gone.
 */
final class Reacting {
    static final String KIND = "chat.reaction";

    /** As many feelings as fit into one face, and no wall of pictures. */
    private static final int MAX_EACH = 12;
    /** And as many as anybody has ever had about one message, with those taken back. */
    static final int MAX_EVER_EACH = 64;

    private static final String LIST = "chat.reacted";

    private Reacting() {}

    /** The row of one person's reaction of one kind. */
    private record Row(PersonId by, Octets subject) {}

    /** Whether anything was changed by it. */
    static boolean react(Sheet sheet, Said said, Entry entry, Saying.React react) throws StorageException {
        PersonId by = said.by().person();
        Annex.Reaction reaction = new Annex.Reaction(
                by, react.emoji(), Instant.ofEpochMilli(said.item().stamp()));
        long others = entry.reactions().stream()
                .filter(one -> one.by().equals(by) && !one.emoji().equals(react.emoji()))
                .count();
        boolean counts = (!react.given() || others < MAX_EACH)
                && remember(sheet, react.target(), reaction)
                && Changes.isNewest(sheet, KIND, subject(react.target(), reaction), said.turn());
        if (counts && react.given()) {
            sheet.messages().add(sheet.transaction(), react.target(), reaction);
        } else if (counts) {
            sheet.messages().remove(sheet.transaction(), react.target(), reaction);
        }
        return counts;
    }

    /** Lists the row of a reaction; false, if its author has too many. */
    static boolean remember(Sheet sheet, MessageId message, Annex.Reaction reaction) throws StorageException {
        List<Row> rows = rows(sheet, message);
        Row row = new Row(reaction.by(), subject(message, reaction));
        if (rows.contains(row)) {
            return true;
        }
        if (rows.stream().filter(one -> one.by().equals(row.by())).count() >= MAX_EVER_EACH) {
            return false;
        }
        rows.add(row);
        ByteWriter out = new ByteWriter();
        for (Row one : rows) {
            out.bytes(one.by().id().toArray()).bytes(one.subject().toArray());
        }
        sheet.state(LIST, message.key(), Octets.of(out.toArray()));
        return true;
    }

    private static List<Row> rows(Sheet sheet, MessageId message) throws StorageException {
        List<Row> rows = new ArrayList<>();
        Optional<Octets> stored = sheet.state(LIST, message.key());
        if (stored.isEmpty()) {
            return rows;
        }
        ByteReader in = new ByteReader(stored.get().toArray());
        try {
            while (in.remaining() > 0) {
                PersonId by = new PersonId(Id.of(in.bytes(Id.BYTES)));
                rows.add(new Row(by, Octets.of(in.bytes(Hkdf.SHA256_BYTES))));
            }
            return rows;
        } catch (MalformedException e) {
            throw Changes.damaged(e);
        }
    }

    /** Under what it is remembered who said last whether this one reacts so. */
    static Octets subject(MessageId target, Annex.Reaction reaction) {
        return Octets.of(Hashes.sha256(target.id().toArray(), reaction.key().toArray()));
    }

    /** The message is gone. */
    static void forget(Sheet sheet, MessageId message) throws StorageException {
        for (Row row : rows(sheet, message)) {
            sheet.states().remove(sheet.transaction(), KIND, row.subject());
        }
        sheet.states().remove(sheet.transaction(), LIST, message.key());
    }
}
