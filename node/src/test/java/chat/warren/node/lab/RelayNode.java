package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import chat.warren.node.relay.RelayDesk;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.node.relay.RelayWire;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A friend of both, who relays for them. */
public final class RelayNode implements Program {
    private final Host host;
    private final Socket socket;
    private final SplittableRandom random;
    private final Doorkeeper<String> keeper;
    private final RelayDesk<String> desk;
    private final Map<String, Door> doors = new HashMap<>();
    private final Map<String, InetSocketAddress> addresses = new HashMap<>();

    public RelayNode(Host host, RelayPolicy policy) {
        this.host = host;
        this.socket = host.bind(5000);
        this.random = host.random();
        this.keeper = new Doorkeeper<>(host.clock().instant());
        this.desk = new RelayDesk<>(policy, random);
        host.run(this);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), socket.port());
    }

    public void befriend(String name, List<Door> friendsDoors) {
        doors.put(name, friendsDoors.getFirst());
        keeper.expect(name, friendsDoors);
    }

    public Host host() {
        return host;
    }

    public RelayDesk<String> desk() {
        return desk;
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        Instant now = host.clock().instant();
        keeper.admit(from, datagram, now).ifPresent(admitted -> {
            addresses.put(admitted.friend(), from);
            byte[] body = new byte[admitted.datagram().body().remaining()];
            admitted.datagram().body().get(body);
            if (admitted.datagram().kind() == Kind.PROBE) {
                pong(admitted.friend(), from, body);
            }
            if (admitted.datagram().kind() == Kind.RELAYED) {
                try {
                    desk.receive(admitted.friend(), true, RelayWire.parse(body), now);
                } catch (MalformedException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private void pong(String friend, InetSocketAddress from, byte[] body) {
        Door door = doors.get(friend);
        try {
            if (door != null && ProbeWire.parse(body) instanceof Probe.Ping ping) {
                socket.send(from, door.seal(random, new Probe.Pong(ping.transaction(), from, ping.bytes())));
            }
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Instant advanceTo(Instant now) {
        desk.advanceTo(now);
        for (var output = desk.poll(); output.isPresent(); output = desk.poll()) {
            RelayDesk.Send<String> send = output.get();
            Door door = doors.get(send.to());
            InetSocketAddress address = addresses.get(send.to());
            if (door != null && address != null) {
                socket.send(address, door.seal(random, Kind.RELAYED, RelayWire.encode(send.message())));
            }
        }
        return desk.deadline();
    }
}
