package chat.warren.node.running.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.running.Pipes;
import chat.warren.node.running.loop.NodeSetup.Tcp;
import chat.warren.node.socket.loop.Where;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.loop.Tunnels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TCP connections of the node: where friends come in, and the way out to them. Its owner changes both as it runs. */
final class TcpSide implements Pipes, AutoCloseable {
    private final Tunnels<PairId> tunnels;
    private final Where where;
    private final int port;
    private volatile Optional<Attempt.Proxy> via = Optional.empty();
    private Set<Integer> open = Set.of(); // These two are guarded by this.
    private boolean chosen;

    /** @param port that of datagrams, by whose number friends know this one */
    TcpSide(Tunnels<PairId> tunnels, Where where, int port) {
        this.tunnels = tunnels;
        this.where = where;
        this.port = port;
    }

    /** What a node begins with, unless somebody has chosen already. */
    synchronized void begin(Tcp wanted) throws IOException {
        if (!chosen) {
            become(wanted);
        }
    }

    /**
     * Opens and closes what is wanted now and was not before. Not on the node's thread, which opens the ports; fails
     * when one cannot be opened, and then all is as it was.
     */
    synchronized void become(Tcp wanted) throws IOException {
        chosen = true;
        Map<Integer, Attempt.Look> looks = new LinkedHashMap<>();
        if (wanted.listens()) {
            looks.put(port, Attempt.Look.PLAIN);
        }
        if (wanted.web()) {
            looks.put(Attempt.WEB_PORT, Attempt.Look.WEB);
        }
        List<Integer> opened = new ArrayList<>();
        try {
            for (Map.Entry<Integer, Attempt.Look> each : looks.entrySet()) {
                if (!open.contains(each.getKey())) {
                    listen(each.getKey(), each.getValue());
                    opened.add(each.getKey());
                }
            }
        } catch (IOException e) {
            opened.forEach(tunnels::stopListening);
            throw e;
        }
        open.stream().filter(each -> !looks.containsKey(each)).forEach(tunnels::stopListening);
        open = Set.copyOf(looks.keySet());
        via = wanted.via();
    }

    private void listen(int at, Attempt.Look look) throws IOException {
        InetSocketAddress address = where == Where.THIS_MACHINE
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), at)
                : new InetSocketAddress(at);
        InetSocketAddress _ = tunnels.listen(address, look);
    }

    @Override
    public void dial(PairId friend, Whereabouts there) {
        tunnels.dial(friend, Attempt.to(there, via));
    }

    @Override
    public void send(int connection, Kind kind, byte[] sealed) {
        tunnels.send(connection, kind, sealed);
    }

    @Override
    public void forget(PairId friend) {
        tunnels.forget(friend);
    }

    @Override
    public void close() {
        tunnels.close();
    }
}
