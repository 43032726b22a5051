package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.simulator.net.Host;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two who were connected in an earlier run start again, and remember where the other one was. */
class WarmStartTest extends WholeNodes {
    /** Longer than any router remembers. */
    private static final Duration NIGHT = Duration.ofMinutes(30);

    private final Notebook hers = new Notebook();
    private final Notebook his = new Notebook();

    /** A notebook that outlives its node. */
    private static final class Notebook implements Remembered {
        private List<InetSocketAddress> last = List.of();

        @Override
        public List<InetSocketAddress> of(PairId friend) {
            return last;
        }

        @Override
        public void found(PairId friend, List<InetSocketAddress> addresses) {
            last = addresses;
        }

        @Override
        public void forget(PairId friend) {
            last = List.of();
        }
    }

    private WholeNode start(Host host, Side side, Notebook notebook, List<InetSocketAddress> known) {
        WholeNode node = new WholeNode(host, known, Networks.mainline(), notebook);
        meet(node, FRIEND, side, Openness.ADDRESSES);
        return node;
    }

    private void connectedYesterday(Host alice, Host bob) {
        WholeNode before = start(alice, Side.FIRST, hers, strangers.subList(0, 3));
        WholeNode other = start(bob, Side.SECOND, his, strangers.subList(0, 3));
        untilBothReach(before, other, Duration.ofSeconds(60));
        before.host().halt();
        other.host().halt();
        network.runFor(NIGHT);
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, PORT_RESTRICTED", "PORT_RESTRICTED, PORT_RESTRICTED", "LINUX, LINUX", "FIREWALL, LINUX"})
    void whoWereConnectedYesterdayNeedNobodyToday(Site alices, Site bobs) {
        Host alice = site(alices, "alice");
        Host bob = site(bobs, "bob");
        connectedYesterday(alice, bob);
        WholeNode today = start(alice, Side.FIRST, hers, List.of());
        WholeNode too = start(bob, Side.SECOND, his, List.of());
        untilBothReach(today, too, Duration.ofSeconds(5));
        talk(today, too);
    }

    private Duration whoStartsLaterIsThereAfter(Site firsts, Site laters, long millis) {
        return whoStartsLaterIsThereAfter(firsts, laters, millis, Duration.ofMinutes(3));
    }

    private Duration whoStartsLaterIsThereAfter(Site firsts, Site laters, long millis, Duration limit) {
        Host first = site(firsts, "alice");
        Host later = site(laters, "bob");
        connectedYesterday(first, later);
        WholeNode there = start(first, Side.FIRST, hers, strangers.subList(0, 3));
        network.runFor(Duration.ofMillis(millis));
        WholeNode comes = start(later, Side.SECOND, his, strangers.subList(0, 3));
        Duration took = untilBothReach(there, comes, limit);
        talk(there, comes);
        return took;
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, FULL_CONE, 300",
        "FULL_CONE, PUBLIC, 3000",
        "PUBLIC, PORT_RESTRICTED, 20000",
        "PORT_RESTRICTED, PUBLIC, 60000",
        "PORT_RESTRICTED, PORT_RESTRICTED, 300",
        "PORT_RESTRICTED, PORT_RESTRICTED, 20000",
        "PORT_RESTRICTED, PORT_RESTRICTED, 900000",
        "LINUX, LINUX, 100",
        "LINUX, LINUX, 1000",
        "LINUX, LINUX, 40000",
        "LINUX, LINUX, 600000",
        "LINUX, FIREWALL, 3000"
    })
    void whoStartsLaterIsThereWithinSeconds(Site firsts, Site laters, long millis) {
        Duration took = whoStartsLaterIsThereAfter(firsts, laters, millis);
        assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, took.toString());
    }

    /** One has written before the other's router was open, and it gave the port away. */
    @ParameterizedTest
    @CsvSource({"LINUX, LINUX, 3000", "LINUX, LINUX, 8000", "LINUX, LINUX, 20000", "FIREWALL, LINUX, 3000"})
    void whoTookTheOthersPortLetsItHeal(Site firsts, Site laters, long millis) {
        Duration took = whoStartsLaterIsThereAfter(firsts, laters, millis);
        assertTrue(took.compareTo(Duration.ofSeconds(30)) > 0, "nothing was to heal, and this test is of no use");
    }

    /** Whoever stayed has another port than was remembered, and keeps the door open there. */
    @Test
    void whoseRouterGaveAnotherPortIsFoundByHerRecord() {
        Duration took = whoStartsLaterIsThereAfter(Site.DOUBLE, Site.PORT_RESTRICTED, 900_000);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
    }

    /** The door is open for another port of hers, and nothing else tells whoever stayed. */
    @Test
    void whoComesBackByAnotherPortIsThereWithTheNextPoll() {
        Duration took = whoStartsLaterIsThereAfter(Site.PORT_RESTRICTED, Site.DOUBLE, 900_000, Duration.ofMinutes(8));
        assertTrue(took.compareTo(Duration.ofSeconds(30)) > 0, "it has the same port, and this test is of no use");
    }
}
