package chat.warren.node.api;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A network of strangers on this machine, and whole nodes that live in it. */
final class Street implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final PrivateNetwork network;
    private final Map<String, RunningNode> nodes = new LinkedHashMap<>();

    Street(Path folder) throws IOException {
        this.folder = folder;
        this.network = PrivateNetwork.open(InstantSource.system());
    }

    /** Somebody moves in, or comes back. */
    RunningNode node(String name) throws IOException, InterruptedException {
        ProfileHome home = home(name);
        boolean known = nodes.containsKey(name);
        OpenProfile profile = known ? home.open("secret".toCharArray()) : home.create(name, "secret".toCharArray());
        RunningNode node = RunningNode.start(profile, options());
        nodes.put(name, node);
        await(node, Event.NetworkChanged.class, changed -> changed.state() == NetworkState.CONNECTED);
        return node;
    }

    NodeOptions options() {
        return new NodeOptions(network.bootstrap(), true, 0);
    }

    ProfileHome home(String name) {
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
        network.close();
    }
}
