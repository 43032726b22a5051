package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.path.PathConfig;
import chat.warren.node.path.Paths;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.probe.Doorkeeper.Admitted;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import chat.warren.node.relay.RelaySeat;
import chat.warren.node.relay.RelayWire;
import chat.warren.node.relay.Tag;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A friend with a flow of numbered datagrams to the other one, over whatever paths there are. */
public final class FlowNode implements Program {
    private static final InetSocketAddress NOWHERE = new InetSocketAddress("0.0.0.1", 1);

    private final Host host;
    private final Socket socket;
    private final SplittableRandom random;
    private final Door door;
    /** What every path carries, and nobody has to try. */
    private static final int LONG = 1_155;

    private final Doorkeeper<String> keeper;
    private final Paths paths;
    private final List<Paths.Output> log = new ArrayList<>();
    private final List<Instant> logTimes = new ArrayList<>();
    private @Nullable Door relayDoor;
    private @Nullable RelaySeat seat;
    private @Nullable InetSocketAddress relay;
    private final TreeMap<Integer, Instant> arrived = new TreeMap<>();
    private final TreeMap<Integer, Instant> departed = new TreeMap<>();
    private Duration pace = Duration.ofMillis(20);
    private int size = 160;
    private Instant nextDatagram = Instant.MAX;
    private Instant lastDatagram = Instant.MIN;
    private int number;
    private long bytesSent;
    private long longPings;

