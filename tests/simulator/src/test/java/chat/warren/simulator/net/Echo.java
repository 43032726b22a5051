package chat.warren.simulator.net;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends back what it gets, and remembers it. */
final class Echo implements Program {
    private final Socket socket;
    final List<InetSocketAddress> heardFrom = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final List<Instant> when = new ArrayList<>();
    private final boolean answers;

    Echo(Host host, int port, boolean answers) {
        this.socket = host.bind(port);
        this.answers = answers;
        host.run(this);
    }

    void say(InetSocketAddress to, String text) {
        socket.send(to, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        heardFrom.add(from);
        heard.add(new String(datagram, java.nio.charset.StandardCharsets.UTF_8));
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
