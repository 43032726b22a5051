package chat.warren.ui.window;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.LanGroup;
import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.ui.window.door.Opening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A public network in small, on this machine. It ends with its process. */
final class Strangers {
    private static final int HOW_MANY = 8;

    private final List<InetSocketAddress> known = new ArrayList<>();

    Strangers() throws IOException {
        for (int i = 0; i < HOW_MANY; i++) {
            DhtLoop stranger = DhtLoop.start(
                    Binding.at(InetAddress.ofLiteral("127.0.0.1")),
                    EngineConfig.of(NetworkSpec.mainline()),
                    InstantSource.system(),
                    new SecureRandom(),
                    new DhtLoop.Aboard((engine, errands, now) -> List.of(), LanGroup.usual()));
            List<InetSocketAddress> others = List.copyOf(known);
            stranger.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, others));
            known.add(stranger.bound().getFirst());
        }
    }

    /** A profile there, whose node begins with these strangers. */
    Opening opening(Path folder) {
        List<String> names =
                known.stream().map(each -> "127.0.0.1:" + each.getPort()).toList();
        NodeOptions options = new NodeOptions(new Bootstrap.Named(names), true, 0);
        return new Opening(folder, Optional.empty(), options, Effort.LEAST, InstantSource.system());
    }
}
