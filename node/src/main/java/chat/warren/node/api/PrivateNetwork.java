package chat.warren.node.api;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.LanGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A DHT of a few nodes on this machine, which nobody else can reach: to try Warren out, and for tests. */
public final class PrivateNetwork implements AutoCloseable {
    /** As many as hold a record's copies: then a lookup is what it is in the great one. */
    private static final int NODES = 8;

    private final List<DhtLoop> nodes = new ArrayList<>();
    private final InstantSource wall;

    private PrivateNetwork(InstantSource wall) {
        this.wall = wall;
    }

    /** Opens it; it is there when this returns. */
    public static PrivateNetwork open(InstantSource wall) throws IOException {
        PrivateNetwork network = new PrivateNetwork(wall);
        boolean whole = false;
        try {
            for (int i = 0; i < NODES; i++) {
                network.add();
            }
            whole = true;
            return network;
        } finally {
            if (!whole) {
                network.close();
            }
        }
    }

    private void add() throws IOException {
        List<InetSocketAddress> others = addresses();
        DhtLoop node = DhtLoop.start(
                Binding.at(InetAddress.ofLiteral("127.0.0.1")),
                EngineConfig.of(NetworkSpec.mainline()),
                wall,
                new SecureRandom(),
                new DhtLoop.Aboard((engine, errands, now) -> List.of(), LanGroup.usual()));
        nodes.add(node);
        node.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, others));
    }

    private List<InetSocketAddress> addresses() {
        return nodes.stream().map(node -> node.bound().getFirst()).toList();
    }

    /** How a node gets into it; it stays on this machine. */
    public Bootstrap.Named bootstrap() {
        return new Bootstrap.Named(
                addresses().stream().map(each -> "127.0.0.1:" + each.getPort()).toList());
    }

    @Override
    public void close() {
        nodes.forEach(DhtLoop::close);
    }
}
