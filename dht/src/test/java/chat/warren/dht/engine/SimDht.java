package chat.warren.dht.engine;

import chat.warren.simulator.line.Jitter;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Many production engines on one simulated Internet, with addresses handed out by region as registries do. */
final class SimDht {
    final Network network;
    final SplittableRandom random;
    final List<SimNode> nodes = new ArrayList<>();
    private final EngineConfig config;
    private final Set<Integer> taken = new HashSet<>();
    private int made;

    SimDht(long seed, double loss) {
        this(seed, loss, Classic.ours());
    }

    SimDht(long seed, double loss, EngineConfig config) {
        this.network = new Network(seed, new World());
        this.random = new SplittableRandom(seed);
        this.config = config;
        // Half of the loss on each access line; jitter of up to 15 % of a usual round trip.
        Line line = Line.PERFECT
                .losing(loss / 2)
                .jittering(new Jitter.Exponential(Duration.ofMillis(2), Duration.ofMillis(40)));
        network.lines(line, line);
    }

    SimNode add() {
        return add(config);
    }

    SimNode add(EngineConfig own) {
        Place place = World.somewhere(random);
        Host host = network.host("node" + made++, place, addressIn(place.region()));
        SimNode node = new SimNode(host, own);
        nodes.add(node);
        return node;
    }

    /** Adds nodes that know up to three others each, and lets them join, a few at a time. */
    void grow(int count, Duration pause) {
        for (int i = 0; i < count; i++) {
            SimNode node = add();
            if (nodes.size() > 1) {
                join(node, 3);
            }
            network.runFor(pause);
        }
    }

    void join(SimNode node, int knows) {
        List<InetSocketAddress> known = new ArrayList<>();
        for (int i = 0; i < knows; i++) {
            SimNode other = nodes.get(random.nextInt(nodes.size()));
            if (other != node && !other.host.addresses().isEmpty()) {
                known.add(other.address());
            }
        }
        node.engine.bootstrap(node.now(), NetworkId.MAINLINE, known);
        node.go();
    }

    SimNode any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** Each region has a tenth of the /8 networks, so that a prefix says where an address is, as in the world. */
    private InetAddress addressIn(int region) {
        while (true) {
            int first = 11 + region + 8 * random.nextInt(11);
            int bits = first << 24 | random.nextInt(1 << 24);
            int last = bits & 0xff;
            if (last != 0 && last != 255 && first != 100 && taken.add(bits)) {
                try {
                    return InetAddress.getByAddress(
                            new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
                } catch (UnknownHostException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }
    }
}
