package chat.warren.bench.file;

import chat.warren.node.api.Effort;
import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.NetworkState;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.PrivateNetwork;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Two friends on this machine, who found each other through a few nodes of strangers on it. */
final class Pair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PrivateNetwork network = PrivateNetwork.open(InstantSource.system());
    private final RunningNode first;
    private final RunningNode second;

    Pair(Path folder) throws IOException, InterruptedException {
        first = node(folder.resolve("first"));
        second = node(folder.resolve("second"));
        String link = first.people().invite(1, true, "").link();
        Optional<String> _ = second.people().add(link, "");
        first.people().accept(await(first, Event.FriendAsked.class, any -> true).person());
        await(second, Event.FriendLinked.class, Event.FriendLinked::linked);
        await(first, Event.FriendLinked.class, Event.FriendLinked::linked);
    }

    private RunningNode node(Path folder) throws IOException, InterruptedException {
        ProfileHome home =
                new ProfileHome(folder, Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        RunningNode node = RunningNode.start(
                home.create("somebody", "secret".toCharArray()), new NodeOptions(network.bootstrap(), true, 0));
        await(node, Event.NetworkChanged.class, changed -> changed.state() == NetworkState.CONNECTED);
        return node;
    }

    RunningNode first() {
        return first;
    }

    RunningNode second() {
        return second;
    }

    static <E extends Event> E await(RunningNode node, Class<E> type, Predicate<E> wanted)
            throws IOException, InterruptedException {
        Events.Listener events = node.events().listenAfter(0);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (Happening happening : events.next(Duration.ofSeconds(1)).orElse(List.of())) {
                if (type.isInstance(happening.event()) && wanted.test(type.cast(happening.event()))) {
                    return type.cast(happening.event());
                }
            }
        }
        throw new IOException("It never came to " + type.getSimpleName() + ".");
    }

    @Override
    public void close() throws ProfileException {
        first.close();
        second.close();
        network.close();
    }
}
