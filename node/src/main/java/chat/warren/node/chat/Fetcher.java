package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.row.Octets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a keeper over one link: one question after the other. On the node's thread. */
final class Fetcher {
    private final Map<Octets, DeviceId> mailboxes = new LinkedHashMap<>();
    private final Deque<List<Octets>> questions = new ArrayDeque<>();
    private Optional<List<Octets>> asked = Optional.empty();
    private boolean took;

    /** From now on it is these mailboxes that letters for us may lie in. */
    void want(Map<Octets, DeviceId> wanted) {
        mailboxes.clear();
        mailboxes.putAll(wanted);
        questions.clear();
        List<Octets> names = List.copyOf(mailboxes.keySet());
        for (int from = 0; from < names.size(); from += ChatFrame.MAX_MAILBOXES) {
            questions.add(names.subList(from, Math.min(names.size(), from + ChatFrame.MAX_MAILBOXES)));
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
        return Optional.ofNullable(mailboxes.get(mailbox));
    }
}
