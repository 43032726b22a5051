package chat.warren.node.chat;

import chat.warren.node.chat.item.Turn;
import chat.warren.node.chat.order.Spot;
import chat.warren.node.chat.order.Timeline;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import java.util.List;

/** Makes the order from the messages, where it is not stored: in a profile that was restored from a backup. */
final class Timelines {
    private Timelines() {}

    static void catchUp(Timeline timeline, Messages messages, Snapshot snapshot, ConversationId conversation)
            throws StorageException {
        if (timeline.covered() >= messages.last(snapshot, conversation)) {
            return;
        }
        List<Entry> page = messages.after(snapshot, conversation, timeline.covered(), SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                timeline.add(snapshot, new Spot(turn(entry.message()), entry.place()));
            }
            page = messages.after(snapshot, conversation, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    /** A message's stamp is what it carries as the author's time. */
    static Turn turn(Message message) {
        long stamp = Math.clamp(message.by().written().toEpochMilli(), 0, Turn.MAX_STAMP);
        return new Turn(stamp, message.by().author(), message.id());
    }
}
