package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import java.util.HexFormat;

/** Names of people and messages, as the facade writes them: 32 hexadecimal digits. */
final class Ids {
    private Ids() {}

    static String text(Id id) {
        return HexFormat.of().formatHex(id.toArray());
    }

    static String text(PersonId person) {
        return text(person.id());
    }

    static String text(MessageId message) {
        return text(message.id());
    }

    static String text(FileId file) {
        return text(file.id());
    }

    static FileId file(String text) throws ProfileException {
        return new FileId(id(text, "file"));
    }

    static PersonId person(String text) throws ProfileException {
        return new PersonId(id(text, "person"));
    }

    static MessageId message(String text) throws ProfileException {
        return new MessageId(id(text, "message"));
    }

    static Id id(String text, String what) throws ProfileException {
        if (!text.matches("[0-9a-f]{" + 2 * Id.BYTES + "}")) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    "A " + what + " is named by " + 2 * Id.BYTES + " hexadecimal digits; nothing was done.");
        }
        return Id.of(HexFormat.of().parseHex(text));
    }
}
