package chat.warren.dht.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.join.ContactBook;
import chat.warren.dht.join.Errands;
import chat.warren.dht.join.Joining;
import chat.warren.dht.join.NodeName;
import chat.warren.dht.join.Sources;
import chat.warren.dht.wire.Contact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that knows one source and nothing else gets into a network of real nodes on loopback. */
class ColdStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** Nobody listens there: BEP 14's own port belongs to the machine's real neighbours. */
    private static final LanGroup GROUP = LanGroup.onLoopback(6_772);

    private final List<DhtLoop> network = new ArrayList<>();
    private final Random random = new Random(3);

    /** A book in memory; storage has the one on disk. */
    private static final class Shelf implements ContactBook {
        final Map<NetworkId, List<Contact>> kept = new ConcurrentHashMap<>();

        @Override
        public List<Contact> load(NetworkId id) {
            return kept.getOrDefault(id, List.of());
        }

        @Override
        public void keep(NetworkId id, List<Contact> contacts) {
            kept.put(id, contacts);
        }
    }

    private DhtLoop node(Sources sources) throws IOException {
        long seed = random.nextLong();
        Crew crew = (DhtEngine engine, Errands errands, Instant now) -> List.of(new Joining(
                new Joining.Engine(engine, List.of(NetworkId.MAINLINE)), sources, errands, new Random(seed), now));
        DhtLoop loop = DhtLoop.start(
                Binding.at(LOOPBACK),
                EngineConfig.of(NetworkSpec.mainline()),
                InstantSource.system(),
                new Random(seed),
                new DhtLoop.Aboard(crew, GROUP));
        network.add(loop);
        return loop;
    }

    @BeforeEach
    void aNetworkOfSix() throws IOException {
        InetSocketAddress first = node(Sources.none()).bound().getFirst();
        for (int i = 0; i < 5; i++) {
            node(Sources.none().withKnown(List.of(first)));
        }
    }

    @AfterEach
    void close() {
        network.forEach(DhtLoop::close);
    }

    private static int contacts(DhtLoop loop) throws Exception {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        loop.execute(
                (engine, now) -> count.complete(engine.stats(NetworkId.MAINLINE).contacts()));
        return count.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean getsIn(DhtLoop loop) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (contacts(loop) < 4) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    @Test
    void byAnAddressOfAFriendOrAnInvite() throws Exception {
        assertTrue(getsIn(node(Sources.none().withKnown(network.get(3).bound()))));
    }

    @Test
    void byContactsOfTheLastRun() throws Exception {
        Shelf book = new Shelf();
        DhtLoop before = node(Sources.none().withKnown(network.get(2).bound()).withBook(book));
        assertTrue(getsIn(before));
        before.close();
        assertFalse(book.load(NetworkId.MAINLINE).isEmpty());
        assertTrue(getsIn(node(Sources.none().withBook(book))));
    }

    @Test
    void byANameThatIsLookedUp() throws Exception {
        int port = network.get(4).port();
        // The name of this machine is in no name server; and one that no server will ever know holds up nothing.
        List<NodeName> names = List.of(new NodeName("no-such-host.invalid", 6881), new NodeName("localhost", port));
        assertTrue(getsIn(node(Sources.none().withNames(names))));
    }

    @Test
    void byABeaconOnTheLan() throws Exception {
        DhtLoop neighbour =
                node(Sources.none().withKnown(network.get(1).bound()).withLan());
        assertTrue(getsIn(neighbour));
        // Of these two, either could be the one that hears the other.
        assertTrue(getsIn(node(Sources.none().withLan())));
    }

    @Test
    void withoutAnySourceItKnowsNobodyAndSaysNothing() throws Exception {
        DhtLoop alone = node(Sources.none());
        Thread.sleep(4_000); // Longer than it would take to ask names.
        assertEquals(0, contacts(alone));
        assertEquals(0, alone.counters().datagrams().sent());
    }
}
