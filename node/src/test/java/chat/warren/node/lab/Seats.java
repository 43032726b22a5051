package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import chat.warren.node.relay.RelayChoice;
import chat.warren.node.relay.RelaySeat;
import chat.warren.node.relay.RelayWire;
import chat.warren.node.relay.Tag;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One friend's seats at the relays that she has in common with the other, chosen as production chooses them. */
public final class Seats {
    /** Where a relay is, and our door to it. */
    private record Relay(int number, InetSocketAddress address, Door door) {}

    /** What the seats bring. */
    public interface Events {
        void opened(Route.Relayed route);

        void closed(Route.Relayed route);

        void arrived(Route.Relayed route, byte[] datagram);
    }

    private final Socket socket;
    private final SplittableRandom random;
    private final Tag tag;
    private final Events events;
    private final RelayChoice<String> choice = new RelayChoice<>();
    private final Map<String, Relay> relays = new LinkedHashMap<>();
    private final Map<String, RelaySeat> seats = new TreeMap<>();
    private final Map<String, Route.Relayed> routes = new TreeMap<>();
    private final Map<Long, Instant> pings = new TreeMap<>();

    public Seats(Socket socket, SplittableRandom random, Tag tag, Events events) {
        this.socket = socket;
        this.random = random;
        this.tag = tag;
        this.events = events;
    }

    public RelayChoice<String> choice() {
        return choice;
    }

    /** Those where a seat is held now. */
    public List<String> held() {
        return List.copyOf(seats.keySet());
    }

    public List<String> carrying() {
        return List.copyOf(routes.keySet());
    }

    public void meet(String name, InetSocketAddress address, Door door, Instant now) {
        relays.put(name, new Relay(relays.size() + 1, address, door));
        long transaction = random.nextLong();
        pings.put(transaction, now);
        socket.send(address, door.seal(random, new Probe.Ping(transaction)));
    }

    public boolean knows(String name) {
        return relays.containsKey(name);
    }

    public void receive(String name, Kind kind, byte[] body, Instant now) throws MalformedException {
        if (kind == Kind.PROBE && ProbeWire.parse(body) instanceof Probe.Pong pong) {
            Instant sent = pings.remove(pong.transaction());
            if (sent != null) {
                choice.knows(name, Duration.between(sent, now));
            }
        } else if (kind == Kind.RELAYED && seats.containsKey(name)) {
            seat(name).receive(RelayWire.parse(body), now);
            drain(name, seat(name), now);
        }
    }

    /** Puts a datagram into the channel that this route stands for. */
    public void forward(Route.Relayed route, byte[] sealed, Instant now) {
        routes.forEach((name, open) -> {
            if (open.equals(route)) {
                seat(name).forward(sealed);
                drain(name, seat(name), now);
            }
        });
    }

    public Instant advanceTo(Instant now, java.util.function.Function<Route, Optional<Duration>> roundTrip) {
        routes.forEach((name, route) -> roundTrip.apply(route).ifPresent(trip -> choice.measured(name, trip)));
        choice.advanceTo(now);
        for (var output = choice.poll(); output.isPresent(); output = choice.poll()) {
            switch (output.get()) {
                case RelayChoice.TakeSeat<String> take -> seats.put(take.relay(), new RelaySeat(tag, now));
                case RelayChoice.LeaveSeat<String> leave -> {
                    RelaySeat seat = seat(leave.relay());
                    seat.leave();
                    drain(leave.relay(), seat, now);
                    seats.remove(leave.relay());
                }
            }
        }
        Instant first = choice.deadline();
        for (String name : new ArrayList<>(seats.keySet())) {
            RelaySeat seat = seat(name);
            seat.advanceTo(now);
            drain(name, seat, now);
            first = seat.deadline().isBefore(first) ? seat.deadline() : first;
        }
        return first;
    }

    private RelaySeat seat(String name) {
        RelaySeat seat = seats.get(name);
        if (seat == null) {
            throw new AssertionError("no seat at " + name);
        }
        return seat;
    }

    private void drain(String name, RelaySeat seat, Instant now) {
        Relay relay = relays.get(name);
        if (relay == null) {
            throw new AssertionError("no relay " + name);
        }
        for (var output = seat.poll(); output.isPresent(); output = seat.poll()) {
            switch (output.get()) {
                case RelaySeat.Send send ->
                    socket.send(
                            relay.address(), relay.door().seal(random, Kind.RELAYED, RelayWire.encode(send.message())));
                case RelaySeat.Opened opened -> {
                    // Two relays may draw the same number for a channel.
                    Route.Relayed route = new Route.Relayed((long) relay.number() << 32 | opened.channel());
                    routes.put(name, route);
                    choice.opened(name);
                    events.opened(route);
                }
                case RelaySeat.Closed _ -> close(name);
                case RelaySeat.Arrived inner -> {
                    byte[] datagram = new byte[inner.datagram().remaining()];
                    inner.datagram().get(datagram);
                    Route.Relayed route = routes.get(name);
                    if (route != null) {
                        events.arrived(route, datagram);
                    }
                }
                case RelaySeat.Failed _ -> choice.failed(name, now);
            }
        }
    }

    private void close(String name) {
        Route.Relayed route = routes.remove(name);
        if (route != null) {
            events.closed(route);
        }
    }
}
