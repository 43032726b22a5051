package chat.warren.storage.chat;

import java.util.List;

/** A message at its place in the conversation, with what hangs on it. */
public record Entry(long place, Message message, List<Annex.Reaction> reactions, List<Annex.Receipt> receipts) {
    public Entry {
        reactions = List.copyOf(reactions);
        receipts = List.copyOf(receipts);
    }
}
