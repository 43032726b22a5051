package chat.warren.node.chat;

import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.people.PersonId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is still to be copied over one link from another device of ours: one page at a time. On the node's thread. */
final class Copier {
    private final Deque<Want> wanted = new ArrayDeque<>();
    private boolean asked;
    private long done;
    private long total;

    /** A conversation of which we have copied up to one place, and which goes to another. */
    record Want(PersonId with, long copied, long last) {}

    void want(List<Want> more) {
        for (Want want : more) {
            if (wanted.stream().noneMatch(known -> known.with().equals(want.with()))) {
                wanted.add(want);
                total += want.last() - want.copied();
            }
        }
    }

    /** What to ask for now, if anything. */
    Optional<ChatFrame.Copy.After> next() {
        if (asked || wanted.isEmpty()) {
            return Optional.empty();
        }
        asked = true;
        Want first = wanted.element();
        return Optional.of(new ChatFrame.Copy.After(first.with(), first.copied()));
    }

    /** Whether this answers what we asked; then it is on the disk, up to that place. */
    void came(PersonId with, long upTo) {
        Want first = wanted.peek();
        if (!asked || first == null || !first.with().equals(with)) {
            return;
        }
        asked = false;
        wanted.remove();
        // A page that goes nowhere would be asked for again and again.
        long reached = upTo > first.copied() ? Math.min(upTo, first.last()) : first.last();
        done += reached - first.copied();
        if (reached < first.last()) {
            wanted.addFirst(new Want(with, reached, first.last()));
        }
    }

    /** Whether this may be said now: a page is of the conversation of which we asked for one. */
    boolean expects(ChatFrame.Copy copy) {
        Want first = wanted.peek();
        return !(copy instanceof ChatFrame.Copy.Page page)
                || (asked && first != null && first.with().equals(page.with()));
    }

    /** How many messages of this copy are here. */
    long done() {
        return done;
    }

    long total() {
        return total;
    }
}
