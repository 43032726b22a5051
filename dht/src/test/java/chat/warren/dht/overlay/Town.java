package chat.warren.dht.overlay;

import chat.warren.dht.engine.NetworkId;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Plain Mainline nodes, overlay members among them, and people behind routers, each with an operator of their own. */
final class Town {
    final Network network;
    final SplittableRandom random;
    final List<Plain> plain = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    private final Map<Member, InetAddress> outside = new HashMap<>();
    private int made;

    Town(long seed) {
        this.network = new Network(seed, new World());
        this.random = new SplittableRandom(seed);
    }

    /** In a /16 of its own. */
    private InetAddress address() {
        int i = made++;
        return InetAddress.ofLiteral((11 + i % 80) + "." + (1 + i / 80) + ".7.9");
    }

    Town plain(int count, Duration pause) {
        for (int i = 0; i < count; i++) {
            InetAddress address = address();
            Plain node = new Plain(network.host("plain" + made, World.somewhere(random), address));
            if (!plain.isEmpty()) {
                node.knows(somebody(), somebody());
            }
            plain.add(node);
            network.runFor(pause);
        }
        return this;
    }

    /** Two of the plain nodes: all that anybody of the overlay knows of the world. */
    InetSocketAddress somebody() {
        return plain.get(random.nextInt(plain.size())).address();
    }

    Town members(int count, OverlayConfig config) {
        for (int i = 0; i < count; i++) {
            InetAddress address = address();
            Member member = new Member(network.host("member" + made, World.somewhere(random), address), config);
            members.add(member.reachable().knows(NetworkId.MAINLINE, somebody(), somebody()));
            network.runFor(Duration.ofSeconds(1));
        }
        return this;
    }

    Gateway router(NatKind kind) {
        made++;
        return network.gateway("router" + made, kind, World.somewhere(random));
    }

    /** Somebody behind a router of this kind. */
    Member person(String name, NatKind kind, OverlayConfig config) {
        Gateway router = router(kind);
        Member person = new Member(router.lan().host(name), config);
        outside.put(person, router.address());
        return person.asking().knows(NetworkId.MAINLINE, somebody(), somebody());
    }

    /** The address under which the world sees somebody behind a router. */
    InetAddress outside(Member person) {
        return Objects.requireNonNull(outside.get(person));
    }

    void run(Duration duration) {
        network.runFor(duration);
    }
}
