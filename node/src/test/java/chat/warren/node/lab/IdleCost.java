package chat.warren.node.lab;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.overlay.OverlayConfig;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.LinkConfig;
import chat.warren.node.running.Networks;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * {@code ./warren simulate idle [FRIENDS [ONLINE [STRANGERS [MINUTES]]]]}: one person behind a router, so many friends,
 * so many of them there, for so long already (20 minutes; guards serve those who were there for six hours), and nobody
 * says anything: what goes over the person's line, by kind, IP headers included. Links are played by their words.
 */
public final class IdleCost {
    /** From the start of the program: the search for everybody, the first ten minutes, and what stays. */
    private static final int[] UNTIL_MINUTES = {2, 10, 20, 60};

    private static final long SEED = 77;
    /** As many bytes as QUIC takes for a word or its answer. */
    private static final String WORD = "w".repeat(50);
    /** Friends have other friends: one whom everybody reaches, from whom they learn what their routers remember. */
    private static final int NEIGHBOUR = 1_000;

    private IdleCost() {}

    public static void main(String[] arguments) {
        int friends = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int online = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        int strangers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        int minutes = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        Network network = new Network(SEED, new World());
        SplittableRandom random = new SplittableRandom(SEED);
        List<InetSocketAddress> known = StrangerNode.crowd(network, strangers).subList(0, 3);
        Instant agreed = network.clock().instant();
        List<WholeNode> there = new ArrayList<>();
        WholeNode neighbour = node(network.host("neighbour", World.somewhere(random)), known);
        for (int i = 0; i < online; i++) {
            Site site = i % 2 == 0 ? Site.PUBLIC : Site.PORT_RESTRICTED;
            WholeNode friend = node(site.build(network, "friend " + i, World.somewhere(random), Line.PERFECT), known);
            meet(friend, i, Side.SECOND, agreed);
            meet(friend, NEIGHBOUR + i, Side.SECOND, agreed);
            meet(neighbour, NEIGHBOUR + i, Side.FIRST, agreed);
            there.add(friend);
            network.runFor(Duration.ofMillis(500));
        }
        network.runFor(Duration.ofMinutes(minutes)); // Friends do not all start when we do.
        Gateway router = network.gateway("router", NatKind.PORT_RESTRICTED, World.somewhere(random));
        WholeNode person = node(router.lan().host("person"), known);
        for (int i = 0; i < friends; i++) {
            meet(person, i, Side.FIRST, agreed);
        }
        for (int i = 0; i < online; i++) {
            goOn(network, person, there.get(i), new PairId(i));
        }
        LineMeter meter = new LineMeter(person.host(), router.address());
        network.watch(meter);
        int before = 0;
        for (int until : UNTIL_MINUTES) {
            network.runFor(Duration.ofMinutes(until - before));
            long reached = IntStream.range(0, online)
                    .filter(i -> person.way(new PairId(i)).isPresent())
                    .count();
            tell(before, until, reached, meter.take());
            before = until;
        }
    }

    /** What two links say while nobody says anything. */
    private static void goOn(Network network, WholeNode person, WholeNode friend, PairId pair) {
        network.after(LinkConfig.DEFAULT.quiet(), () -> {
            if (person.way(pair).isPresent()) {
                person.say(pair, WORD);
                friend.say(pair, WORD);
            }
            goOn(network, person, friend, pair);
        });
    }

    private static WholeNode node(Host host, List<InetSocketAddress> known) {
        return new WholeNode(host, known, Networks.with(OverlayConfig.open()));
    }

    private static void meet(WholeNode node, int number, Side side, Instant agreed) {
        byte[] key = ByteBuffer.allocate(32).putInt(number + 1).array();
        PairAnchors anchors = PairAnchors.of(PairChain.startingAt(key, agreed));
        Instant now = node.host().clock().instant();
        anchors.advanceTo(now);
        node.reaching().meet(new PairId(number), new Acquaintance(anchors, side, Openness.ADDRESSES), now);
        node.host().nudge();
    }

    private static void tell(int from, int until, long reached, Map<String, Long> bytes) {
        double seconds = 60.0 * (until - from);
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(Locale.ROOT, "%d to %d min, %d reached: %.0f B/s%n", from, until, reached, all / seconds);
        bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> System.out.printf(
                        Locale.ROOT, "    %-24s %6.0f B/s%n", each.getKey(), each.getValue() / seconds));
    }
}
