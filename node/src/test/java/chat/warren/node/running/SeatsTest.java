package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.Route;
import chat.warren.simulator.net.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When friends are asked for seats, and when they are let go. Each seat is one more way that is known. */
class SeatsTest extends WholeNodes {
    private final WholeNode alice = new WholeNode(site(Site.PUBLIC, "alice"), strangers.subList(0, 3));
    private final WholeNode bob = new WholeNode(site(Site.PUBLIC, "bob"), strangers.subList(0, 3));

    private int ways() {
        return alice.reaching().view(FRIEND).orElseThrow().known();
    }

    /** A seat or two at friends of both may wait for whoever is not there yet. */
    @Test
    void whoIsReachedDirectlyAtOnceTakesNoSeatsAtEverybodys() {
        for (int friend = 1; friend <= 4; friend++) {
            WholeNode _ = carolKnows(alice, bob, "friend " + friend, 10 * friend);
        }
        meet(alice, FRIEND, Side.FIRST, Openness.ADDRESSES);
        network.runFor(Duration.ofMinutes(1));
        meet(bob, FRIEND, Side.SECOND, Openness.ADDRESSES);
        assertTrue(network.runUntil(() -> alice.way(FRIEND).isPresent(), Duration.ofSeconds(60)));
        for (int second = 0; second < 60; second++) {
            assertTrue(ways() <= 3, ways() + " ways after " + second + " s");
            network.runFor(Duration.ofSeconds(1));
        }
        network.runFor(Duration.ofSeconds(30));
        assertEquals(1, ways());
    }

    @Test
    void aMomentWithoutAnyWayCostsNoSeat() {
        meet(alice, FRIEND, Side.FIRST, Openness.RELAYS_ONLY);
        meet(bob, FRIEND, Side.SECOND, Openness.RELAYS_ONLY);
        WholeNode carol = carolKnows(alice, bob);
        assertTrue(network.runUntil(() -> bob.way(FRIEND).isPresent(), Duration.ofMinutes(2)));
        network.runFor(Duration.ofSeconds(20));
        List<Cut> cuts = network.partition(List.of(alice.host()), List.of(carol.host()));
        for (int i = 0; i < 100 && alice.way(FRIEND).isPresent(); i++) {
            alice.say(FRIEND, "nobody hears it");
            network.runFor(Duration.ofMillis(100));
        }
        assertEquals(Optional.empty(), alice.way(FRIEND));
        network.runFor(Duration.ofSeconds(2));
        cuts.forEach(Cut::heal);
        assertTrue(network.runUntil(() -> alice.way(FRIEND).isPresent(), Duration.ofSeconds(3)));
    }

    @Test
    void whoCarriedStaysForAMinuteWhenADirectWayIsFound() {
        Acquaintance alices = meet(alice, FRIEND, Side.FIRST, Openness.RELAYS_ONLY);
        Acquaintance bobs = meet(bob, FRIEND, Side.SECOND, Openness.RELAYS_ONLY);
        WholeNode _ = carolKnows(alice, bob);
        assertTrue(network.runUntil(
                () -> alice.way(FRIEND).equals(Optional.of(Route.Kind.RELAYED)), Duration.ofMinutes(2)));
        network.runFor(Duration.ofMinutes(2));
        meetAs(alice, FRIEND, alices, Openness.ADDRESSES);
        meetAs(bob, FRIEND, bobs, Openness.ADDRESSES);
        assertTrue(network.runUntil(
                () -> alice.way(FRIEND).equals(Optional.of(Route.Kind.DIRECT)), Duration.ofMinutes(2)));
        network.runFor(Duration.ofSeconds(20));
        assertEquals(2, ways());
        network.runFor(Duration.ofMinutes(1));
        assertEquals(1, ways());
        talk(alice, bob);
    }
}
