package chat.warren.node.lab;

import chat.warren.dht.wire.Family;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Instant;

/** What every DHT node does for us: says under which address it saw us, and nothing else. */
public final class Observer implements Program {
    public static final int PORT = 6881;

    private final Socket socket;

    public Observer(Host host) {
        socket = host.bind(PORT);
        host.run(this);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(socket.host().v4(), PORT);
    }

    /** Writes to somebody who did not write before, as DHT nodes do that heard of a new one. */
    public void knockAt(InetSocketAddress stranger) {
        socket.send(stranger, Family.compact(stranger));
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        socket.send(from, Family.compact(from));
    }

    @Override
    public Instant advanceTo(Instant now) {
        return Instant.MAX;
    }
}
