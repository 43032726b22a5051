package chat.warren.simulator.net;

import chat.warren.simulator.time.Event;
import chat.warren.simulator.time.SimClock;
import chat.warren.simulator.world.Place;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A computer: addresses, sockets, one program, and one pending wake for all its timers. */
public final class Host extends Station {
    /** A program that wants to be called again at the same instant so often will want it for ever. */
    private static final int MOST_CALLS_AT_ONCE = 10_000;

    private static final int FIRST_EPHEMERAL_PORT = 49_152; // RFC 6335; up to 65535.
    private static final int EPHEMERAL_PORTS = 16_384;

    private final List<Socket> sockets = new ArrayList<>(1);
    private final Event wake = new Event() {
        @Override
        protected void happen() {
            wakeIfDue();
        }
    };
    private @Nullable Realm realm;
    private @Nullable InetAddress v4;
    private @Nullable InetAddress v6;
    private @Nullable Program program;
    private boolean asleep;
    private long skew;
    private long deadline = SimClock.NEVER;
    private int callsAtOnce;
    private int starts;

    Host(Network network, String name, Place place) {
        super(network, name, place);
    }

    /** The host's IPv4 address. */
    public InetAddress v4() {
        return having(v4, "IPv4");
    }

    public InetAddress v6() {
        return having(v6, "IPv6");
    }

    /** All addresses it has just now, IPv4 before IPv6: what an operating system would tell. */
    public List<InetAddress> addresses() {
        List<InetAddress> all = new ArrayList<>(2);
        Optional.ofNullable(v4).ifPresent(all::add);
        Optional.ofNullable(v6).ifPresent(all::add);
        return all;
    }

    /** Chance for the host's program, from the run's seed and the host's name. */
    public SplittableRandom random() {
        return seed().of("program").random();
    }

    /** The time as this host sees it. */
    public InstantSource clock() {
        return () -> network.clock().instant().plusNanos(skew);
    }

    /** From now on the host's clock is wrong by so much. */
    public void skewClock(Duration ahead) {
        skew = ahead.toNanos();
        nudge();
    }

    /** Binds a port; zero takes a free one. */
    public Socket bind(int port) {
        Socket socket = new Socket(this, port == 0 ? freePort() : port);
        if (socketAt(socket.port()) != null) {
            throw new IllegalStateException(this + " has bound port " + port + " already");
        }
        sockets.add(socket);
        return socket;
    }

    /** Starts a program: it gets its first turn now. */
    public void run(Program started) {
        program = started;
        starts++;
        deadline = SimClock.NEVER;
        nudge();
    }

    /** Gives the program a turn: needed after a test has talked to it directly, so that new deadlines are known. */
    public void nudge() {
        if (program != null && !asleep) {
            turn(program);
        }
    }

    /** Ends the program and closes its sockets, as a kill does. The host stays and can run another. */
    public void halt() {
        program = null;
        starts++;
        sockets.clear();
        network.cancel(wake);
    }

    /** Halts and goes away: nobody has its addresses any more. */
    public void leave() {
        halt();
        detach();
    }

    /** The lid closes: nothing is received, no timer fires, sockets stay bound. */
    public void sleep() {
        asleep = true;
        network.cancel(wake);
    }

    /** The lid opens, and the program gets a turn: everything that was due is late now. */
    public void awake() {
        asleep = false;
        nudge();
    }

    /** Moves to another network, or to new addresses on the same one. Sockets stay bound, as with wildcard binds. */
    public void moveTo(Realm elsewhere) {
        boolean hadV4 = v4 != null;
        boolean hadV6 = v6 != null;
        detach();
        moved();
        attach(elsewhere, hadV4 ? elsewhere.freshV4(this) : null, hadV6 ? elsewhere.freshV6(this) : null);
    }

    /** Gives the host these addresses in place of its own; null takes a family away. */
    public void readdress(@Nullable InetAddress newV4, @Nullable InetAddress newV6) {
        Realm here = having(realm, "network");
        detach();
        attach(here, newV4, newV6);
    }

