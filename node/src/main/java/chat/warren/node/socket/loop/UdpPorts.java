package chat.warren.node.socket.loop;

import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One UDP port, open on every address of this machine as they come and go.
 *
 * <p>A socket for each address, not one for all: an answer has to leave from the address that was asked, and Java's
 * sockets and Netty's cannot say so for a single datagram.
 */
public final class UdpPorts implements AutoCloseable {
    private final Transport transport;
    private final EventLoop loop;
    private final InstantSource clock;
    private final Arrivals arrivals;
    private final Map<InetAddress, Burst> bursts = new HashMap<>(); // Only on the thread.
    private final int port;
    private @Nullable AddressWatch watch;
    private volatile LocalNetwork network;
    private volatile boolean closed;
    private final LongAdder unsent = new LongAdder();

    private UdpPorts(Transport transport, InstantSource clock, Arrivals arrivals, LocalNetwork network, int port) {
        this.transport = transport;
        this.loop = transport.thread().next(); // There is one.
        this.clock = clock;
        this.arrivals = arrivals;
        this.network = network;
        this.port = port;
    }

    /** Duplicate address detection takes a second or two. */
    private static final Duration BIND_AGAIN = Duration.ofSeconds(2);

    /**
     * Opens the port that was used last time, so that routers and friends know it, or another when that is taken.
     *
     * @param port 0 for any
     * @param where on which of the machine's networks to be
     */
    public static UdpPorts open(int port, Where where, InstantSource clock, Arrivals arrivals) throws IOException {
        return open(new Transport(), port, new LocalScan(where), clock, arrivals);
    }

    static UdpPorts open(Transport transport, int port, LocalScan scan, InstantSource clock, Arrivals arrivals)
            throws IOException {
        boolean ready = false;
        try {
            LocalNetwork network = scan.scan();
            UdpPorts ports = new UdpPorts(transport, clock, arrivals, network, free(port));
            ports.changed(network);
            ports.awaitBound();
            ports.watch = AddressWatch.start(scan, network, ports::changed);
            ready = true;
            return ports;
        } finally {
            if (!ready) {
                transport.close();
            }
        }
    }

    /** The port that was wanted, or another that nobody has on any address. */
    private static int free(int wanted) throws IOException {
        try (DatagramSocket everywhere = new DatagramSocket(wanted)) {
            return everywhere.getLocalPort();
        } catch (BindException taken) {
            try (DatagramSocket everywhere = new DatagramSocket(0)) {
                return everywhere.getLocalPort();
            }
        }
    }

    private void changed(LocalNetwork now) {
        execute(() -> {
            if (!closed) {
                follow(now);
                network = now;
                arrivals.networkChanged(now, clock.instant());
            }
        });
    }

    private void follow(LocalNetwork now) {
        Set<InetAddress> there =
                now.addresses().stream().map(LocalAddress::address).collect(Collectors.toSet());
        bursts.forEach((address, burst) -> {
            if (!there.contains(address)) {
                close(burst.channel());
            }
        });
        bursts.keySet().retainAll(there);
        for (LocalAddress local : now.addresses()) {
            if (!bursts.containsKey(local.address())) {
                bind(local.address());
            }
        }
    }

    private void bind(InetAddress address) {
        ChannelFuture bound = transport
                .socket()
                .handler(new Receiving(clock, arrivals::arrived))
                .bind(new InetSocketAddress(address, port));
        bound.addListener((ChannelFuture future) -> adopt(address, future));
    }

    /** Whether it is still ours, and has no socket. */
    private boolean isMissing(InetAddress address) {
        return !closed
                && !bursts.containsKey(address)
                && network.addresses().stream()
                        .anyMatch(local -> local.address().equals(address));
    }

    private void adopt(InetAddress address, ChannelFuture future) {
        if (!future.isSuccess()) {
            // Of IPv6 the system names an address before it has seen that nobody else has it, and lets nobody use it.
            Timer _ = after(BIND_AGAIN, () -> {
                if (isMissing(address)) {
                    bind(address);
                }
            });
        } else {
            Burst fresh = new Burst(future.channel(), transport.hasSegments(), unsent);
            Burst before = closed ? fresh : bursts.put(address, fresh);
            if (before != null) {
                close(before.channel());
            }
        }
    }

    /** Returns when the first sockets are open, or have failed to. */
    private void awaitBound() {
        // One turn of the thread registers the sockets, the next binds them.
        for (int turn = 0; turn < 2; turn++) {
            transport.thread().submit(() -> {}).syncUninterruptibly();
        }
    }

    private static void close(Channel channel) {
        ChannelFuture _ = channel.close(); // A datagram socket closes at once, and nothing depends on it.
    }

    public int port() {
        return port;
    }

    public LocalNetwork network() {
        return network;
    }

    /** Datagrams that could not leave, since the start. */
    public long unsent() {
        return unsent.sum();
    }

    /** Sends, from the address that the datagram names, at the end of this turn. On the thread. */
    public void send(Datagram datagram) {
        Burst burst = bursts.get(datagram.local().getAddress());
        if (burst == null) {
            unsent.increment();
        } else {
            burst.add(datagram);
        }
    }

    /**
     * Sends a datagram that opens our own NAT and ends before it reaches the other side's.
     *
     * @return whether it left: not every system lets us choose how far
     */
    public boolean sendOpener(Datagram datagram, int hops) {
        Burst burst = bursts.get(datagram.local().getAddress());
        if (burst == null) {
            return false;
        }
        burst.flush(); // What was said before goes all the way.
        return transport.sendOpener(burst.channel(), datagram, hops);
    }

    /**
     * Opens one more socket on one of our addresses, with a port of its own. On the thread.
     *
     * @param receiver told of what comes to it, on the thread
     */
    public SparePort spare(InetAddress local, Arrivals receiver) {
        return new SparePort(transport, local, clock, receiver);
    }

    /** Other sockets on the same thread. */
    public Sockets sockets() {
        return new Sockets(transport);
    }

    /** The thread, for what has to live on it. */
    public EventLoop loop() {
        return loop;
    }

    /** Runs something on the thread, in order; false, if there is none to do it on any more. */
    public boolean execute(Runnable task) {
        return sockets().execute(task);
    }

    /** Runs something on the thread after a while. */
    public Timer after(Duration delay, Runnable task) {
        return sockets().after(delay, task);
    }

    /** Something that was to happen later. */
    public interface Timer {
        void cancel();
    }

    @Override
    public void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
        transport
                .thread()
                .submit(() -> bursts.values().forEach(burst -> close(burst.channel())))
                .awaitUninterruptibly();
        transport.close();
    }
}
