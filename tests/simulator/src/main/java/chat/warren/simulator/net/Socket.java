package chat.warren.simulator.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A UDP port of a host, for both families. What arrives at it goes to the host's program. */
public final class Socket implements AutoCloseable {
    /** What UDP over IPv4 can hold at most. */
    private static final int MOST_BYTES = 65_507;

    private final Host host;
    private final int port;
    private List<InetAddress> groups = List.of();

    /** The last source address used: it changes rarely, and every datagram needs it. */
    private @Nullable InetSocketAddress endpoint;

    Socket(Host host, int port) {
        this.host = host;
        this.port = port;
    }

    public int port() {
        return port;
    }

    public Host host() {
        return host;
    }

    public void send(InetSocketAddress to, byte[] datagram) {
        send(to, datagram, Flight.DEFAULT_TTL);
    }

    /** With a TTL of its own, as the opener of a hole punch has. The bytes are copied. */
    public void send(InetSocketAddress to, byte[] datagram, int ttl) {
        if (to.isUnresolved() || to.getPort() == 0 || ttl < 1 || ttl > 255 || datagram.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "cannot send " + datagram.length + " B to " + to + " with a TTL of " + ttl);
        }
        host.send(this, to, datagram.clone(), ttl);
    }

    /** Receives from now on what is sent to this multicast group on the host's LAN. */
    public void join(InetAddress group) {
        if (!group.isMulticastAddress()) {
            throw new IllegalArgumentException(group + " is no multicast group");
        }
        List<InetAddress> more = new ArrayList<>(groups);
        more.add(group);
        groups = List.copyOf(more);
    }

    InetSocketAddress endpoint(InetAddress source) {
        if (endpoint == null || !endpoint.getAddress().equals(source)) {
            endpoint = new InetSocketAddress(source, port);
        }
        return endpoint;
    }

    boolean joined(InetAddress group) {
        return groups.contains(group);
    }

    @Override
    public void close() {
        host.unbind(this);
    }
}
