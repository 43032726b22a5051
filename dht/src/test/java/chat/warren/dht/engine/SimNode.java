package chat.warren.dht.engine;

import chat.warren.dht.wire.Item;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A production engine on a simulated host. */
final class SimNode implements Program {
    static final int PORT = 6881;

    static final String OPEN = "open";

    final Host host;
    final Socket socket;
    final DhtEngine engine;
    final List<Event> events = new ArrayList<>();
    final Map<Long, Instant> firstFound = new HashMap<>();
    final Map<Long, Event.Outcome> finished = new HashMap<>();
    final Map<Long, Instant> storedAt = new HashMap<>();
    final Map<Long, Instant> finishedAt = new HashMap<>();
    final Map<Long, Event.ItemFound> found = new HashMap<>();
    boolean joined;
    long wakes;

    SimNode(Host host, EngineConfig config) {
        this.host = host;
        this.socket = host.bind(PORT);
        this.engine = new DhtEngine(config, host.random(), host.clock().instant());
        host.run(this);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), PORT);
    }

    Instant now() {
        return host.clock().instant();
    }

    boolean isOpen() {
        return host.name().startsWith(OPEN);
    }

    /** Gives the engine a turn after a command. */
    void go() {
        host.nudge();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        engine.receive(now(), from, datagram);
    }

    @Override
    public Instant advanceTo(Instant now) {
        wakes++;
        engine.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> socket.send(send.to(), send.datagram().toArray());
                case Output.Happened happened -> note(happened.event(), now);
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    private void note(Event event, Instant now) {
        switch (event) {
            case Event.ItemFound item -> {
                firstFound.putIfAbsent(item.ticket(), now);
                found.put(item.ticket(), item);
            }
            case Event.Finished done -> {
                finished.put(done.ticket(), done.outcome());
                finishedAt.put(done.ticket(), now);
            }
            case Event.Stored enough -> storedAt.putIfAbsent(enough.ticket(), now);
            case Event.Joined in -> joined = true;
            case Event.AddressSeen seen -> {
                return; // One for every answer: too many to keep.
            }
            default -> {}
        }
        if (events.size() < 200) {
            events.add(event);
        }
    }

    @Nullable Event last(Class<? extends Event> kind) {
        return events.reversed().stream().filter(kind::isInstance).findFirst().orElse(null);
    }

    /** How the command ended; that it has not is a failure. */
    Event.Outcome outcome(long ticket) {
        Event.Outcome outcome = finished.get(ticket);
        if (outcome == null) {
            throw new AssertionError(host.name() + " has not finished " + ticket);
        }
        return outcome;
    }

    @Nullable Item item(long ticket) {
        Event.ItemFound event = found.get(ticket);
        return event == null ? null : event.item();
    }
}
