package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.Stream;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.simulator.net.Host;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Alice's network passes no datagrams, so she finds nobody by herself. Carol, whom she remembers, is dialled by TCP.
 */
class DetourTest extends WholeNodes {
    private static final PairId CAROL = new PairId(10);

    private final Host house = site(Site.BLOCKED, "alice");
    private final WholeNode carol = new WholeNode(site(Site.PUBLIC, "carol"), strangers.subList(0, 3));
    private final WholeNode bob = new WholeNode(site(Site.PORT_RESTRICTED, "bob"), strangers.subList(0, 3));
    private final WholeNode alice =
            new WholeNode(house, strangers.subList(0, 3), Networks.mainline(), new CarolAlone(carol.host()));

    private boolean dialled = true;

    /** What alice remembers. */
    private record CarolAlone(Host carol) implements Remembered {
        @Override
        public List<InetSocketAddress> of(PairId friend) {
            return friend.equals(CAROL) ? List.of(new InetSocketAddress(carol.v4(), WholeNode.PORT)) : List.of();
        }

        @Override
        public void found(PairId friend, List<InetSocketAddress> addresses) {}

        @Override
        public void forget(PairId friend) {}
    }

    /** Two streams from one node. */
    private record Both(Pipes toBob, Pipes toCarol) implements Pipes {
        private Pipes of(long pair) {
            return pair == CAROL.number() ? toCarol : toBob;
        }

        @Override
        public void dial(PairId friend, Whereabouts there) {
            of(friend.number()).dial(friend, there);
        }

        @Override
        public void send(int connection, Kind kind, byte[] sealed) {
            of(connection).send(connection, kind, sealed);
        }

        @Override
        public void forget(PairId friend) {
            of(friend.number()).forget(friend);
        }
    }

    @BeforeEach
    void connect() {
        Stream.between(network, FRIEND, alice, bob, there -> dialled);
        Pipes toBob = alice.pipes();
        Stream.between(network, CAROL, alice, carol, there -> true);
        alice.pipes(new Both(toBob, alice.pipes()));
        meet(bob, FRIEND, Side.SECOND, Openness.ADDRESSES);
        meet(carol, CAROL, Side.SECOND, Openness.ADDRESSES);
        network.runFor(Duration.ofMinutes(1)); // They have been there for a while.
        meet(alice, FRIEND, Side.FIRST, Openness.ADDRESSES);
        meet(alice, CAROL, Side.FIRST, Openness.ADDRESSES);
    }

    private boolean alicesLogSays(String event) {
        return alice.reaching().attempts(FRIEND).stream()
                .anyMatch(entry -> entry.event().equals(event));
    }

    @Test
    void aFriendLooksForTheOthersWhereNoDatagramPasses() {
        assertTrue(
                network.runUntil(() -> alice.way(FRIEND).isPresent(), Duration.ofSeconds(60)),
                () -> alice.reaching().attempts(FRIEND) + "\n"
                        + alice.reaching().attempts(CAROL));
        assertTrue(alicesLogSays("Their record was found."));
        assertEquals(Optional.of(Route.Kind.TUNNEL), alice.way(FRIEND));
        talk(alice, bob);
    }

    @Test
    void whoDoesNotLendDoesNoErrandsEither() {
        List<Foothold> told = new ArrayList<>();
        alice.reaching().tellsFoothold(told::add);
        carol.lendsToNobody();
        network.runFor(Duration.ofMinutes(3));
        assertEquals(Optional.of(Route.Kind.TUNNEL), alice.way(CAROL));
        assertEquals(Optional.empty(), alice.way(FRIEND));
        assertEquals(List.of(Foothold.LOCAL_ONLY, Foothold.ONLY_TCP), told, "first nobody, then one by TCP");
    }

    @Test
    void whoDoesNothingForFriendsDoesNoErrandsEither() {
        carol.reaching().relay(RelayPolicy.OFF);
        network.runFor(Duration.ofMinutes(3));
        assertEquals(Optional.of(Route.Kind.TUNNEL), alice.way(CAROL));
        assertEquals(Optional.empty(), alice.way(FRIEND));
    }

    @Test
    void whatAliceLeavesIsFoundByFriendsWhoNeverHeardOfCarol() {
        dialled = false;
        assertTrue(
                network.runUntil(
                        () -> bob.reaching().attempts(FRIEND).stream()
                                .anyMatch(entry -> entry.event().equals("Their record was found.")),
                        Duration.ofMinutes(60)),
                () -> bob.reaching().attempts(FRIEND).toString());
    }
}
