package chat.warren.node.running.loop;

import chat.warren.dht.loop.SteadyTime;
import chat.warren.node.lan.Beacon;
import chat.warren.node.link.Carrier;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.node.running.DhtPlan;
import chat.warren.node.running.Outlet;
import chat.warren.node.running.Pipes;
import chat.warren.node.running.Reaching;
import chat.warren.node.running.Standing;
import chat.warren.node.running.Surroundings;
import chat.warren.node.running.Tunnelling;
import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.SparePort;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.tunnel.loop.Tunnels;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A node with its port, its thread and its clock, from the start of the program to its end. */
public final class NodeLoop implements NodeThread, AutoCloseable {
    /** Turns come every few seconds. A gap of this length is a sleep that routers do not remember us after. */
    private static final Duration SLEPT = Duration.ofSeconds(25);
    /** Whatever is due is done within this; less would spin where an engine says "now" again and again. */
    private static final Duration LEAST_WAIT = Duration.ofMillis(1);
    /** To take back what we published takes a second or two; nobody waits longer for a program to close. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    /** The thread answers at once, or has ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Home home;
    private final UdpPorts ports;
    private final Optional<OwnRouter> router;
    private final Map<Integer, SparePort> spares = new HashMap<>(); // Only on the thread, like all below.
    private @Nullable Reaching reaching;
    private @Nullable TcpSide tcp;
    private boolean turnComes;
    private UdpPorts.@Nullable Timer timer;
    private Instant timed = Instant.MAX;
    private Instant lastTurn = Instant.MAX;
    private final CountDownLatch quiet = new CountDownLatch(1);
    private boolean leaving;
    private Heard neighbours = (datagram, now) -> {};

    private NodeLoop(NodeSetup setup, RandomGenerator random, InstantSource clock) throws IOException {
        this.clock = clock;
        this.ports = UdpPorts.open(setup.kept().port(), setup.home().where(), clock, new Main());
        this.home = new Home(this, ports, setup.home(), setup.sources().lan());
        this.router = setup.home().router()
                ? Optional.of(new OwnRouter(ports, setup.home().tcp(), this::mapped, random, clock))
                : Optional.empty();
    }

    /**
     * Opens the port and starts.
     *
     * @param wall the time of day, which may be set while we run
     */
    public static NodeLoop start(NodeSetup setup, InstantSource wall, RandomGenerator random, Above above)
            throws IOException {
        NodeLoop loop = new NodeLoop(setup, random, new SteadyTime(wall, System::nanoTime));
        loop.ports.execute(() -> loop.begin(setup, wall, random, above));
        return loop;
    }

    private void begin(NodeSetup setup, InstantSource wall, RandomGenerator random, Above above) {
        Instant now = clock.instant();
        Surroundings around =
                new Surroundings(new Ports(), ports.port(), setup.kept().friends(), wall, random);
        DhtPlan plan = new DhtPlan(setup.networks(), setup.sources(), home, setup.crew());
        Reaching made = new Reaching(around, plan, carrier -> above.aboard(carrier, this, now), now);
        reaching = made;
        Tunnelling told = made.tunnelling();
        TcpSide pipes = new TcpSide(
                new Tunnels<>(ports.sockets(), told, told, random, clock),
                setup.home().where(),
                ports.port());
        tcp = pipes;
        // Not here: to open a port waits for the very thread that we are on.
        Thread.ofVirtual()
                .name("warren-tcp")
                .start(() -> first(pipes, setup.home().tcp()));
        made.networkIs(ports.network(), now);
        router.ifPresent(own -> own.networkIs(ports.network()));
        home.callFriends((from, datagram) -> heard(made, from, datagram, clock.instant()));
        turn();
    }

    private static void first(TcpSide pipes, NodeSetup.Tcp wanted) {
        try {
            pipes.begin(wanted);
        } catch (IOException e) {
            // Another program has the port, or it takes rights. Friends come by datagrams, or by a friend.
        }
    }

