package chat.warren.node.running.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The one thread on which a node lives, for those who live there too. */
public interface NodeThread {
    /** Something that was to happen later. */
    interface Timer {
        void cancel();
    }

    /** Soon, in order, from any thread. */
    void execute(Consumer<Instant> task);

    /** Once, after a while. */
    Timer after(Duration delay, Consumer<Instant> task);
}
