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

    /** Soon, in order, from any thread; false, if the node has ended and it will not be done. */
    boolean execute(Consumer<Instant> task);

    /** Once, after a while. */
    Timer after(Duration delay, Consumer<Instant> task);

    /** Some part has something to do sooner than it said. */
    void soon();

    /** The networks at hand, and whoever listens there. */
    Lan lan();

    /** A group on every network we are on. */
    interface Lan {
        /** Calls this out once, from the port at which we are reached. */
        void call(byte[] datagram);

        /** Hands on, from now on, what neighbours call that is no call for friends. */
        void listen(Heard whenHeard);
    }

    /** Told what somebody on our own networks called out. */
    @FunctionalInterface
    interface Heard {
        void heard(byte[] datagram, Instant now);
    }

    /** The thread as Netty knows it, for links whose QUIC lives there. */
    EventLoop loop();

    /** The clock of all the instants here. */
    InstantSource clock();
}