    /**
     * Where friends may come in by TCP, and by whom we go out, from now on. Not on the node's thread: it waits until
     * the ports are open, and fails when one cannot be.
     */
    public void become(NodeSetup.Tcp wanted) throws IOException, InterruptedException {
        CompletableFuture<TcpSide> side = new CompletableFuture<>();
        ports.execute(() -> {
            if (tcp != null) {
                side.complete(tcp);
            }
        });
        try {
            side.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).become(wanted);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The node has ended.", e);
        }
        router.ifPresent(own -> own.tcp(wanted));
    }

    private void heard(Reaching friends, InetSocketAddress from, byte[] datagram, Instant now) {
        if (datagram.length == Beacon.BYTES) {
            friends.heardOnLan(from, datagram, now);
        } else if (Whereabouts.isLan(from.getAddress())) {
            neighbours.heard(datagram, now);
        }
    }

    public int port() {
        return ports.port();
    }

    /** Has something done with the carrier on the node's thread. */
    public void withCarrier(CarrierTask task) {
        ports.execute(() -> {
            if (reaching != null) {
                task.run(reaching, clock.instant());
            }
        });
    }

    /** Something to do with the carrier. */
    @FunctionalInterface
    public interface CarrierTask {
        void run(Carrier carrier, Instant now);
    }

    /** What is given to friends, and perhaps to strangers, from now on. */
    public void relay(RelayPolicy policy) {
        ports.execute(() -> {
            if (reaching != null) {
                reaching.relay(policy);
            }
        });
    }

    /** Looks at how friends are reached, on the node's thread; false, if the node has ended. */
    public boolean look(Look look) {
        return ports.execute(() -> {
            if (reaching != null) {
                look.at(reaching, clock.instant());
            }
        });
    }

    /** What somebody wants to know. */
    @FunctionalInterface
    public interface Look {
        void at(Reaching reaching, Instant now);
    }

    /** How we stand just now. */
    public CompletableFuture<Standing> standing() {
        CompletableFuture<Standing> standing = new CompletableFuture<>();
        boolean _ = look((reached, now) -> standing.complete(reached.standing(now)));
        return standing;
    }

    private void mapped(Optional<InetSocketAddress> outside, Instant now) {
        if (reaching != null) {
            reaching.mapped(outside);
        }
    }

    @Override
    public boolean execute(Consumer<Instant> task) {
        return ports.execute(() -> task.accept(clock.instant()));
    }

    @Override
    public Timer after(Duration delay, Consumer<Instant> task) {
        UdpPorts.Timer later = ports.after(delay, () -> task.accept(clock.instant()));
        return later::cancel;
    }

    @Override
    public void soon() {
        nudge();
    }

    @Override
    public Lan lan() {
        return new Lan() {
            @Override
            public void call(byte[] datagram) {
                home.call(datagram);
            }

            @Override
            public void listen(Heard whenHeard) {
                neighbours = whenHeard;
            }
        };
    }

    @Override
    public EventLoop loop() {
        return ports.loop();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    private void nudge() {
        if (!turnComes) {
            turnComes = true;
            ports.execute(this::turn);
        }
    }

    private void turn() {
        turnComes = false;
        if (reaching == null) {
            return;
        }
        Instant now = clock.instant();
        if (!lastTurn.equals(Instant.MAX) && lastTurn.plus(SLEPT).isBefore(now)) {
            reaching.woke(now);
            router.ifPresent(own -> own.networkIs(ports.network())); // What it had let us is over, perhaps.
        }
        lastTurn = now;
        Instant due = reaching.advanceTo(now);
        reaching.callsOnLan(now).forEach(home::call);
        if (leaving && reaching.isQuiet()) {
            quiet.countDown();
        }
        arm(due, now);
    }

    private void arm(Instant due, Instant now) {
        if (timer != null && !timed.isAfter(due) && timed.isAfter(now)) {
            return; // A turn too early finds nothing to do, and costs less than another timer.
        }
        if (timer != null) {
            timer.cancel();
        }
        Duration wait = Duration.between(now, due);
        Duration capped = wait.compareTo(SLEPT) > 0 ? SLEPT.dividedBy(2) : wait;
        Duration least = capped.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : capped;
        timed = now.plus(least);
        timer = ports.after(least, this::turn);
    }

    /** Says farewell to the network, and ends. */
    @Override
    public void close() {
        ports.execute(() -> {
            leaving = true;
            if (reaching != null) {
                reaching.farewell(clock.instant());
                turn();
            }
        });
        try {
            boolean _ = quiet.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Then without waiting for the network.
        }
        CountDownLatch last = new CountDownLatch(1);
        ports.execute(() -> {
            if (reaching != null) {
                reaching.leaving(clock.instant());
            }
            spares.values().forEach(SparePort::close);
            if (tcp != null) {
                tcp.close();
            }
            last.countDown();
        });
        home.close();
        router.ifPresent(OwnRouter::close);
        try {
            boolean _ = last.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ports.close();
    }

    /** What comes to the main port. */
    private final class Main implements Arrivals {
        @Override
        public void arrived(Datagram datagram, Instant now) {
            if (reaching != null) {
                reaching.arrived(Outlet.MAIN, datagram, now);
            }
        }

        @Override
        public void networkChanged(LocalNetwork network, Instant now) {
            if (reaching != null) {
                reaching.networkIs(network, now);
                home.networkChanged();
                router.ifPresent(own -> own.networkIs(network));
            }
        }
    }

    /** What comes to a spare one. */
    private record Spare(NodeLoop loop, int socket) implements Arrivals {
        @Override
        public void arrived(Datagram datagram, Instant now) {
            if (loop.reaching != null) {
                loop.reaching.arrived(socket, datagram, now);
            }
        }

        @Override
        public void networkChanged(LocalNetwork network, Instant now) {
            // The main port is told.
        }
    }

    private final class Ports implements Outlet {
        @Override
        public void send(int socket, Datagram datagram) {
            if (socket == MAIN) {
                ports.send(datagram);
            } else {
                spare(socket, datagram).send(datagram);
            }
        }

        @Override
        public void sendOpener(int socket, Datagram datagram, int hops) {
            if (socket == MAIN) {
                boolean _ = ports.sendOpener(datagram, hops);
            } else {
                spare(socket, datagram).sendOpener(datagram, hops);
            }
        }

        private SparePort spare(int socket, Datagram first) {
            return spares.computeIfAbsent(
                    socket, number -> ports.spare(first.local().getAddress(), new Spare(NodeLoop.this, number)));
        }

        @Override
        public void close(int socket) {
            SparePort spare = spares.remove(socket);
            if (spare != null) {
                spare.close();
            }
        }

        @Override
        public Pipes pipes() {
            return tcp != null ? tcp : Pipes.NONE;
        }

        @Override
        public void nudge() {
            NodeLoop.this.nudge();
        }
    }
}
