package chat.warren.node.file;

import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.tree.ContentId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one link asked of us, in its order, one block of each content in turn: a small file does not wait for a large
 * one.
 */
final class Serving {
    /** Twice what our own side ever asks for; more is forgotten, and asked again by whoever is honest. */
    private static final int MOST_BLOCKS = 2048;

    private static final int MOST_CONTENTS = 64;

    private final LinkedHashMap<ContentId, Queue> asked = new LinkedHashMap<>();

    /** How far it came with each content that it asked for, for people to see. */
    private final Map<ContentId, Integer> reached = new HashMap<>();

    private static final class Queue {
        final Deque<Span> spans = new ArrayDeque<>();
        int blocks;
    }

    /** One block that the link waits for. */
    record Wanted(ContentId content, int block) {}

    void ask(ContentId content, Span span) {
        Queue queue = asked.get(content);
        if (queue == null) {
            if (asked.size() == MOST_CONTENTS) {
                return;
            }
            queue = new Queue();
            asked.put(content, queue);
        }
        if (queue.blocks + span.count() <= MOST_BLOCKS) {
            queue.spans.add(span);
            queue.blocks += span.count();
        }
    }

    /** Says whether anything of it was waited for. */
    boolean withdraw(ContentId content) {
        return asked.remove(content) != null;
    }

    /** It is on its way. Says up to which block the link came with it: it asks in their order. */
    int sent(Wanted wanted) {
        return reached.merge(wanted.content(), wanted.block() + 1, Math::max);
    }

    int reached(ContentId content) {
        return reached.getOrDefault(content, 0);
    }

    Set<ContentId> contents() {
        return reached.keySet();
    }

    /** The next block, taken off the list. */
    Optional<Wanted> next() {
        while (!asked.isEmpty()) {
            Map.Entry<ContentId, Queue> turn = asked.firstEntry();
            asked.remove(turn.getKey());
            Queue queue = turn.getValue();
            if (!queue.spans.isEmpty()) {
                Span span = queue.spans.remove();
                queue.blocks--;
                if (span.count() > 1) {
                    queue.spans.addFirst(new Span(span.first() + 1, span.count() - 1));
                }
                if (!queue.spans.isEmpty()) {
                    asked.put(turn.getKey(), queue);
                }
                return Optional.of(new Wanted(turn.getKey(), span.first()));
            }
        }
        return Optional.empty();
    }

    /** The link took nothing more: this one is the next when it does. */
    void putBack(Wanted wanted) {
        Queue queue = asked.computeIfAbsent(wanted.content(), none -> new Queue());
        queue.spans.addFirst(new Span(wanted.block(), 1));
        queue.blocks++;
        asked.putFirst(wanted.content(), queue);
    }

    boolean isIdle() {
        return asked.isEmpty();
    }
}
