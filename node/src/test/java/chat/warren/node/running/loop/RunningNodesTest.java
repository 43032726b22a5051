package chat.warren.node.running.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.join.Errands;
import chat.warren.dht.join.Joining;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.Crew;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.path.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that share nothing but keys, in a network of strangers. */
class RunningNodesTest {
    private static final PairId FRIEND = new PairId(7);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final List<PublicIdentity> IDENTITIES = List.of(
            IdentityKey.generate(new Random(8)).identity(),
            IdentityKey.generate(new Random(9)).identity());

    private final List<DhtLoop> strangers = new ArrayList<>();
    private final List<Somebody> people = new ArrayList<>();
    private final Random random = new Random(5);
    private final Instant agreed = Instant.now();

    @BeforeEach
    void strangersWhoKnowNothingOfFriends() throws IOException {
        for (int i = 0; i < 8; i++) {
            Sources sources = i == 0 ? Sources.none() : Sources.none().withKnown(List.of(door()));
            long seed = random.nextLong();
            Crew crew = (DhtEngine engine, Errands errands, Instant now) -> List.of(new Joining(
                    new Joining.Engine(engine, List.of(NetworkId.MAINLINE)), sources, errands, new Random(seed), now));
            strangers.add(DhtLoop.start(
                    Binding.at(LOOPBACK),
                    EngineConfig.of(NetworkSpec.mainline()),
                    InstantSource.system(),
                    new Random(seed),
                    new DhtLoop.Aboard(crew, chat.warren.dht.loop.LanGroup.onLoopback(6_773))));
        }
    }

    private InetSocketAddress door() {
        return strangers.getFirst().bound().getFirst();
    }

    @AfterEach
    void everybodyLeaves() {
        people.forEach(Somebody::close);
        strangers.forEach(DhtLoop::close);
    }

    private Somebody somebody(int port) throws IOException {
        Somebody one = new Somebody(port, List.of(door()), false, random.nextLong());
        people.add(one);
        return one;
    }

    private PairAnchors anchors() {
        return Somebody.anchors(1, agreed);
    }

    @Test
    void twoWhoShareKeysFindEachOtherAmongStrangersAndTalk() throws Exception {
        Somebody alice = somebody(0);
        Somebody bob = somebody(0);
        alice.meet(FRIEND, anchors(), Side.FIRST);
        bob.meet(FRIEND, anchors(), Side.SECOND);
        Route.Direct way = assertInstanceOf(Route.Direct.class, alice.awaitWay().route());
        assertEquals(bob.loop.port(), way.to().getPort());
        bob.awaitWay();
        alice.say(FRIEND, "are you there?");
        assertEquals("QUIC 7 are you there?", bob.awaitWord());
        bob.say(FRIEND, "yes");
        assertEquals("QUIC 7 yes", alice.awaitWord());
    }

    @Test
    void whoComesBackAtAnotherPortIsFoundAgain() throws Exception {
        Somebody alice = somebody(0);
        Somebody bob = somebody(0);
        alice.meet(FRIEND, anchors(), Side.FIRST);
        bob.meet(FRIEND, anchors(), Side.SECOND);
        alice.awaitWay();
        bob.awaitWay();
        int before = bob.loop.port();
        people.remove(bob);
        bob.close();
        Somebody again = somebody(0);
        assertNotEquals(before, again.loop.port());
        again.meet(FRIEND, anchors(), Side.SECOND);
        again.awaitWay();
        assertEquals("QUIC 7 back", again.sayUntilHeard(FRIEND, "back", alice));
        assertEquals("QUIC 7 good", alice.sayUntilHeard(FRIEND, "good", again));
    }

    @Test
    void keysAgreedInALinkSealWhatFollowsAndTheOldOnesOpenWhatIsUnderWay() throws Exception {
        Somebody alice = somebody(0);
        Somebody bob = somebody(0);
        alice.meet(FRIEND, anchors(), Side.FIRST);
        bob.meet(FRIEND, anchors(), Side.SECOND);
        alice.awaitWay();
        bob.awaitWay();
        for (int session = 1; session <= 3; session++) {
            byte seed = (byte) session;
            alice.does((carrier, now) -> carrier.agreeing(FRIEND, secrets(seed), now));
            // The one who agrees first goes on under the keys that the other has.
            assertEquals("QUIC 7 first", alice.sayUntilHeard(FRIEND, "first", bob));
            bob.does((carrier, now) -> carrier.agreeing(FRIEND, secrets(seed), now));
            bob.does((carrier, now) -> carrier.agreed(FRIEND, secrets(seed), now));
            assertEquals("QUIC 7 second", bob.sayUntilHeard(FRIEND, "second", alice));
            alice.does((carrier, now) -> carrier.agreed(FRIEND, secrets(seed), now));
            assertEquals("QUIC 7 hello", alice.sayUntilHeard(FRIEND, "hello", bob));
            assertEquals("QUIC 7 hi", bob.sayUntilHeard(FRIEND, "hi", alice));
        }
        // Whoever has lost the session is heard all the same, and answered so that they can read it; but not before all
        // that was under way when it was agreed must have come (Sessions).
        Thread.sleep(2_000);
        people.remove(bob);
        bob.close();
        Somebody again = somebody(0);
        again.meet(FRIEND, anchors(), Side.SECOND);
        again.awaitWay();
        assertEquals("QUIC 7 who am I?", again.sayUntilHeard(FRIEND, "who am I?", alice));
        assertEquals("QUIC 7 bob", alice.sayUntilHeard(FRIEND, "bob", again));
    }

    private static LinkSecrets secrets(byte seed) {
        byte[] one = new byte[LinkSecrets.RANDOM_BYTES];
        byte[] other = new byte[LinkSecrets.RANDOM_BYTES];
        one[0] = seed;
        other[1] = seed;
        return new LinkSecrets(IDENTITIES.getFirst(), IDENTITIES.getLast(), one, other);
    }

    @Test
    void aStrangerWithOtherKeysFindsNobody() throws Exception {
        Somebody alice = somebody(0);
        Somebody mallory = somebody(0);
        alice.meet(FRIEND, anchors(), Side.FIRST);
        mallory.meet(FRIEND, Somebody.anchors(2, agreed), Side.SECOND);
        mallory.say(FRIEND, "let me in");
        assertTrue(alice.hearsNothingFor(Duration.ofSeconds(4)));
        assertTrue(alice.ways.isEmpty());
        assertTrue(mallory.ways.isEmpty());
    }
}
