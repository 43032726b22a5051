package chat.warren.node.chat;

import chat.warren.node.link.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What waits for the next batch. Where links bring more than fits, they are paused. On the node's thread. */
final class Intake {
    /**
     * Inputs, and messages that are confirmed, in one commit: some 100 ms of work on a slow machine, and far more than
     * a disk's wait is shared by.
     */
    private static final int MAX_BATCH = 2_048;
    /** Then links are paused, so no flood fills the memory. */
    private static final int MAX_BYTES = 16 << 20;

    private final Deque<Input> waiting = new ArrayDeque<>();
    /** Taken first: what only makes room would else wait behind all that was ordered, and the outbox grow to that. */
    private final Deque<Input> freeing = new ArrayDeque<>();

    private final Set<Line> paused = new HashSet<>();
    private long bytes;

    void add(Input input) {
        (frees(input) ? freeing : waiting).add(input);
        bytes += input.bytes();
    }

    /** It waits for nothing: what it confirms left after its commit. And there are no more than were sent. */
    private static boolean frees(Input input) {
        return input instanceof Input.Confirmed confirmed
                && confirmed.returned().isEmpty()
                && !confirmed.handled().isEmpty();
    }

    /** A frame of this line has been taken up. */
    void brought(Line line) {
        if (bytes > MAX_BYTES && paused.add(line)) {
            line.link().pause(Lane.CHAT, true);
        }
    }

    /** The line is no more. */
    void forget(Line line) {
        paused.remove(line);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && freeing.isEmpty();
    }

    List<Input> take() {
        List<Input> inputs = new ArrayList<>();
        int work = 0;
        while (!isEmpty() && work < MAX_BATCH) {
            Input input = freeing.isEmpty() ? waiting.remove() : freeing.remove();
            inputs.add(input);
            work += work(input);
            bytes -= input.bytes();
        }
        if (bytes <= MAX_BYTES / 2) {
            paused.forEach(line -> line.link().pause(Lane.CHAT, false));
            paused.clear();
        }
        return inputs;
    }

    private static int work(Input input) {
        return input instanceof Input.Confirmed confirmed
                ? Math.max(1, confirmed.handled().size() + confirmed.returned().size())
                : 1;
    }
}
