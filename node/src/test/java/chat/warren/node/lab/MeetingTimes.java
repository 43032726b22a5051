package chat.warren.node.lab;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * {@code ./warren simulate meet [RUNS]}: day one. Two whole nodes start within a second of each other among twenty
 * strangers, with nobody to pass a signal on; how long until both write to each other directly.
 */
public final class MeetingTimes {
    private static final PairId FRIEND = new PairId(3);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<Site> SITES = List.of(
            Site.PUBLIC, Site.PORT_RESTRICTED, Site.LINUX, Site.CARRIER, Site.DOUBLE, Site.SEQUENTIAL, Site.RANDOM);

    private MeetingTimes() {}

    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        for (Site alice : SITES) {
            for (Site bob : SITES.subList(SITES.indexOf(alice), SITES.size())) {
                List<Duration> times = new ArrayList<>();
                for (int seed = 0; seed < runs; seed++) {
                    Duration took = meet(alice, bob, seed);
                    if (took.compareTo(LIMIT) < 0) {
                        times.add(took);
                    }
                }
                times.sort(Duration::compareTo);
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s: %d of %d%s%n",
                        alice.title(),
                        bob.title(),
                        times.size(),
                        runs,
                        times.isEmpty() ? "" : text(times));
            }
        }
    }

    private static String text(List<Duration> times) {
        return String.format(
                Locale.ROOT,
                ", median %.1f s, 95th %.1f s",
                times.get(times.size() / 2).toMillis() / 1e3,
                times.get(times.size() * 95 / 100).toMillis() / 1e3);
    }

    private static Duration meet(Site alices, Site bobs, int seed) {
        Network network = new Network(seed, new World());
        SplittableRandom random = new SplittableRandom(seed);
        List<InetSocketAddress> known = StrangerNode.crowd(network, 20).subList(0, 3);
        Instant agreed = network.clock().instant();
        WholeNode alice = start(network, alices, "alice", random, known);
        meet(alice, Side.FIRST, agreed);
        network.runFor(Duration.ofMillis(random.nextInt(1000)));
        Instant began = network.clock().instant();
        WholeNode bob = start(network, bobs, "bob", random, known);
        meet(bob, Side.SECOND, agreed);
        network.runUntil(() -> alice.reachable().isPresent() && bob.reachable().isPresent(), LIMIT);
        return Duration.between(began, network.clock().instant());
    }

    private static WholeNode start(
            Network network, Site site, String name, SplittableRandom random, List<InetSocketAddress> known) {
        return new WholeNode(site.build(network, name, World.somewhere(random), Line.PERFECT), known);
    }

    private static void meet(WholeNode node, Side side, Instant agreed) {
        PairAnchors anchors = PairAnchors.of(PairChain.startingAt(new byte[32], agreed));
        Instant now = node.host().clock().instant();
        node.reaching().meet(FRIEND, new Acquaintance(anchors, side, Openness.ADDRESSES), now);
        node.host().nudge();
    }
}
