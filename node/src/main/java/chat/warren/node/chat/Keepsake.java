package chat.warren.node.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import java.util.Optional;

/**
 * What a message has that its row has no place for: files' previews, parts of later versions. The whole item is kept as
 * it was said first. Of what disappears nothing is kept: only rows can lie under the key of a day.
 */
final class Keepsake {
    static final String KIND = "chat.item";

    private Keepsake() {}

    static void keep(Sheet sheet, Said said) throws StorageException {
        boolean worth = !said.item().others().isEmpty()
                || (said.item().saying() instanceof Saying.Words words
                        && words.stays().isEmpty()
                        && !words.files().isEmpty());
        boolean passes = said.item().saying() instanceof Saying.Words words
                && words.stays().isPresent();
        if (worth && !passes) {
            sheet.state(KIND, said.id().key(), Octets.of(ItemWire.encode(said.item())));
        }
    }

    static void forget(Sheet sheet, MessageId message) throws StorageException {
        sheet.states().remove(sheet.transaction(), KIND, message.key());
    }

    static Optional<Item> find(ProtocolState state, Snapshot snapshot, MessageId message) throws StorageException {
        Optional<Octets> stored = state.get(snapshot, KIND, message.key());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ItemWire.parse(stored.get().toArray()));
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "What hangs on a message is damaged; its words are safe: restore a backup.", e);
        }
    }
}
