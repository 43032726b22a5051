package chat.warren.node.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Observer;
import chat.warren.node.lab.Pair;
import chat.warren.node.lab.ReachNode;
import chat.warren.node.lab.Site;
import chat.warren.node.probe.Probe;
import chat.warren.node.punch.Stance;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** From strangers' answers to a conversation, with nothing but production engines between two programs. */
class FriendReachTest {
    private static final Set<Site> CHANGING = Set.of(Site.SEQUENTIAL, Site.RANDOM);
    private static final Duration HELPER = Duration.ofMillis(150);

    private final Network network = new Network(21, new World());
    private final SplittableRandom random = new SplittableRandom(21);
    private final List<InetSocketAddress> observers = new ArrayList<>();
    private final List<ReachNode> nodes = new ArrayList<>();
    private final Pair pair = new Pair(1, network.clock().instant());

    FriendReachTest() {
        for (int i = 0; i < 8; i++) {
            observers.add(new Observer(network.host("observer " + i, World.somewhere(random))).address());
        }
    }

    @Test
    void friendsBehindAnyTwoRoutersTalk() {
        List<Site> sites = List.of(Site.PUBLIC, Site.PORT_RESTRICTED, Site.LINUX, Site.SEQUENTIAL, Site.RANDOM);
        int names = 0;
        for (Site alices : sites) {
            for (Site bobs : sites) {
                boolean guessing = CHANGING.contains(alices) && CHANGING.contains(bobs);
                if (guessing && (alices == Site.RANDOM || bobs == Site.RANDOM)) {
                    continue; // Those need a relay.
                }
                nodes.clear();
                names++;
                node(build(alices, "alice " + names), Side.FIRST);
                node(build(bobs, "bob " + names), Side.SECOND);
                meet();
                assertEquals(100, talk(100), alices + " and " + bobs);
            }
        }
    }

    @Test
    void bothCallingAtTheSameTimeIsOneMeeting() {
        node(build(Site.LINUX, "alice"), Side.FIRST);
        node(build(Site.LINUX, "bob"), Side.SECOND);
        network.runFor(Duration.ofSeconds(2));
        for (ReachNode one : nodes) {
            one.reach().weAre(one.whereabouts(), now());
        }
        nodes.getFirst().reach().find(nodes.getLast().whereabouts(), Stance.ASKING, now());
        nodes.getLast().reach().find(nodes.getFirst().whereabouts(), Stance.ASKING, now());
        nodes.forEach(one -> one.host().nudge());
        network.runFor(Duration.ofSeconds(3));
        assertEquals(100, talk(100));
    }

    @Test
    void whoMovesToAnotherNetworkIsFoundAgainByItself() {
        Gateway mobile = network.gateway("mobile", NatKind.LINUX, World.somewhere(random));
        node(build(Site.LINUX, "alice"), Side.FIRST);
        node(build(Site.LINUX, "bob"), Side.SECOND);
        meet();
        assertEquals(50, talk(50));
        nodes.getLast().host().moveTo(mobile.lan());
        nodes.getLast().networkChanged();
        network.runFor(Duration.ofSeconds(6));
        assertEquals(100, talk(50));
    }

    @Test
    void aLossyLineIsOnlySlower() {
        Line lossy = Line.PERFECT.losing(0.05);
        node(Site.LINUX.build(network, "alice", World.somewhere(random), lossy), Side.FIRST);
        node(Site.RANDOM.build(network, "bob", World.somewhere(random), lossy), Side.SECOND);
        meet();
        int arrived = talk(500);
        assertTrue(arrived > 500 * 85 / 100, arrived + " of 500 in the worse direction");
    }

    private Host build(Site site, String name) {
        return site.build(network, name, World.somewhere(random), Line.PERFECT);
    }

    private void node(Host host, Side side) {
        int mine = nodes.size();
        BiConsumer<Integer, Probe.Call> pass = (sender, call) -> network.after(HELPER, () -> {
            ReachNode other = nodes.get(1 - sender);
            other.reach().called(call, now());
            other.host().nudge();
        });
        nodes.add(new ReachNode(host, pair.doors(side, now()), side, observers, call -> pass.accept(mine, call)));
    }

    private void meet() {
        network.runFor(Duration.ofSeconds(2));
        ReachNode alice = nodes.getFirst();
        alice.reach().weAre(alice.whereabouts(), now());
        nodes.getLast().reach().weAre(nodes.getLast().whereabouts(), now());
        alice.reach().find(nodes.getLast().whereabouts(), Stance.ASKING, now());
        alice.host().nudge();
        network.runFor(Duration.ofSeconds(6));
    }

    /** Both say so many words; answers how many the one who heard less has heard altogether. */
    private int talk(int words) {
        for (int i = 0; i < words; i++) {
            nodes.forEach(ReachNode::say);
            network.runFor(Duration.ofMillis(20));
        }
        network.runFor(Duration.ofSeconds(1));
        return Math.min(nodes.getFirst().heard(), nodes.getLast().heard());
    }

    private Instant now() {
        return network.clock().instant();
    }
}
