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
    /** Inputs in one commit: some 100 ms of work on a slow machine, and far more than a disk's wait is shared by. */
    private static final int MAX_BATCH = 2_048;
    /** Then links are paused, so no flood fills the memory. */
    private static final int MAX_BYTES = 16 << 20;

    private final Deque<Input> waiting = new ArrayDeque<>();
    private final Set<Line> paused = new HashSet<>();
    private long bytes;

    void add(Input input) {
        waiting.add(input);
        bytes += input.bytes();
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
        return waiting.isEmpty();
    }

    List<Input> take() {
        List<Input> inputs = new ArrayList<>();
        while (!waiting.isEmpty() && inputs.size() < MAX_BATCH) {
            Input input = waiting.remove();
            inputs.add(input);
            bytes -= input.bytes();
        }
        if (bytes <= MAX_BYTES / 2) {
            paused.forEach(line -> line.link().pause(Lane.CHAT, false));
            paused.clear();
        }
        return inputs;
    }
}
