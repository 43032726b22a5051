package chat.warren.simulator.net;

import chat.warren.simulator.chance.Seed;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.time.Event;
import chat.warren.simulator.time.EventQueue;
import chat.warren.simulator.time.SimClock;
import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The whole simulated world. It belongs to one thread, which makes time pass by calling {@code run…}. */
public final class Network {
    private final Seed seed;
    private final SimClock clock = new SimClock();
    private final EventQueue queue = new EventQueue();
    private final Internet internet;
    private final Trace trace = new Trace();
    private final ArrayDeque<Flight> idle = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final long[] drops = new long[Drop.values().length + 1];
    private Line up = Line.PERFECT;
    private Line down = Line.PERFECT;
    private long sent;
    private long delivered;
    private long deliveredBytes;
    private long events;

    public Network(long seed, Latency latency) {
        this.seed = new Seed(seed);
        this.internet = new Internet(this, latency);
    }

    public SimClock clock() {
        return clock;
    }

    public Seed seed() {
        return seed;
    }

    public Internet internet() {
        return internet;
    }

    /** The access lines of stations made from now on. */
    public void lines(Line upward, Line downward) {
        up = upward;
        down = downward;
    }

    /** A host on the Internet, with a public IPv4 address of its own. */
    public Host host(String name, Place place) {
        return host(name, place, null);
    }

    /** A host on the Internet with this address, or one drawn from its name. */
    public Host host(String name, Place place, @Nullable InetAddress address) {
        return settle(new Host(this, name, place), internet, address);
    }

    /** A home router with a NAT and a LAN behind it. IPv6 behind it passes freely until it gets a {@link Door}. */
    public Gateway gateway(String name, NatKind kind, Place place) {
        return settle(new Gateway(this, name, place, internet, Gateway.HOME_NETWORK), kind);
    }

    /** A carrier's NAT: homes are gateways on its LAN, which is 100.64.0.0/10. */
    public Gateway carrier(String name, NatKind kind, Place place) {
        return settle(new Gateway(this, name, place, internet, Gateway.CARRIER_NETWORK), kind);
    }

    /** A firewall without a NAT: hosts behind it have public addresses. */
    public Gateway firewall(String name, Door door, Place place) {
        Gateway gateway = new Gateway(this, name, place, internet, Gateway.HOME_NETWORK);
        gateway.line(up, down);
        return gateway.door(door);
    }

    /** From now on nothing passes from the ones to the others. */
    public Cut cut(Collection<? extends Station> senders, Collection<? extends Station> receivers) {
        return new Cut(internet, senders, receivers);
    }

    /** Both ways. */
    public List<Cut> partition(Collection<? extends Station> ones, Collection<? extends Station> others) {
        return List.of(cut(ones, others), cut(others, ones));
    }

    /** A step of the test's script: a friend closes her laptop, a line gets worse. */
    public void after(Duration delay, Runnable step) {
        Event event = new Event() {
            @Override
            protected void happen() {
                step.run();
            }
        };
        queue.schedule(event, clock.nanos() + delay.toNanos());
    }

    public void runFor(Duration duration) {
        long end = clock.nanos() + duration.toNanos();
        while (queue.step(clock, end)) {
            events++;
        }
        clock.advanceTo(end);
    }

    /** Runs until the condition holds, looking after every event; false if it did not within the limit. */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        long end = clock.nanos() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (!queue.step(clock, end)) {
                clock.advanceTo(end);
                return condition.getAsBoolean();
            }
            events++;
        }
        return true;
    }

    public void watch(Witness witness) {
        witnesses.add(witness);
    }

    /** A hash over all that was delivered or dropped until now, in 32 hexadecimal digits. */
    public String trace() {
        return trace.toString();
    }

    public long sent() {
        return sent;
    }

    public long delivered() {
        return delivered;
    }

    /** Payload only. */
    public long deliveredBytes() {
        return deliveredBytes;
    }

    public long dropped(Drop why) {
        return drops[why.code];
    }

    public long events() {
        return events;
    }

    Host settle(Host host, Realm realm, @Nullable InetAddress address) {
        host.line(up, down);
        host.attach(realm, address == null ? realm.freshV4(host) : address, null);
        return host;
    }

    Gateway settle(Gateway gateway, NatKind kind) {
        gateway.line(up, down);
        gateway.translate(kind);
        return gateway;
    }

    /** Names are what chance hangs on: two of one name would do the same things. */
    int enrol(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("there is a " + name + " already");
        }
        return names.size() - 1;
    }

    long nanos() {
        return clock.nanos();
    }

    void schedule(Event event, long due) {
        queue.schedule(event, due);
    }

    void cancel(Event event) {
        queue.cancel(event);
    }

    long due(Event event) {
        return queue.due(event);
    }

    Flight flight() {
        Flight flight = idle.pollLast();
        return flight == null ? new Flight(this) : flight;
    }

    void countSent() {
        sent++;
    }

    void deliver(Flight flight, Host host) {
        delivered++;
        deliveredBytes += flight.datagram.length;
        trace.add(clock.nanos(), Drop.NOT_DROPPED, flight.from(), flight.to(), flight.datagram);
        for (Witness witness : witnesses) {
            witness.delivered(clock.instant(), host, flight.from(), flight.datagram);
        }
        end(flight);
    }

    void drop(Flight flight, Drop why) {
        drops[why.code]++;
        trace.add(clock.nanos(), why.code, flight.from(), flight.to(), flight.datagram);
        for (Witness witness : witnesses) {
            witness.dropped(clock.instant(), why, flight.from(), flight.to(), flight.datagram);
        }
        end(flight);
    }

    void end(Flight flight) {
        flight.clear();
        idle.addLast(flight);
    }

    /** What to put into an assertion's message: it is all one needs to see the failure again. */
    @Override
    public String toString() {
        return "seed " + seed.value() + " after " + clock.elapsed();
    }
}
