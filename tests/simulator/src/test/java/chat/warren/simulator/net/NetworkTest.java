package chat.warren.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.simulator.line.Line;
import chat.warren.simulator.line.Oddities;
import chat.warren.simulator.line.Rate;
import chat.warren.simulator.time.SimClock;
import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Network network = new Network(1, Latency.constant(Duration.ofMillis(20)));
    private final Host alice = network.host("alice", Place.SOMEWHERE);
    private final Host ben = network.host("ben", Place.SOMEWHERE);
    private final InetSocketAddress toBen = new InetSocketAddress(ben.v4(), 2000);

    @Test
    void anEchoComesBackAfterTheRoundTrip() {
        Echo asking = Echo.listening(alice, 1000);
        Echo answering = Echo.answering(ben, 2000);
        asking.say(toBen, "hello");
        network.runFor(SECOND);
        assertEquals(List.of("hello"), answering.heard);
        assertEquals(List.of(new InetSocketAddress(alice.v4(), 1000)), answering.heardFrom);
        assertEquals(List.of(toBen), answering.heardAt);
        assertEquals(List.of("hello"), asking.heard);
        assertEquals(List.of(SimClock.START.plusMillis(40)), asking.when);
        assertNotEquals(alice.v4(), ben.v4());
        assertEquals(SimClock.START.plus(SECOND), network.clock().instant());
    }

    @Test
    void bothDirectionsOfALineAndTheWayBetweenAddUp() {
        Echo asking = Echo.listening(alice, 1000);
        Echo listening = Echo.listening(ben, 2000);
        alice.line(Line.PERFECT.limitedTo(new Rate(80_000, 10_000)), Line.PERFECT);
        ben.line(Line.PERFECT, Line.PERFECT.limitedTo(new Rate(8_000, 10_000)));
        asking.say(toBen, "x".repeat(72)); // 100 bytes with IP and UDP: 10 ms up, 100 ms down.
        asking.say(toBen, "y".repeat(72));
        network.runFor(SECOND);
        assertEquals(List.of(SimClock.START.plusMillis(130), SimClock.START.plusMillis(230)), listening.when);
    }

    @Test
    void losesCountsAndRepeats() {
        alice.line(Line.PERFECT.losing(0.5), Line.PERFECT);
        ben.line(Line.PERFECT, Line.PERFECT.with(new Oddities(1, 0, Duration.ZERO)));
        Echo asking = Echo.listening(alice, 1000);
        Echo listening = Echo.listening(ben, 2000);
        for (int i = 0; i < 1000; i++) {
            asking.say(toBen, "hello");
        }
        network.runFor(SECOND);
        assertEquals(1000, network.sent());
        assertEquals(1000, network.dropped(Drop.LOST) + listening.heard.size() / 2);
        assertTrue(Math.abs(network.dropped(Drop.LOST) - 500) < 80);
        assertEquals(listening.heard.size(), network.delivered());
    }

    @Test
    void heldBackDatagramsArriveLater() {
        alice.line(Line.PERFECT.with(new Oddities(0, 0.3, Duration.ofMillis(15))), Line.PERFECT);
        Echo asking = Echo.listening(alice, 1000);
        Echo listening = Echo.listening(ben, 2000);
        for (int i = 0; i < 20; i++) {
            int number = i;
            network.after(Duration.ofMillis(10L * i), () -> asking.say(toBen, "" + (char) ('a' + number)));
        }
        network.runFor(SECOND);
        assertEquals(20, listening.heard.size());
        assertNotEquals(listening.heard.stream().sorted().toList(), listening.heard);
    }

    @Test
    void theSenderMayUseItsBufferAgain() {
        Echo listening = Echo.listening(ben, 2000);
        Echo asking = Echo.listening(alice, 1000);
        byte[] buffer = {'a'};
        asking.socket().send(toBen, buffer);
        buffer[0] = 'b';
        network.runFor(SECOND);
        assertEquals(List.of("a"), listening.heard);
    }

    @Test
    void whatCannotArriveIsCountedByItsReason() {
        Echo asking = Echo.listening(alice, 1000);
        asking.say(toBen, "nobody listens");
        asking.say(Addresses.endpoint("9.9.9.9", 1), "nobody is there");
        asking.say(Addresses.endpoint("2a00::1", 1), "not our family");
        asking.say(toBen, "too far", 6);
        asking.say(toBen, "x".repeat(1473));
        alice.line(Line.PERFECT.withMtu(1280), Line.PERFECT);
        asking.say(toBen, "x".repeat(1253));
        network.runFor(SECOND);
        assertEquals(1, network.dropped(Drop.EXPIRED));
        assertEquals(2, network.dropped(Drop.NO_ROUTE));
        assertEquals(1, network.dropped(Drop.NO_SOCKET));
        assertEquals(2, network.dropped(Drop.TOO_BIG));
        assertEquals(0, network.delivered());
    }

    @Test
    void aCutGoesOneWayAndHeals() {
        Echo one = Echo.listening(alice, 1000);
        Echo other = Echo.answering(ben, 2000);
        Cut cut = network.cut(List.of(ben), List.of(alice));
        one.say(toBen, "first");
        network.runFor(SECOND);
        assertEquals(List.of("first"), other.heard);
        assertEquals(List.of(), one.heard);
        cut.heal();
        one.say(toBen, "second");
        network.runFor(SECOND);
        assertEquals(List.of("second"), one.heard);
        List<Cut> partition = network.partition(List.of(alice), List.of(ben));
        one.say(toBen, "third");
        other.say(new InetSocketAddress(alice.v4(), 1000), "third");
        network.runFor(SECOND);
        assertEquals(List.of("second"), one.heard);
        assertEquals(3, network.dropped(Drop.CUT));
        partition.forEach(Cut::heal);
        one.say(toBen, "fourth");
        network.runFor(SECOND);
        assertEquals(List.of("second", "fourth"), one.heard);
    }

    @Test
    void aConditionStopsTheRunAsSoonAsItHolds() {
        Echo asking = Echo.listening(alice, 1000);
        Echo.answering(ben, 2000);
        asking.say(toBen, "hello");
        assertTrue(network.runUntil(() -> !asking.heard.isEmpty(), SECOND));
        assertEquals(Duration.ofMillis(40), network.clock().elapsed());
        assertFalse(network.runUntil(() -> asking.heard.size() > 1, SECOND));
        assertEquals(Duration.ofMillis(1040), network.clock().elapsed());
    }

    @Test
    void aWitnessSeesWhatArrivesAndWhatDoesNot() {
        List<String> seen = new ArrayList<>();
        network.watch(new Witness() {
            @Override
            public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
                seen.add(to + " got " + datagram.length);
            }

            @Override
            public void dropped(Instant when, Drop why, InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
                seen.add(why + " of " + datagram.length);
            }
        });
        Echo asking = Echo.listening(alice, 1000);
        Echo.listening(ben, 2000);
        asking.say(toBen, "four");
        asking.say(new InetSocketAddress(ben.v4(), 1), "one");
        network.runFor(SECOND);
        assertEquals(List.of("ben got 4", "NO_SOCKET of 3"), seen);
    }

    @Test
    void twoOfOneNameOrAddressAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> network.host("alice", Place.SOMEWHERE));
        assertThrows(IllegalArgumentException.class, () -> network.host("carl", Place.SOMEWHERE, ben.v4()));
    }
}
