package chat.warren.node.socket.loop;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Sockets beside the one that friends write to, on the same thread: TCP, and UDP to the router or to a group. */
public final class Sockets {
    private final Transport transport;

    Sockets(Transport transport) {
        this.transport = transport;
    }

    /** For TCP connections that we begin. */
    public Bootstrap dialler() {
        return transport.dialler();
    }

    /** For TCP connections that others begin. */
    public ServerBootstrap listener() {
        return transport.listener();
    }

    /**
     * For a UDP socket to a router or to everybody on its network, which is to be bound to one of our addresses there.
     * Of IPv4.
     */
    public Bootstrap neighbourhood(NetworkInterface network) {
        return transport.neighbourhood(network);
    }

    /** Runs something on the thread, in order; false, if there is none to do it on any more. */
    public boolean execute(Runnable task) {
        try {
            transport.thread().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Runs something on the thread after a while. */
    public UdpPorts.Timer after(Duration delay, Runnable task) {
        ScheduledFuture<?> scheduled = transport.thread().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }
}
