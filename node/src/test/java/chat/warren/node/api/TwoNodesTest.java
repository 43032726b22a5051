package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole nodes that find each other through a network of strangers on this machine, and talk. */
class TwoNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final List<DhtLoop> strangers = new ArrayList<>();
    private RunningNode anna;
    private RunningNode ben;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        List<InetSocketAddress> known = new ArrayList<>();
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
        List<String> names =
                known.stream().map(node -> "127.0.0.1:" + node.getPort()).toList();
        anna = node("Anna", names);
        ben = node("Ben", names);
    }

    private RunningNode node(String name, List<String> names) throws IOException, InterruptedException {
        ProfileHome home = new ProfileHome(
                folder.resolve(name), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        return RunningNode.start(
                home.create(name, "secret".toCharArray()), new NodeOptions(new Bootstrap.Named(names), true, 0));
    }

    @AfterEach
    void end() throws ProfileException {
        anna.close();
        ben.close();
        strangers.forEach(DhtLoop::close);
    }

    private static <E extends Event> E await(RunningNode node, Class<E> type, Predicate<E> wanted)
            throws InterruptedException {
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

    @Test
    void anInviteMakesFriendsAndFriendsTalk() throws IOException, InterruptedException {
        InviteCard invite = anna.people().invite(7, true, "for Ben");
        assertEquals(Optional.empty(), ben.people().add(invite.link(), "it is me"));
        String asking = await(anna, Event.FriendAsked.class, any -> true).person();
        assertEquals(ben.self(), asking);
        assertEquals("it is me", anna.people().all().getFirst().message());
        anna.people().accept(asking);
        assertEquals(
                anna.self(), await(ben, Event.Befriended.class, any -> true).person());
        await(anna, Event.FriendLinked.class, Event.FriendLinked::linked);
        await(ben, Event.FriendLinked.class, Event.FriendLinked::linked);

        String id = anna.chats().send(ben.self(), OutgoingText.of("Hello Ben"));
        await(ben, Event.MessageCame.class, came -> came.message().equals(id));
        MessageView read = ben.chats()
                .page(anna.self(), OptionalLong.empty(), 10)
                .messages()
                .getFirst();
        assertEquals("Hello Ben", read.text());
        assertEquals(anna.self(), read.author());
        await(anna, Event.MessageMoved.class, moved -> moved.message().equals(id));
        MessageView written = anna.chats()
                .page(ben.self(), OptionalLong.empty(), 10)
                .messages()
                .getFirst();
        assertEquals(MessageState.DELIVERED, written.state());

        FriendView seen = anna.people().all().getFirst();
        assertEquals("Ben", seen.name());
        assertEquals(FriendView.Stage.FRIEND, seen.stage());
        FriendView.LinkState link = seen.link().orElseThrow();
        assertEquals("X25519MLKEM768", link.group());
        assertTrue(link.way().isPresent());
        assertEquals(
                "Hello Ben",
                ben.chats()
                        .search("hello", Optional.empty(), 5)
                        .findings()
                        .getFirst()
                        .message()
                        .text());
    }
}
