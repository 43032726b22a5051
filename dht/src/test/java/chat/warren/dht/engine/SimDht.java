package chat.warren.dht.engine;

import chat.warren.simulator.line.Jitter;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
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
    /** What a friend's invite brings. */
    private static final int KNOWN = 3;

    private static final List<NatKind> NAT_KINDS = List.of(
            NatKind.PORT_RESTRICTED, NatKind.LINUX, NatKind.ADDRESS_RESTRICTED, NatKind.CARRIER, NatKind.RANDOM);

    final Network network;
    final SplittableRandom random;
    final List<SimNode> nodes = new ArrayList<>();
    private final EngineConfig config;
    private final Set<Integer> taken = new HashSet<>();
    private int made;
    private boolean exempt;

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

    /**
     * From now on addresses are those of a LAN, which are exempt from all rules about addresses: what the network would
     * be like without these rules.
     */
    SimDht withoutAddressRules() {
        exempt = true;
        return this;
    }

    /** Somebody with an address of this operator and a program of their own. */
    Host stranger(InetAddress address) {
        return network.host("stranger" + made++, World.somewhere(random), address);
    }

    SimNode add() {
        return add(config);
    }

    /** A reader behind a home router: it asks, but serves nobody (BEP 43). */
    SimNode addBehindNat() {
        NatKind kind = NAT_KINDS.get(random.nextInt(NAT_KINDS.size()));
        Gateway gateway = network.gateway("router" + made, kind, World.somewhere(random));
        SimNode node = new SimNode(gateway.lan().host("node" + made++), config);
        node.engine.readOnly(true);
        nodes.add(node);
        return node;
    }

    SimNode add(EngineConfig own) {
        Place place = World.somewhere(random);
        Host host = network.host(SimNode.OPEN + made++, place, addressIn(place.region()));
        SimNode node = new SimNode(host, own);
        nodes.add(node);
        return node;
    }

    /** Adds nodes that know up to three others each, and lets them join, a few at a time. */
    void grow(int count, Duration pause) {
        grow(count, count, pause);
    }

    /** The same, of whom only the first are open to the Internet. */
    void grow(int open, int count, Duration pause) {
        for (int i = 0; i < count; i++) {
            SimNode node = i < open ? add() : addBehindNat();
            if (nodes.size() > 1) {
                join(node, KNOWN);
            }
            network.runFor(pause);
        }
    }

    void join(SimNode node, int knows) {
        List<InetSocketAddress> known = new ArrayList<>();
        for (int i = 0; i < knows; i++) {
            SimNode other = anyOpen();
            if (other != node) {
                known.add(other.address());
            }
        }
        node.engine.bootstrap(node.now(), NetworkId.MAINLINE, known);
        node.go();
    }

    /** From now on every node stays for a random time, half of them for less than the median, and another comes. */
    void churn(Duration median) {
        List.copyOf(nodes).forEach(node -> expel(node, median));
    }

    private void expel(SimNode node, Duration median) {
        // Without memory: what is left of a session is as long as a new one, so the crowd is in balance from the start.
        double medians = -StrictMath.log(1 - random.nextDouble()) / StrictMath.log(2);
        network.after(Duration.ofNanos((long) (medians * median.toNanos())), () -> {
            boolean served = node.isOpen();
            remove(node);
            SimNode newcomer = served ? add() : addBehindNat();
            join(newcomer, KNOWN);
            expel(newcomer, median);
        });
    }

    /** It goes without a word, as a laptop does. */
    void remove(SimNode node) {
        nodes.remove(node);
        node.host.leave();
    }

    SimNode any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** A node that others can reach. */
    SimNode anyOpen() {
        while (true) {
            SimNode node = any();
            if (node.isOpen()) {
                return node;
            }
        }
    }

    private InetAddress addressIn(int region) {
        while (true) {
            int first = exempt ? 10 : World.network(region, random);
            int bits = first << 24 | random.nextInt(1 << 24);
            int last = bits & 0xff;
            if (last != 0 && last != 255 && taken.add(bits)) {
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
