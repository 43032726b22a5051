package chat.warren.dht.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Side;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresencesTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Network network = new Network(11, new World());
    private final List<Party> crowd = Party.crowd(network, 30);
    private final Party alice = crowd.get(5);
    private final Party bob = crowd.get(20);
    private final Instant agreed = alice.now();
    private final PairAnchors hers = alice.anchors(agreed);
    private final PairAnchors his = bob.anchors(agreed);

    private void meet() {
        alice.befriend(hers, Side.FIRST, Optional.of(alice.presence(1000)));
        network.runFor(SOON);
        bob.befriend(his, Side.SECOND, Optional.of(bob.presence(2000)));
        network.runFor(SOON);
    }

    private void look(Party who) {
        who.presences.lookNow(Party.FRIEND, who.now());
        who.host.nudge();
        network.runFor(SOON);
    }

    private void runHours(int hours) {
        for (int i = 0; i < 60 * hours; i++) {
            network.runFor(Duration.ofMinutes(1));
            hers.advanceTo(alice.wall());
            his.advanceTo(bob.wall());
        }
    }

    @Test
    void whoComesLaterFindsTheEarlierAndIsFoundByTheNextLook() {
        meet();
        assertEquals(bob.changes, bob.told(Change.Found.class));
        assertEquals(1, bob.changes.size());
        assertEquals(
                alice.presence(1000), bob.told(Change.Found.class).getFirst().presence());
        look(alice);
        assertEquals(
                bob.presence(2000), alice.told(Change.Found.class).getFirst().presence());
    }

    @ParameterizedTest
    @CsvSource({"0,120", "120,0", "0,-120", "-60,60", "61,-59", "0,59", "0,-1"})
    void clocksMayBeTwoHoursApart(int herMinutes, int hisMinutes) {
        alice.withClockWrongBy(Duration.ofMinutes(herMinutes));
        bob.withClockWrongBy(Duration.ofMinutes(hisMinutes));
        meet();
        look(alice);
        assertEquals(1, bob.told(Change.Found.class).size());
        assertEquals(1, alice.told(Change.Found.class).size());
    }

    @Test
    void aClockThatIsThreeHoursWrongIsTooWrong() {
        bob.withClockWrongBy(Duration.ofHours(3));
        meet();
        look(alice);
        assertEquals(List.of(), alice.changes);
    }

    @Test
    void aNewAddressIsTold() {
        meet();
        alice.presences.show(Party.FRIEND, Optional.of(alice.presence(1001)), alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(
                alice.presence(1001), bob.told(Change.Changed.class).getFirst().presence());
        assertEquals(2, bob.changes.size());
    }

    @Test
    void hoursPassAndNobodyIsLost() {
        meet();
        runHours(8);
        assertEquals(List.of(), bob.told(Change.Lost.class));
        assertEquals(List.of(), alice.told(Change.Lost.class));
        assertEquals(1, bob.told(Change.Found.class).size());
    }

    @Test
    void aChainMayBeGivenUpAtAnyMomentOfALook() {
        meet();
        for (int i = 0; i < 40; i++) {
            byte[] key = new byte[32];
            key[1] = (byte) (i + 1);
            PairChain next = PairChain.startingAt(key, bob.wall());
            his.agree(next, bob.wall());
            bob.presences.lookNow(Party.FRIEND, bob.now());
            bob.host.nudge();
            network.runFor(Duration.ofMillis(20L * i));
            his.usedByFriend(next);
            network.runFor(SOON);
        }
        assertEquals(1, his.inUse().size());
        assertEquals(1, bob.told(Change.Found.class).size());
    }

    @Test
    void farewellIsTold() {
        meet();
        alice.presences.farewell(alice.now());
        alice.host.nudge();
        assertTrue(network.runUntil(alice.presences::isQuiet, Duration.ofSeconds(10)));
        alice.host.halt();
        look(bob);
        assertEquals(1, bob.told(Change.Lost.class).size());
    }

    @Test
    void whoStartsAgainAtOnceIsFoundAgain() {
        meet();
        for (int port = 1001; port < 1007; port++) { // So often within a minute that the numbers are ahead of it.
            alice.presences.show(Party.FRIEND, Optional.of(alice.presence(port)), alice.now());
            alice.host.nudge();
            network.runFor(Duration.ofSeconds(4));
        }
        alice.presences.farewell(alice.now());
        alice.host.nudge();
        assertTrue(network.runUntil(alice.presences::isQuiet, Duration.ofSeconds(10)));
        look(bob);
        assertEquals(1, bob.told(Change.Lost.class).size());
        alice.befriend(alice.anchors(agreed), Side.FIRST, Optional.of(alice.presence(3000)));
        network.runFor(SOON);
        look(bob);
        assertEquals(
                alice.presence(3000), bob.told(Change.Found.class).getLast().presence());
    }

    @Test
    void whoVanishesIsLostSoonAfterTheHourAndFoundWhenBack() {
        meet();
        alice.host.sleep();
        look(bob);
        assertEquals(List.of(), bob.told(Change.Lost.class), "the record is still there, and may be true");
        runHours(3);
        assertEquals(1, bob.told(Change.Lost.class).size());
        alice.host.awake();
        runHours(2);
        assertEquals(2, bob.told(Change.Found.class).size());
    }

    @Test
    void whoHidesIsNotFoundAndLeavesTheSameTraces() {
        alice.befriend(hers, Side.FIRST, Optional.empty());
        network.runFor(SOON);
        bob.befriend(his, Side.SECOND, Optional.of(bob.presence(2000)));
        network.runFor(SOON);
        assertEquals(List.of(), bob.changes);
        alice.presences.show(Party.FRIEND, Optional.of(alice.presence(1000)), alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(1, bob.told(Change.Found.class).size());
        alice.presences.show(Party.FRIEND, Optional.empty(), alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(1, bob.told(Change.Lost.class).size());
    }

    @Test
    void aNewChainIsFoundBesideTheOldOne() {
        meet();
        byte[] key = {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        };
        PairChain chain = PairChain.startingAt(key.clone(), alice.now());
        his.agree(PairChain.startingAt(key.clone(), alice.now()), alice.now());
        runHours(1);
        // She crashed before she stored it. He is still found under the old one.
        assertEquals(List.of(), alice.told(Change.Lost.class));
        hers.agree(chain, alice.now());
        alice.presences.show(Party.FRIEND, Optional.of(alice.presence(1001)), alice.now());
        alice.host.nudge();
        network.runFor(Duration.ofMinutes(10));
        look(bob);
        assertEquals(
                alice.presence(1001), bob.told(Change.Changed.class).getLast().presence());
    }

    @Test
    void whoMovesRightAfterAgreeingOnAChainIsFoundUnderIt() {
        meet();
        for (int port = 1001; port < 1007; port++) { // So often within a minute that the old numbers are ahead of it.
            alice.presences.show(Party.FRIEND, Optional.of(alice.presence(port)), alice.now());
            alice.host.nudge();
            network.runFor(Duration.ofSeconds(4));
        }
        look(bob);
        int before = bob.changes.size();
        for (PairAnchors each : List.of(hers, his)) { // A link came up, and both have stored what it agreed on.
            PairChain next = PairChain.startingAt(new byte[32], alice.wall());
            each.agree(next, alice.wall());
            each.usedByFriend(next);
        }
        alice.presences.agreed(Party.FRIEND, alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(before, bob.changes.size(), "what is said under the new chain is what was said before");
        alice.presences.show(Party.FRIEND, Optional.of(alice.presence(2001)), alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(
                alice.presence(2001), bob.told(Change.Changed.class).getLast().presence());
    }

    @Test
    void whileThereIsALinkNobodyLooks() {
        meet();
        bob.presences.connected(Party.FRIEND, true, bob.now());
        int before = bob.changes.size();
        alice.presences.show(Party.FRIEND, Optional.of(alice.presence(1001)), alice.now());
        alice.host.nudge();
        runHours(2);
        assertEquals(before, bob.changes.size());
        bob.presences.connected(Party.FRIEND, false, bob.now());
        bob.host.nudge();
        network.runFor(SOON);
        assertEquals(before + 1, bob.changes.size());
    }

    @Test
    void whoAwaitsOurWordReadsItWithinSeconds() {
        meet();
        look(alice);
        alice.presences.answer(Party.FRIEND, Optional.of(alice.presence(1001)), alice.now());
        alice.host.nudge();
        for (int i = 0; i < 6; i++) {
            network.runFor(Duration.ofMillis(300));
            bob.presences.glance(Party.FRIEND, bob.now());
            bob.host.nudge();
        }
        network.runFor(Duration.ofMillis(300));
        assertEquals(
                alice.presence(1001), bob.told(Change.Changed.class).getLast().presence());
    }

    @Test
    void whoHearsUsNeedNotReadThatWeFoundThemUntilThatEnds() {
        meet();
        alice.presences.answer(Party.FRIEND, Optional.of(alice.presence(1001)), alice.now());
        alice.presences.connected(Party.FRIEND, true, alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(List.of(), bob.told(Change.Changed.class));
        alice.presences.connected(Party.FRIEND, false, alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        look(bob);
        assertEquals(
                alice.presence(1001), bob.told(Change.Changed.class).getLast().presence());
    }

    @Test
    void oneOfManyWhoseClockIsWrongIsFoundByThePolls() {
        alice.withClockWrongBy(Duration.ofMinutes(90));
        alice.befriend(hers, Side.FIRST, Optional.of(alice.presence(1000)));
        for (int i = 1; i <= 9; i++) { // So many that not everything is done at once.
            byte[] key = {1, (byte) i};
            PairAnchors strangers = PairAnchors.of(PairChain.startingAt(Arrays.copyOf(key, 32), agreed));
            bob.presences.add(new PairId(100 + i), strangers, Side.FIRST, Optional.empty(), bob.now());
        }
        bob.befriend(his, Side.SECOND, Optional.of(bob.presence(2000)));
        network.runFor(SOON);
        assertEquals(List.of(), bob.told(Change.Found.class));
        runHours(1);
        assertEquals(1, bob.told(Change.Found.class).size());
    }

    private Presence helpedBy(int... helpers) {
        Presence plain = alice.presence(1000);
        List<Contact> contacts = Arrays.stream(helpers)
                .mapToObj(number -> new Contact(
                        Arrays.copyOf(new byte[] {(byte) number}, Contact.NODE_ID_BYTES),
                        new byte[32],
                        new InetSocketAddress(alice.host.v4(), number)))
                .toList();
        return new Presence(plain.run(), 0, plain.addresses(), plain.nat(), contacts, Optional.empty(), plain.status());
    }

    /** How often she writes when these are her helpers from now on. */
    private long putsFor(int... helpers) {
        long before = alice.sentBytes.getOrDefault("put", 0L);
        alice.presences.show(Party.FRIEND, Optional.of(helpedBy(helpers)), alice.now());
        alice.host.nudge();
        network.runFor(SOON);
        return alice.sentBytes.getOrDefault("put", 0L) - before;
    }

    @Test
    void ofHelpersWhoChangeTheNextHoursRecordTellsUnlessNoneOfThoseNamedIsLeft() {
        meet();
        assertTrue(putsFor(1) > 0, "the first one is told");
        assertTrue(putsFor(1, 2) > 0, "and who comes beside a single one");
        assertEquals(0, putsFor(1, 2, 3), "a third can wait");
        assertEquals(0, putsFor(2, 3), "the second is still there");
        assertTrue(putsFor(3, 4) > 0, "of those named nobody is left");
        look(bob);
        assertEquals(helpedBy(3, 4), bob.told(Change.Changed.class).getLast().presence());
        assertEquals(0, putsFor(4, 5));
        runHours(1);
        look(bob);
        assertEquals(helpedBy(4, 5), bob.told(Change.Changed.class).getLast().presence());
    }

    @Test
    void whoWasRemovedIsNotWrittenForAnyMore() {
        meet();
        alice.presences.remove(Party.FRIEND);
        runHours(3);
        assertEquals(1, bob.told(Change.Lost.class).size());
        assertEquals(List.of(), alice.changes);
    }
}