    public FlowNode(Host host, List<Door> doors) {
        this.host = host;
        this.random = host.random();
        this.socket = host.bind(4000);
        Instant now = host.clock().instant();
        this.door = doors.getFirst();
        this.keeper = new Doorkeeper<>(now);
        this.keeper.expect("friend", doors);
        this.paths = new Paths(PathConfig.DEFAULT, random, now);
        host.run(this);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), socket.port());
    }

    public Host host() {
        return host;
    }

    public Paths paths() {
        return paths;
    }

    /** A punch has opened it. */
    public void found(InetSocketAddress friend, Duration roundTrip) {
        paths.add(new Route.Direct(0, friend), Optional.of(roundTrip), now());
        host.nudge();
    }

    public void useRelay(InetSocketAddress address, List<Door> doors, Tag tag) {
        relay = address;
        relayDoor = doors.getFirst();
        keeper.expect("relay", doors);
        seat = new RelaySeat(tag, now());
        host.nudge();
    }

    /** From now on a datagram each so often. */
    public void flow(Duration each, int bytes, Duration howLong) {
        pace = each;
        size = bytes;
        nextDatagram = now();
        lastDatagram = now().plus(howLong);
        host.nudge();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        keeper.admit(from, datagram, now()).ifPresent(admitted -> {
            if (admitted.friend().equals("relay")) {
                fromRelay(bytes(admitted.datagram().body()));
            } else {
                take(new Route.Direct(0, from), from, admitted, datagram.length);
            }
        });
    }

    private void fromRelay(byte[] body) {
        try {
            if (seat != null) {
                seat.receive(RelayWire.parse(body), now());
            }
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private void take(Route route, InetSocketAddress from, Admitted<String> admitted, int length) {
        Instant now = now();
        paths.received(route, admitted.datagram().counter(), length, now);
        byte[] body = bytes(admitted.datagram().body());
        if (admitted.datagram().kind() == Kind.PROBE) {
            try {
                paths.probed(route, ProbeWire.parse(body), from, now);
            } catch (MalformedException e) {
                throw new AssertionError(e);
            }
        } else {
            paths.inUse(0, now);
            arrived.putIfAbsent(ByteBuffer.wrap(body).getInt(), now);
        }
    }

    @Override
    public Instant advanceTo(Instant now) {
        Instant seats = advanceSeat(now);
        while (!nextDatagram.isAfter(now) && nextDatagram.isBefore(lastDatagram)) {
            departed.put(number, now);
            byte[] body = ByteBuffer.allocate(size).putInt(number++).array();
            List<Route> routes = paths.carry(size, now);
            paths.inUse(size, now);
            byte[] sealed = door.seal(random, Kind.MEDIA, body);
            routes.forEach(route -> send(route, sealed));
            nextDatagram = nextDatagram.plus(pace);
        }
        paths.advanceTo(now);
        Instant wait = drain(now);
        Instant flows = nextDatagram.isBefore(lastDatagram) ? nextDatagram : Instant.MAX;
        Instant first = wait.isBefore(flows) ? wait : flows;
        return first.isBefore(seats) ? first : seats;
    }

    private Instant drain(Instant now) {
        while (true) {
            switch (paths.poll(now)) {
                case Paths.Send send -> {
                    longPings += send.probe() instanceof Probe.Ping ping && ping.bytes() > LONG ? 1 : 0;
                    send(send.route(), door.seal(random, send.probe()));
                }
                case Paths.WaitUntil wait -> {
                    advanceSeatOutputs(now);
                    return wait.deadline();
                }
                case Paths.Output event -> {
                    log.add(event);
                    logTimes.add(now);
                }
            }
        }
    }

    private void send(Route route, byte[] sealed) {
        switch (route) {
            case Route.Direct direct -> put(direct.to(), sealed);
            case Route.Relayed relayed -> {
                if (seat != null) {
                    seat.forward(sealed);
                }
            }
            case Route.Tunnel tunnel -> throw new AssertionError("there is no TCP in the simulator");
        }
    }

    private Instant advanceSeat(Instant now) {
        if (seat == null) {
            return Instant.MAX;
        }
        seat.advanceTo(now);
        advanceSeatOutputs(now);
        return seat.deadline();
    }

    private void advanceSeatOutputs(Instant now) {
        if (seat == null || relayDoor == null) {
            return;
        }
        for (var output = seat.poll(); output.isPresent(); output = seat.poll()) {
            switch (output.get()) {
                case RelaySeat.Send send ->
                    put(
                            relay == null ? NOWHERE : relay,
                            relayDoor.seal(random, Kind.RELAYED, RelayWire.encode(send.message())));
                case RelaySeat.Opened opened -> paths.add(new Route.Relayed(opened.channel()), Optional.empty(), now);
                case RelaySeat.Closed closed -> paths.remove(new Route.Relayed(closed.channel()), now);
                case RelaySeat.Arrived inner -> {
                    byte[] datagram = bytes(inner.datagram());
                    keeper.admitRelayed(datagram, now)
                            .ifPresent(admitted ->
                                    take(new Route.Relayed(inner.channel()), NOWHERE, admitted, datagram.length));
                }
                case RelaySeat.Failed failed -> {}
            }
        }
    }

    private void put(InetSocketAddress to, byte[] sealed) {
        bytesSent += sealed.length + 28;
        socket.send(to, sealed);
    }

    /** How often it was tried how long a datagram may be. */
    public long longPings() {
        return longPings;
    }

    /** Of what the other one sent, what did not come. */
    public long lost(FlowNode from) {
        return from.departed.keySet().stream()
                .filter(one -> !arrived.containsKey(one))
                .count();
    }

    /** The longest time in which nothing came, between the first and the last that did. */
    public Duration longestGap() {
        Duration longest = Duration.ZERO;
        @Nullable Instant before = null;
        List<Instant> times = arrived.values().stream().sorted().toList();
        for (Instant time : times) {
            if (before != null && Duration.between(before, time).compareTo(longest) > 0) {
                longest = Duration.between(before, time);
            }
            before = time;
        }
        return longest;
    }

    /** The longest that anything took on its way here. */
    public Duration latest(FlowNode from) {
        return arrived.entrySet().stream()
                .map(entry -> Duration.between(
                        from.departed.getOrDefault(entry.getKey(), entry.getValue()), entry.getValue()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    public int arrived() {
        return arrived.size();
    }

    public long bytesSent() {
        return bytesSent;
    }

    public <O extends Paths.Output> List<Instant> times(Class<O> kind) {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (kind.isInstance(log.get(i))) {
                times.add(logTimes.get(i));
            }
        }
        return times;
    }

    private Instant now() {
        return host.clock().instant();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** A probe that a test makes up. */
    public byte[] forged(Probe probe) {
        return door.seal(random, probe);
    }
}
