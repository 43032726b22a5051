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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A network of strangers on this machine, and whole nodes that live in it. */
final class Street implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int STRANGERS = 8;

    private final Path folder;
    private final List<DhtLoop> strangers = new ArrayList<>();
    private final List<String> names;
    private final Map<String, RunningNode> nodes = new LinkedHashMap<>();

    Street(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        List<InetSocketAddress> known = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
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
        names = known.stream().map(node -> "127.0.0.1:" + node.getPort()).toList();
    }

    /** Somebody moves in, or comes back. */
    RunningNode node(String name) throws IOException, InterruptedException {
        ProfileHome home = home(name);
        boolean known = nodes.containsKey(name);
        OpenProfile profile = known ? home.open("secret".toCharArray()) : home.create(name, "secret".toCharArray());
        RunningNode node = RunningNode.start(profile, new NodeOptions(new Bootstrap.Named(names), true, 0));
        nodes.put(name, node);
        await(node, Event.NetworkChanged.class, changed -> changed.state() == NetworkState.CONNECTED);
        return node;
    }

    private ProfileHome home(String name) {
        return new ProfileHome(
                folder.resolve(name), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
    }

    /** Two become friends by an invite, and are linked. */
    static void befriend(RunningNode one, RunningNode other) throws ProfileException, InterruptedException {
        InviteCard invite = one.people().invite(7, true, "");
        Optional<String> _ = other.people().add(invite.link(), "it is me");
        await(one, Event.FriendAsked.class, asked -> asked.person().equals(other.self()));
        one.people().accept(other.self());
        await(other, Event.Befriended.class, with -> with.person().equals(one.self()));
        linked(one, other);
        linked(other, one);
    }

    static void linked(RunningNode one, RunningNode with) throws InterruptedException {
        await(
                one,
                Event.FriendLinked.class,
                link -> link.linked() && link.person().equals(with.self()));
    }

    /** The first such event since the node started, which may be still to come. */
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
        for (RunningNode node : nodes.values()) {
            node.close();
        }
        strangers.forEach(DhtLoop::close);
    }
}
