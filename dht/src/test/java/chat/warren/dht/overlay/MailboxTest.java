package chat.warren.dht.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.wire.SignalAnswer;
import chat.warren.simulator.nat.NatKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short signal reaches somebody behind a router whom nobody reaches uninvited. */
class MailboxTest {
    private static final Duration YOUNG = Duration.ofMinutes(65);

    private final Town town = new Town(71).plain(12, Duration.ofMillis(200)).members(8, OverlayConfig.open());
    private final byte[] run = Bytes.random(town.random, 16);
    private final List<SignalAnswer> fates = new ArrayList<>();

    /** Behind a router that lets in only what answers, with three helpers. */
    private Member hidden(NatKind kind) {
        town.run(YOUNG);
        Member alice = town.person("alice", kind, OverlayConfig.open().askingOnly());
        alice.overlay.mailboxes().open(run, alice.now());
        assertTrue(
                town.network.runUntil(() -> alice.overlay.mailboxes().helpers().size() == 3, Duration.ofMinutes(10)),
                "three helpers");
        return alice;
    }

    private Member friend() {
        Member bob =
                town.person("bob", NatKind.PORT_RESTRICTED, OverlayConfig.open().askingOnly());
        town.run(Duration.ofSeconds(30));
        return bob;
    }

    private void send(Member from, Contact helper, String text) {
        from.overlay.signals().send(helper, run, ByteString.ascii(text), (fate, now) -> fates.add(fate), from.now());
        from.host.nudge();
    }

    @Test
    void aSignalArrivesWithinTwoRoundTrips() {
        Member alice = hidden(NatKind.PORT_RESTRICTED);
        Member bob = friend();
        List<Contact> helpers = alice.overlay.mailboxes().helpers();
        for (int i = 0; i < helpers.size(); i++) {
            Instant sent = bob.now();
            send(bob, helpers.get(i), "knock " + i);
            int expected = i + 1;
            assertTrue(town.network.runUntil(() -> alice.heard.size() == expected, Duration.ofSeconds(2)));
            assertEquals(ByteString.ascii("knock " + i), alice.heard.get(i).signal());
            Duration firstTime = Duration.between(sent, alice.heard.get(i).at());

            Instant again = bob.now();
            send(bob, helpers.get(i), "second knock " + i);
            assertTrue(town.network.runUntil(() -> fates.size() == 2, Duration.ofSeconds(3)));
            Duration roundTrip = Duration.between(again, bob.now()); // Bob to helper to Alice, and all the way back.
            Duration known = Duration.between(again, alice.heard.getLast().at());
            assertTrue(known.compareTo(roundTrip) < 0, "with a token half of the way there and back");
            assertTrue(firstTime.compareTo(roundTrip.multipliedBy(2)) <= 0, firstTime + " of " + roundTrip);
            assertEquals(List.of(SignalAnswer.ARRIVED, SignalAnswer.ARRIVED), fates);
            fates.clear();
            alice.heard.removeLast();
            town.run(Duration.ofSeconds(5));
        }
    }

    @Test
    void mailboxesStayOpenForHoursAndMoveWhenAHelperDies() {
        Member alice = hidden(NatKind.LINUX);
        Member bob = friend();
        town.run(Duration.ofHours(2));
        Contact helper = alice.overlay.mailboxes().helpers().getFirst();
        send(bob, helper, "still there?");
        town.run(Duration.ofSeconds(2));
        assertEquals(List.of(SignalAnswer.ARRIVED), fates);
        assertEquals(1, alice.heard.size());
        town.members.stream()
                .filter(member -> member.address().equals(helper.address()))
                .findFirst()
                .orElseThrow()
                .host
                .halt();
        town.run(Duration.ofMinutes(5));
        List<Contact> now = alice.overlay.mailboxes().helpers();
        assertEquals(3, now.size());
        assertFalse(now.stream().anyMatch(each -> each.address().equals(helper.address())));
    }

    @Test
    void whoLeftGetsNothingAndTheSenderIsTold() {
        Member alice = hidden(NatKind.PORT_RESTRICTED);
        Member bob = friend();
        Contact helper = alice.overlay.mailboxes().helpers().getFirst();
        alice.overlay.mailboxes().close();
        town.run(Duration.ofMinutes(2));
        send(bob, helper, "hello?");
        town.run(Duration.ofSeconds(2));
        assertEquals(List.of(SignalAnswer.NOBODY), fates);
        alice.host.halt();
    }

    @Test
    void whoDoesNotKnowTheSecretReachesNobody() {
        Member alice = hidden(NatKind.PORT_RESTRICTED);
        Member stranger = friend();
        Contact helper = alice.overlay.mailboxes().helpers().getFirst();
        byte[] guess = run.clone();
        guess[0] ^= 1;
        stranger.overlay
                .signals()
                .send(helper, guess, ByteString.ascii("hello"), (fate, now) -> fates.add(fate), stranger.now());
        stranger.host.nudge();
        town.run(Duration.ofSeconds(2));
        assertEquals(List.of(SignalAnswer.NOBODY), fates);
        assertEquals(List.of(), alice.heard);
    }

    @Test
    void aFloodOfSignalsIsCutToAFewASecond() {
        Member alice = hidden(NatKind.PORT_RESTRICTED);
        Member bob = friend();
        Contact helper = alice.overlay.mailboxes().helpers().getFirst();
        for (int i = 0; i < 300; i++) {
            send(bob, helper, "flood " + i);
            town.run(Duration.ofMillis(50));
        }
        town.run(Duration.ofSeconds(10));
        assertTrue(alice.heard.size() >= 5 && alice.heard.size() <= 45, alice.heard.size() + " of 300 in 15 seconds");
    }

    @Test
    void helpersAreNeverGuards() {
        town.run(Duration.ofHours(6));
        Shelf shelf = new Shelf();
        Member alice = town.person(
                "alice",
                NatKind.PORT_RESTRICTED,
                OverlayConfig.open().askingOnly().with(shelf));
        assertTrue(town.network.runUntil(() -> shelf.kept.size() == 3, Duration.ofMinutes(10)));
        alice.overlay.mailboxes().open(run, alice.now());
        town.run(Duration.ofMinutes(10));
        assertEquals(3, alice.overlay.mailboxes().helpers().size());
        alice.overlay
                .mailboxes()
                .helpers()
                .forEach(helper -> assertFalse(shelf.addresses().contains(helper.address())));
    }
}
