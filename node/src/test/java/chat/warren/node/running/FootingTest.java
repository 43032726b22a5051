package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.nat.Filtering;
import chat.warren.node.nat.Hairpin;
import chat.warren.node.nat.Layers;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How our own network stands, in the words of one state at a time. */
final class FootingTest {
    private static final Standing.Others NOBODY = new Standing.Others(true, false, 0, false, false);
    private static final Standing.Others MANY = new Standing.Others(true, true, 60, true, false);
    private static final Mapping STEADY = new Mapping.Independent(new InetSocketAddress("203.0.113.5", 4000));

    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final Footing footing = new Footing(now);

    @Test
    void joinsForAWhileAndThenSaysThatNobodyAnswers() {
        assertEquals(Optional.empty(), sees(here(NOBODY)));
        assertEquals(Foothold.JOINING, footing.told());
        now = footing.deadline();
        assertEquals(Optional.of(Foothold.LOCAL_ONLY), sees(here(NOBODY)));
        assertEquals(Instant.MAX, footing.deadline());
    }

    @Test
    void isConnectedAtOnceWhenTheNetworkIsFound() {
        assertEquals(Optional.of(Foothold.CONNECTED), sees(here(MANY)));
        assertEquals(Optional.empty(), sees(here(MANY)));
    }

    @Test
    void waitsForNobodyWhereNobodyIsAsked() {
        Standing.Others alone = new Standing.Others(false, false, 0, false, false);
        assertEquals(Optional.of(Foothold.LOCAL_ONLY), sees(here(alone)));
    }

    @Test
    void saysAtOnceThatThereIsNoNetwork() {
        assertEquals(Optional.of(Foothold.NO_NETWORK), sees(nowhere()));
    }

    @Test
    void doesNotFlickerWhenOneNetworkGoesAndAnotherComes() {
        sees(here(MANY));
        later(Duration.ofSeconds(60));
        assertEquals(Optional.empty(), sees(nowhere()));
        later(Footing.LASTS.minusMillis(1));
        assertEquals(Optional.empty(), sees(nowhere()));
        assertEquals(Optional.empty(), sees(here(MANY)));
        assertEquals(Foothold.CONNECTED, footing.told());
    }

    @Test
    void tellsOfALossThatLastsStepByStep() {
        sees(here(MANY));
        later(Duration.ofMinutes(10));
        assertEquals(Optional.empty(), sees(here(NOBODY)));
        now = footing.deadline();
        assertEquals(Optional.of(Foothold.JOINING), sees(here(NOBODY)));
        now = footing.deadline();
        assertEquals(Optional.of(Foothold.LOCAL_ONLY), sees(here(NOBODY)));
    }

    @Test
    void whoComesBackToANetworkLooksForOthersAnew() {
        sees(nowhere());
        later(Duration.ofMinutes(10));
        sees(nowhere());
        assertEquals(Optional.empty(), sees(here(NOBODY)));
        now = footing.deadline();
        assertEquals(Optional.of(Foothold.JOINING), sees(here(NOBODY)));
    }

    @Test
    void onlyTcpIsWhereAFriendIsReachedByItAndNoDatagramComesBack() {
        Standing.Others tunnelled = new Standing.Others(true, false, 0, false, true);
        assertEquals(Optional.of(Foothold.ONLY_TCP), sees(at(new Mapping.Blocked(), tunnelled)));
        later(Duration.ofMinutes(1));
        sees(here(new Standing.Others(true, true, 9, true, true))); // One friend's network is enough for that.
        later(Footing.LASTS);
        assertEquals(Optional.of(Foothold.CONNECTED), sees(here(new Standing.Others(true, true, 9, true, true))));
    }

    @Test
    void directConnectionsAreUnlikelyBehindRandomPortsUnlessTheRouterLetsFriendsIn() {
        sees(here(MANY));
        assertEquals(Optional.empty(), sees(at(new Mapping.Random(), MANY)));
        later(Footing.LASTS);
        assertEquals(Optional.of(Foothold.DIRECT_UNLIKELY), sees(at(new Mapping.Random(), MANY)));
        Standing.Router open = router(new Mapping.Random(), Optional.of(new InetSocketAddress("203.0.113.5", 4000)));
        sees(new Standing(network("192.168.1.7"), open, MANY));
        later(Footing.LASTS);
        assertEquals(Optional.of(Foothold.CONNECTED), sees(new Standing(network("192.168.1.7"), open, MANY)));
        assertEquals(
                Foothold.CONNECTED,
                new Standing(network("2001:db8::7"), router(new Mapping.Random(), Optional.empty()), MANY)
                        .foothold(true));
    }

    @Test
    void whoeverAnswersIsEnoughWhenTheWholeNetworkIsNotFoundInTime() {
        Standing.Others few = new Standing.Others(true, false, 1, true, false);
        assertEquals(Optional.empty(), sees(here(few)));
        now = footing.deadline();
        assertEquals(Optional.of(Foothold.CONNECTED), sees(here(few)));
    }

    private Optional<Foothold> sees(Standing standing) {
        return footing.look(standing, now);
    }

    private void later(Duration passes) {
        now = now.plus(passes);
    }

    private static Standing here(Standing.Others others) {
        return at(STEADY, others);
    }

    private static Standing at(Mapping mapping, Standing.Others others) {
        return new Standing(network("192.168.1.7"), router(mapping, Optional.empty()), others);
    }

    private static Standing nowhere() {
        return new Standing(
                new LocalNetwork(List.of(), List.of()), router(new Mapping.Unknown(), Optional.empty()), NOBODY);
    }

    private static LocalNetwork network(String address) {
        InetAddress own = InetAddress.ofLiteral(address);
        return new LocalNetwork(List.of(new LocalAddress(own, 24, 2, true)), List.of(own));
    }

    private static Standing.Router router(Mapping mapping, Optional<InetSocketAddress> mapped) {
        return new Standing.Router(
                new NatReport(mapping, Filtering.UNKNOWN, List.of()),
                mapped,
                Layers.UNKNOWN,
                Hairpin.Verdict.UNKNOWN,
                Duration.ofSeconds(25));
    }
}
