package chat.warren.simulator.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it hears, and sends it back if it is one that answers. */
final class Echo implements Program {
    final List<InetSocketAddress> heardFrom = new ArrayList<>();
    final List<InetSocketAddress> heardAt = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final List<Instant> when = new ArrayList<>();
    private final Socket socket;
    private final boolean answers;

    private Echo(Host host, int port, boolean answers) {
        this.socket = host.bind(port);
        this.answers = answers;
    }

    static Echo answering(Host host, int port) {
        Echo echo = new Echo(host, port, true);
        host.run(echo);
        return echo;
    }

    static Echo listening(Host host, int port) {
        Echo echo = new Echo(host, port, false);
        host.run(echo);
        return echo;
    }

    void say(InetSocketAddress to, String text) {
        socket.send(to, text.getBytes(UTF_8));
    }

    void say(InetSocketAddress to, String text, int ttl) {
        socket.send(to, text.getBytes(UTF_8), ttl);
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        heardFrom.add(from);
        heardAt.add(to);
        heard.add(new String(datagram, UTF_8));
        when.add(socket.host().clock().instant());
        if (answers) {
            socket.send(from, datagram);
        }
    }

    @Override
    public Instant advanceTo(Instant now) {
        return Instant.MAX;
    }
}
