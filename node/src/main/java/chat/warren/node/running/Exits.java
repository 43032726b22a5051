package chat.warren.node.running;

import chat.warren.node.socket.Datagram;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way out: from which of our addresses, and counted where the routers in front of us are studied. */
final class Exits {
    /** Whom a busy node writes to within minutes; 100 bytes each. */
    private static final int MAX_KNOWN = 4_096;

    private final Outlet outlet;
    private final Standpoint standpoint;
    private final int port;
    private final Map<InetAddress, Optional<InetAddress>> sources = bounded();
    private final Map<InetSocketAddress, InetAddress> asked = bounded();

    Exits(Outlet outlet, Standpoint standpoint, int port) {
        this.outlet = outlet;
        this.standpoint = standpoint;
        this.port = port;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_KNOWN;
            }
        };
    }

    /** Our addresses or routes are others now. */
    void forget() {
        sources.clear();
        asked.clear();
    }

    /** Somebody wrote to one of our addresses: the answer has to leave from there. */
    void cameTo(InetAddress local, InetSocketAddress remote) {
        if (usual(remote).filter(local::equals).isEmpty()) {
            asked.put(remote, local);
        } else {
            asked.remove(remote);
        }
    }

    private Optional<InetAddress> usual(InetSocketAddress to) {
        return sources.computeIfAbsent(to.getAddress(), standpoint::sourceFor);
    }

    private Optional<InetAddress> source(InetSocketAddress to) {
        return Optional.ofNullable(asked.get(to)).or(() -> usual(to));
    }

    /** To somebody who should be there, and will answer. */
    void ask(InetSocketAddress to, byte[] bytes, Instant now) {
        source(to).ifPresent(from -> {
            standpoint.asked(to, now);
            outlet.send(Outlet.MAIN, datagram(from, Outlet.MAIN, to, bytes));
        });
    }

    void send(int socket, InetSocketAddress to, byte[] bytes, Instant now) {
        send(socket, to, List.of(bytes), now);
    }

    void send(int socket, InetSocketAddress to, List<byte[]> all, Instant now) {
        source(to).ifPresent(from -> {
            count(socket, to, now);
            InetSocketAddress local = local(from, socket);
            all.forEach(bytes -> outlet.send(socket, new Datagram(local, to, bytes)));
        });
    }

    /** Opens our own router, and ends before the friend's. */
    void sendOpener(int socket, InetSocketAddress to, int hops, byte[] bytes, Instant now) {
        source(to).ifPresent(from -> {
            count(socket, to, now);
            outlet.sendOpener(socket, datagram(from, socket, to, bytes), hops);
        });
    }

    private void count(int socket, InetSocketAddress to, Instant now) {
        if (socket == Outlet.MAIN) {
            standpoint.wrote(to, now);
        }
    }

    private Datagram datagram(InetAddress from, int socket, InetSocketAddress to, byte[] bytes) {
        return new Datagram(local(from, socket), to, bytes);
    }

    private InetSocketAddress local(InetAddress from, int socket) {
        return new InetSocketAddress(from, socket == Outlet.MAIN ? port : 0);
    }

    void close(int socket) {
        outlet.close(socket);
    }
}
