package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.row.Octets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a keeper over one link: one question after the other. On the node's thread. */
final class Fetcher {
    /** In one question: there are decoys enough to fill each to the last name. */
    private static final int NAMES = Decoys.PAIRS * Mailbox.OF_A_PAIR;

    private final Map<Octets, DeviceId> writers = new HashMap<>();
    private final Deque<List<Octets>> questions = new ArrayDeque<>();
    private Optional<List<Octets>> asked = Optional.empty();
    private boolean took;

    /** From now on it is these mailboxes that letters for us may lie in. */
    void want(List<Octets> mailboxes, Map<Octets, DeviceId> by) {
        writers.clear();
        writers.putAll(by);
        questions.clear();
        for (int from = 0; from < mailboxes.size(); from += NAMES) {
            questions.add(mailboxes.subList(from, Math.min(mailboxes.size(), from + NAMES)));
        }
    }

    /** What to ask now, if anything. */
    Optional<ChatFrame.Fetch> next() {
        if (asked.isPresent() || questions.isEmpty()) {
            return Optional.empty();
        }
        asked = Optional.of(questions.remove());
        took = false;
        return asked.map(ChatFrame.Fetch::new);
    }

    /** Something of the answer need not lie there any longer. */
    void took() {
        took = true;
    }

    /**
     * That was the answer. What is left is asked for, but not if nothing could be taken: it would be the same again.
     */
    void brought(boolean more) {
        asked.filter(names -> more && took).ifPresent(questions::addFirst);
        asked = Optional.empty();
    }

    /** Who writes to a mailbox that we asked for. */
    Optional<DeviceId> writerTo(Octets mailbox) {
        return Optional.ofNullable(writers.get(mailbox));
    }
}
