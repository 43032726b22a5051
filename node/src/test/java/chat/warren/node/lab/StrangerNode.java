package chat.warren.node.lab;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Family;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A node of the DHT, somewhere in the world, who knows nothing of friends. */
public final class StrangerNode implements Program {
    private static final int PORT = 6881;

    private final Host host;
    private final Socket socket;
    private final DhtEngine engine;

    private StrangerNode(Host host) {
        this.host = host;
        this.socket = host.bind(PORT);
        this.engine = new DhtEngine(EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4), host.random(), now());
        host.run(this);
    }

    /** So many who have found each other. */
    public static List<InetSocketAddress> crowd(Network network, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // A network of its own for each: nodes of one network are kept apart in tables.
            InetAddress address = InetAddress.ofLiteral((20 + i) + "." + (i + 1) + ".7.9");
            StrangerNode node = new StrangerNode(network.host("stranger " + i, World.somewhere(random), address));
            if (!addresses.isEmpty()) {
                node.engine.bootstrap(node.now(), NetworkId.MAINLINE, List.of(addresses.getFirst()));
                node.host.nudge();
            }
            addresses.add(new InetSocketAddress(address, PORT));
            network.runFor(Duration.ofMillis(300));
        }
        network.runFor(Duration.ofMinutes(1));
        return addresses;
    }

    private Instant now() {
        return host.clock().instant();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        engine.receive(now(), from, datagram);
    }

    @Override
    public Instant advanceTo(Instant now) {
        engine.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> socket.send(send.to(), send.datagram().toArray());
                case Output.Happened happened -> {}
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }
}
