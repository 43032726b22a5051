package chat.warren.node.running.loop;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** The thread as Netty knows it, for links whose QUIC lives there. */
    EventLoop loop();

    /** The clock of all the instants here. */
    InstantSource clock();
}