    /** Adds an IPv6 address of the network it is on. */
    public Host withIpv6() {
        readdress(v4, having(realm, "network").freshV6(this));
        return this;
    }

    void attach(Realm here, @Nullable InetAddress newV4, @Nullable InetAddress newV6) {
        realm = here;
        v4 = newV4;
        v6 = newV6;
        for (InetAddress address : addresses()) {
            here.attach(address, this);
        }
    }

    void unbind(Socket socket) {
        sockets.remove(socket);
    }

    void send(Socket socket, InetSocketAddress to, byte[] datagram, int ttl) {
        Flight flight = network.flight();
        InetAddress source = to.getAddress() instanceof Inet4Address ? v4 : v6;
        flight.to = to;
        flight.datagram = datagram;
        flight.ttl = ttl;
        if (source == null || realm == null) {
            flight.from = new InetSocketAddress(Addresses.v4(0), socket.port());
            network.drop(flight, Drop.NO_ROUTE);
        } else {
            flight.from = socket.endpoint(source);
            network.countSent();
            launch(flight, realm);
        }
    }

    @Override
    void arrive(Flight flight) {
        InetAddress address = flight.to().getAddress();
        boolean group = address.isMulticastAddress();
        if (!group && !address.equals(v4) && !address.equals(v6)) {
            network.drop(flight, Drop.NO_ROUTE);
            return;
        }
        if (asleep) {
            network.drop(flight, Drop.ASLEEP);
            return;
        }
        Socket socket = socketAt(flight.to().getPort());
        Program running = program;
        if (running == null || socket == null || (group && !socket.joined(address))) {
            network.drop(flight, Drop.NO_SOCKET);
            return;
        }
        InetSocketAddress from = flight.from();
        InetSocketAddress to = flight.to();
        byte[] datagram = flight.datagram;
        network.deliver(flight, this);
        running.receive(from, to, datagram);
        nudge();
    }

    @Override
    Station outermost() {
        return realm == null ? this : realm.outermost(this);
    }

    boolean listens(InetSocketAddress group) {
        Socket socket = socketAt(group.getPort());
        return socket != null && socket.joined(group.getAddress());
    }

    @Nullable Socket socketAt(int port) {
        for (int i = 0; i < sockets.size(); i++) {
            Socket socket = sockets.get(i);
            if (socket.port() == port) {
                return socket;
            }
        }
        return null;
    }

    private void wakeIfDue() {
        Program running = program;
        if (running == null || asleep) {
            return;
        }
        if (deadline > network.nanos()) {
            network.schedule(wake, deadline); // It was put off since, and the wake left where it was.
        } else {
            turn(running);
        }
    }

    private void turn(Program running) {
        long now = network.nanos();
        int started = starts;
        Instant wanted = running.advanceTo(network.clock().instant().plusNanos(skew));
        if (starts != started || asleep) {
            return; // It ended itself, or another has taken its place.
        }
        long due = SimClock.nanosAt(wanted);
        deadline = due == SimClock.NEVER ? due : Math.max(now, due - skew);
        callsAtOnce = deadline == now ? callsAtOnce + 1 : 0;
        if (callsAtOnce > MOST_CALLS_AT_ONCE) {
            throw new IllegalStateException(this + "'s program wants to be called again at " + wanted + " for ever");
        }
        if (deadline != SimClock.NEVER && (!wake.queued() || network.due(wake) > deadline)) {
            network.schedule(wake, deadline);
        }
    }

    private void detach() {
        if (realm != null) {
            for (InetAddress address : addresses()) {
                realm.detach(address);
            }
        }
        realm = null;
        v4 = null;
        v6 = null;
    }

    private int freePort() {
        SplittableRandom random = seed().of("port").of(sockets.size()).random();
        int port;
        do {
            port = FIRST_EPHEMERAL_PORT + random.nextInt(EPHEMERAL_PORTS);
        } while (socketAt(port) != null);
        return port;
    }

    private <T> T having(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(this + " has no " + what + " address now");
        }
        return value;
    }
}
