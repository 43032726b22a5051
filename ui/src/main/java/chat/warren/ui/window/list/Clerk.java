package chat.warren.ui.window.list;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the ledger, and reads no more of the node than what may have changed. Asked in order, off the event thread. */
public final class Clerk {
    private final RunningNode node;
    private Ledger last;

    public Clerk(RunningNode node) {
        this.node = node;
        this.last = Ledger.nothing(node.self());
    }

    /** How everything stands, with this looked at anew. Waits for the node. */
    public Ledger read(Stale stale) throws ProfileException, InterruptedException {
        if (stale.isEverything()) {
            last = Ledger.read(node);
            return last;
        }
        if (stale.people()) {
            last = last.people(node);
        }
        if (!stale.talks().isEmpty()) {
            Map<String, ConversationView> anew = new HashMap<>();
            for (String with : stale.talks()) {
                Optional<ConversationView> found = node.chats().with(with);
                found.ifPresent(view -> anew.put(with, view));
            }
            last = last.talks(stale.talks(), anew);
        }
        return last;
    }
}
