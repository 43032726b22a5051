package chat.warren.node.link.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkConfig;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Links over ways that lose, change, vanish and come back. */
class LinkWeatherTest {
    private static byte[] numbered(int number, int bytes) {
        byte[] frame = new byte[bytes];
        new Random(number).nextBytes(frame);
        ByteBuffer.wrap(frame).putInt(number);
        return frame;
    }

    private static Link upAtBoth(TwoNodes nodes) throws Exception {
        nodes.b.witness.next(Witness.Up.class);
        return nodes.a.witness.next(Witness.Up.class).link();
    }

    /** Sends from a and waits until b has all of it, in order and unharmed. */
    private static void pass(TwoNodes nodes, Link link, int frames, int bytes) throws Exception {
        for (int i = 0; i < frames; i++) {
            byte[] frame = numbered(i, bytes);
            while (!nodes.ask(() -> link.send(Lane.CHAT, frame))) {
                nodes.a.witness.next(Witness.Room.class);
            }
        }
        for (int i = 0; i < frames; i++) {
            Witness.Frame heard = nodes.b.witness.next(Witness.Frame.class);
            assertEquals(ByteBuffer.wrap(numbered(i, bytes)), heard.bytes());
        }
    }

    @Test
    void framesAreWholeAndInOrderThoughATwentiethIsLostAndTheRestIsShuffled() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.weather.loss = 0.05;
            nodes.weather.delay = Duration.ofMillis(2);
            nodes.weather.jitter = Duration.ofMillis(3);
            nodes.meet();
            pass(nodes, upAtBoth(nodes), 300, 3_000);
        }
    }

    /** Whoever of the two has dialled. */
    @Test
    void aPausedLaneHoldsTheSenderBackAndLosesNothing() throws Exception {
        for (boolean dialling : new boolean[] {true, false}) {
            try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
                nodes.meet();
                TwoNodes.Node from = dialling ? nodes.first() : nodes.second();
                TwoNodes.Node to = dialling ? nodes.second() : nodes.first();
                Link out = from.witness.next(Witness.Up.class).link();
                Link in = to.witness.next(Witness.Up.class).link();
                nodes.on(() -> in.pause(Lane.CHAT, true));
                int taken = 0;
                while (nodes.ask(() -> out.send(Lane.CHAT, new byte[100_000]))) {
                    assertTrue(++taken < 50, "a lane and a window, not all of it");
                }
                assertTrue(nodes.ask(() -> out.send(Lane.CALL, new byte[] {1})));
                assertEquals(Lane.CALL, to.witness.next(Witness.Frame.class).lane(), "nothing came before");
                nodes.on(() -> in.pause(Lane.CHAT, false));
                for (int i = 0; i < taken; i++) {
                    assertEquals(
                            100_000,
                            to.witness.next(Witness.Frame.class).bytes().remaining());
                }
            }
        }
    }

    @Test
    void aNarrowerPathInTheMiddleIsNotNoticed() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            Link link = upAtBoth(nodes);
            for (int room : new int[] {1_427, 1_155, 512, 1_307}) {
                nodes.weather.room = room;
                nodes.on(() -> nodes.a.links.reachable(TwoNodes.PAIR, nodes.a.air.view(), Instant.now()));
                pass(nodes, link, 40, 5_000);
            }
            assertTrue(nodes.a.witness.told.stream().noneMatch(Witness.Down.class::isInstance));
        }
    }

    @Test
    void aHandshakePassesWhereQuicsDatagramsDoNotFit() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.weather.room = 1_155;
            nodes.meet();
            pass(nodes, upAtBoth(nodes), 3, 100_000);
        }
    }

    @Test
    void whatWasSentWhileTheWayWasGoneArrivesWhenItIsBack() throws Exception {
        LinkConfig patient = new LinkConfig(
                Duration.ofMillis(200),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10));
        try (TwoNodes nodes = TwoNodes.strangers(patient)) {
            nodes.meet();
            Link link = upAtBoth(nodes);
            nodes.weather.broken = true;
            nodes.a.adrift();
            nodes.b.adrift();
            assertTrue(nodes.ask(link::view).path().isEmpty());
            assertTrue(nodes.ask(() -> link.send(Lane.CHAT, numbered(1, 100))));
            nodes.weather.broken = false;
            nodes.a.reachable();
            nodes.b.reachable();
            assertEquals(
                    ByteBuffer.wrap(numbered(1, 100)),
                    nodes.b.witness.next(Witness.Frame.class).bytes());
        }
    }

    @Test
    void aLinkThatWentSilentIsGivenUpAndAnotherMadeWhenThereIsAWayAgain() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            upAtBoth(nodes);
            nodes.weather.broken = true;
            nodes.a.adrift();
            nodes.b.adrift();
            nodes.a.witness.next(Witness.Down.class);
            nodes.b.witness.next(Witness.Down.class);
            nodes.weather.broken = false;
            nodes.a.reachable();
            nodes.b.reachable();
            pass(nodes, upAtBoth(nodes), 2, 1_000);
        }
    }

    @Test
    void aLinkLivesAsLongAsBothAreThereThoughNothingIsSaid() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            upAtBoth(nodes);
            long longEnough = 2 * TwoNodes.QUICK.patience().toMillis();
            assertNull(nodes.a.witness.told.poll(longEnough, TimeUnit.MILLISECONDS));
            assertNull(nodes.b.witness.told.poll());
        }
    }

    @Test
    void whoDialsAndWasKilledHasALinkAgainAtOnce() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            upAtBoth(nodes);
            nodes.first().restart(nodes.second());
            nodes.first().reachable();
            assertEquals(
                    "a newer connection took its place",
                    nodes.second().witness.next(Witness.Down.class).why());
            nodes.second().witness.next(Witness.Up.class);
        }
    }

    @Test
    void whoIsDialledAndWasKilledAsksForALinkAgain() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            upAtBoth(nodes);
            nodes.second().restart(nodes.first());
            nodes.second().reachable();
            assertEquals(
                    "the other side began anew",
                    nodes.first().witness.next(Witness.Down.class).why());
            nodes.second().witness.next(Witness.Up.class);
            nodes.first().witness.next(Witness.Up.class);
        }
    }

    @Test
    void theTwoHaveOneLinkWhoeverHearsOfTheWayFirst() throws Exception {
        for (boolean diallerFirst : new boolean[] {true, false}) {
            try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
                nodes.weather.delay = Duration.ofMillis(3);
                TwoNodes.Node early = diallerFirst ? nodes.first() : nodes.second();
                TwoNodes.Node late = diallerFirst ? nodes.second() : nodes.first();
                early.want();
                late.want();
                early.reachable();
                while (nodes.ask(() -> early.air.sent) < 2) {
                    Thread.onSpinWait(); // It tries, and is not heard or not answered yet.
                }
                late.reachable();
                Link link = upAtBoth(nodes);
                pass(nodes, link, 2, 10);
                assertTrue(nodes.a.witness.told.isEmpty(), "one link, which stays");
                assertTrue(nodes.b.witness.told.isEmpty(), "one link, which stays");
            }
        }
    }

    @Test
    void bothMayWantALinkInTheSameMoment() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.weather.delay = Duration.ofMillis(5);
            nodes.a.want();
            nodes.b.want();
            nodes.on(() -> {
                nodes.a.links.reachable(TwoNodes.PAIR, nodes.a.air.view(), Instant.now());
                nodes.b.links.reachable(TwoNodes.PAIR, nodes.b.air.view(), Instant.now());
            });
            pass(nodes, upAtBoth(nodes), 2, 10);
            assertTrue(nodes.a.witness.told.isEmpty(), "one link, which stays");
            assertTrue(nodes.b.witness.told.isEmpty(), "one link, which stays");
        }
    }

    @Test
    void nothingIsSentWhileThereIsNoWay() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.a.want();
            nodes.b.want();
            nodes.on(() -> nodes.a.links.hurry(TwoNodes.PAIR));
            nodes.on(() -> nodes.b.links.hurry(TwoNodes.PAIR));
            assertEquals(0, nodes.ask(() -> nodes.a.air.sent + nodes.b.air.sent));
        }
    }

    @Test
    void afterAGoodbyeNobodyDialsUntilSomebodyWaits() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            Link link = upAtBoth(nodes);
            nodes.on(link::close);
            nodes.a.witness.next(Witness.Down.class);
            assertEquals(
                    "the other side ended the link",
                    nodes.b.witness.next(Witness.Down.class).why());
            assertNull(nodes.b.witness.told.poll(300, TimeUnit.MILLISECONDS));
            assertFalse(nodes.ask(() -> link.send(Lane.CHAT, new byte[1])));
            nodes.on(() -> nodes.b.links.hurry(TwoNodes.PAIR));
            upAtBoth(nodes);
        }
    }

    @Test
    void keysAreRenewedAndNothingIsLostByIt() throws Exception {
        LinkConfig restless = new LinkConfig(
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(1_200));
        try (TwoNodes nodes = TwoNodes.strangers(restless)) {
            nodes.weather.loss = 0.02;
            nodes.weather.delay = Duration.ofMillis(2);
            nodes.meet();
            Link link = upAtBoth(nodes);
            for (int i = 0; nodes.ask(() -> nodes.a.air.renewals + nodes.b.air.renewals) < 6; i++) {
                assertTrue(i < 1_000, "renewed every second or so");
                pass(nodes, link, 10, 500);
                Thread.sleep(20);
            }
            assertEquals(
                    0, nodes.ask(() -> nodes.a.air.unopened + nodes.b.air.unopened), "every key was known in time");
        }
    }

    @Test
    void bothMayAskForANewKeyAtOnce() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            Link link = upAtBoth(nodes);
            nodes.on(() -> {
                nodes.a.links.worn(TwoNodes.PAIR, Instant.now());
                nodes.b.links.worn(TwoNodes.PAIR, Instant.now());
            });
            for (int i = 0; nodes.ask(() -> nodes.a.air.renewals + nodes.b.air.renewals) < 4; i++) {
                assertTrue(i < 1_000, "one exchange after the first");
                pass(nodes, link, 1, 100);
            }
            pass(nodes, link, 20, 100);
            assertEquals(4, nodes.ask(() -> nodes.a.air.renewals + nodes.b.air.renewals), "one, not two");
        }
    }

    @Test
    void aSecondLinkHasOtherSecrets() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            ByteBuffer first = nodes.a.witness.next(Witness.Up.class).secret();
            nodes.b.witness.next(Witness.Up.class);
            nodes.first().restart(nodes.second());
            nodes.first().reachable();
            assertNotEquals(first, nodes.second().witness.next(Witness.Up.class).secret());
        }
    }

    @Test
    void repeatedHandshakesOfAnEarlierLinkDoNothing() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            List<byte[]> heard = new ArrayList<>();
            nodes.first().air.recording = heard;
            nodes.meet();
            Link link = upAtBoth(nodes);
            pass(nodes, link, 5, 1_000);
            List<byte[]> again = List.copyOf(heard);
            for (byte[] body : again) {
                nodes.second().air.replay(TwoNodes.PAIR, body);
            }
            pass(nodes, link, 5, 1_000);
            assertTrue(nodes.second().witness.told.stream().noneMatch(Witness.Up.class::isInstance));
            assertTrue(nodes.second().witness.told.stream().noneMatch(Witness.Down.class::isInstance));
        }
    }

    @Test
    void secretsAreGoneWhenEverybodyHasHeardOfThem() throws Exception {
        LinkSecrets[] kept = new LinkSecrets[1];
        byte[][] then = new byte[1][];
        Witness keeping = new Witness() {
            @Override
            public void up(Link link, LinkSecrets secrets, Instant agreed, Instant now) {
                kept[0] = secrets;
                then[0] = secrets.ratchetSecret();
                super.up(link, secrets, agreed, now);
            }
        };
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK, keeping)) {
            nodes.meet();
            upAtBoth(nodes);
            assertNotEquals(ByteBuffer.wrap(then[0]), ByteBuffer.wrap(nodes.ask(() -> kept[0].ratchetSecret())));
        }
    }
}
