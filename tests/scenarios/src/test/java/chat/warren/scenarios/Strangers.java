package chat.warren.scenarios;

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
import java.util.stream.Collectors;

/** A small network of nodes on this machine, who know nobody. */
final class Strangers implements AutoCloseable {
    /** As many as a record is put to. */
    private static final int COUNT = 8;

    private final List<DhtLoop> nodes = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();

    Strangers() throws IOException {
        while (nodes.size() < COUNT) {
            DhtLoop node = DhtLoop.start(
                    Binding.at(InetAddress.ofLiteral("127.0.0.1")),
                    EngineConfig.of(NetworkSpec.mainline()),
                    InstantSource.system(),
                    new SecureRandom(),
                    new DhtLoop.Aboard((engine, errands, now) -> List.of(), LanGroup.usual()));
            List<InetSocketAddress> before = List.copyOf(addresses);
            node.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, before));
            addresses.add(node.bound().getFirst());
            nodes.add(node);
        }
    }

    /** As WARREN_BOOTSTRAP wants them. */
    String names() {
        return addresses.stream()
                .map(address -> "127.0.0.1:" + address.getPort())
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        nodes.forEach(DhtLoop::close);
    }
}
