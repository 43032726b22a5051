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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A network of strangers on this machine, and whole nodes that live in it. */
final class Street implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final List<InetSocketAddress> known = new ArrayList<>();
    private final List<DhtLoop> strangers = new ArrayList<>();
    private final List<RunningNode> nodes = new ArrayList<>();

    Street(Path folder) throws IOException {
        this.folder = folder;
        for (int i = 0; i < 8; i++) {
            DhtLoop stranger = DhtLoop.start(
                    Binding.at(InetAddress.ofLiteral("127.0.0.1")),
                    EngineConfig.of(NetworkSpec.mainline()),
                    InstantSource.system(),
                    new SecureRandom(),
                    new DhtLoop.Aboard((engine, errands, now) -> List.of(), LanGroup.usual()));
            List<InetSocketAddress> others = List.copyOf(known);
            stranger.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, others));
            known.add(stranger.bound().getFirst());
            strangers.add(stranger);
        }
    }

    RunningNode node(String name) throws IOException, InterruptedException {
        List<String> names =
                known.stream().map(node -> "127.0.0.1:" + node.getPort()).toList();
        ProfileHome home = new ProfileHome(
                folder.resolve(name), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        RunningNode node = RunningNode.start(
                home.create(name, "secret".toCharArray()), new NodeOptions(new Bootstrap.Named(names), true, 0));
        nodes.add(node);
        return node;
    }

    static <E extends Event> E await(RunningNode node, Class<E> type, Predicate<E> wanted) throws InterruptedException {
        Events.Listener events = node.events().listenAfter(0);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (Happening happening : events.next(Duration.ofSeconds(1)).orElseThrow()) {
                if (type.isInstance(happening.event()) && wanted.test(type.cast(happening.event()))) {
                    return type.cast(happening.event());
                }
            }
        }
        throw new AssertionError(
                "no " + type.getSimpleName() + "; log: " + node.log().newest(50));
    }

    @Override
    public void close() throws ProfileException {
        for (RunningNode node : nodes) {
            node.close();
        }
        strangers.forEach(DhtLoop::close);
    }
}
