package chat.warren.node.lab;

import chat.warren.crypto.pair.Side;
import chat.warren.node.nat.Mapping;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Stance;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two friends at two sites, somewhere in the world, eight nodes of a DHT, and somebody who passes signals on. */
public final class Encounter {
    private static final int OBSERVERS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Network network;
    private final World world = new World();
    private final Place alicesPlace;
    private final Place bobsPlace;
    private final Place helpersPlace;
    private final LabNode alice;
    private final LabNode bob;

    /**
     * How it went.
     *
     * @param both when the first direct datagram of the friend had arrived on both sides, after the call began
     * @param roundTrip between the two, for comparison
     * @param probes sent by both
     */
    public record Outcome(boolean reached, Duration both, Duration roundTrip, long probes) {}

    public Encounter(long seed, Site alicesSite, Site bobsSite, double loss) {
        network = new Network(seed, world);
        SplittableRandom random = new SplittableRandom(seed);
        List<InetSocketAddress> observers = new ArrayList<>();
        for (int i = 0; i < OBSERVERS; i++) {
            observers.add(new Observer(network.host("observer " + i, World.somewhere(random))).address());
        }
        Line line = loss > 0 ? Line.PERFECT.losing(loss) : Line.PERFECT;
        alicesPlace = World.somewhere(random);
        bobsPlace = World.somewhere(random);
        helpersPlace = World.somewhere(random);
        Pair pair = new Pair(seed, network.clock().instant());
        alice = join(alicesSite.build(network, "alice", alicesPlace, line), pair, Side.FIRST, observers);
        bob = join(bobsSite.build(network, "bob", bobsPlace, line), pair, Side.SECOND, observers);
        network.runFor(Duration.ofSeconds(5));
        if (loss > 0) {
            alice.observe(); // What was lost is asked again, as by any lookup.
            bob.observe();
            network.runFor(Duration.ofSeconds(2));
        }
    }

    private static LabNode join(Host host, Pair pair, Side side, List<InetSocketAddress> observers) {
        return new LabNode(host, pair, side, observers);
    }

    public Network network() {
        return network;
    }

    public LabNode alice() {
        return alice;
    }

    public LabNode bob() {
        return bob;
    }

    /** Alice calls, a helper somewhere passes the signal on, Bob answers. */
    public Outcome call() {
        Instant began = network.clock().instant();
        afterMeasuring(alice, () -> {
            Whereabouts alices = alice.whereabouts();
            alice.punch(bob.whereabouts(), Stance.ASKING);
            network.after(
                    viaHelper(),
                    () -> afterMeasuring(bob, () -> {
                        Whereabouts bobs = bob.whereabouts();
                        bob.punch(alices, Stance.ANSWERING);
                        network.after(viaHelper(), () -> alice.answered(bobs));
                    }));
        });
        return outcome(began, LIMIT);
    }

    /** Signal to Bob, his ping to Alice, her answer: nobody who needs a signal can be faster. */
    public Duration ideal() {
        return viaHelper().plus(roundTrip());
    }

    private Duration roundTrip() {
        return Duration.ofNanos(world.nanos(alicesPlace, bobsPlace) + world.nanos(bobsPlace, alicesPlace));
    }

    /** Alice's record was there first; Bob comes, finds it, and Alice finds his when she looks next. */
    public Outcome withoutSignals(Duration untilAliceLooks, Duration limit) {
        Instant began = network.clock().instant();
        bob.punch(alice.whereabouts(), Stance.WAITING);
        network.after(untilAliceLooks, () -> alice.punch(bob.whereabouts(), Stance.ANSWERING));
        return outcome(began, limit);
    }

    private Outcome outcome(Instant began, Duration limit) {
        boolean reached = network.runUntil(() -> alice.hasReached() && bob.hasReached(), limit);
        Instant one = alice.firstDirectDatagram().orElse(network.clock().instant());
        Instant other = bob.firstDirectDatagram().orElse(network.clock().instant());
        return new Outcome(
                reached,
                Duration.between(began, one.isAfter(other) ? one : other),
                roundTrip(),
                alice.probes() + bob.probes());
    }

    /** Whoever's ports count on asks once more where they are: a second later somebody else has taken the next. */
    private void afterMeasuring(LabNode node, Runnable then) {
        if (node.nat().mapping() instanceof Mapping.Sequential) {
            node.observe();
            network.after(Duration.ofMillis(300), then);
        } else {
            then.run();
        }
    }

    private Duration viaHelper() {
        return Duration.ofNanos(world.nanos(alicesPlace, helpersPlace) + world.nanos(helpersPlace, bobsPlace));
    }
}
