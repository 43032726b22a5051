package chat.warren.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.time.SimClock;
import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Network network = new Network(1, Latency.constant(Duration.ofMillis(20)));
    private final Host alice = network.host("alice", Place.SOMEWHERE);
    private final Host ben = network.host("ben", Place.SOMEWHERE);

    /** Wants to be called at the times it is given, and writes down when it was. */
    private static final class Timer implements Program {
        final List<Instant> called = new ArrayList<>();
        Instant next = Instant.MAX;
        Duration period = Duration.ZERO;

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {}

        @Override
        public Instant advanceTo(Instant now) {
            if (!now.isBefore(next)) {
                called.add(now);
                next = period.isZero() ? Instant.MAX : now.plus(period);
            }
            return next;
        }
    }

    @Test
    void aProgramIsCalledWhenItWantedAndNotOnceMore() {
        Timer timer = new Timer();
        timer.next = SimClock.START.plusSeconds(2);
        timer.period = Duration.ofSeconds(3);
        alice.run(timer);
        network.runFor(Duration.ofSeconds(9));
        assertEquals(List.of(at(2), at(5), at(8)), timer.called);
        assertEquals(3, network.events());
    }

    @Test
    void anEarlierDeadlineMovesTheWakeAndALaterOneOverridesIt() {
        Timer timer = new Timer();
        timer.next = at(50);
        alice.run(timer);
        timer.next = at(10);
        alice.nudge();
        network.runFor(Duration.ofSeconds(5));
        timer.next = at(20);
        alice.nudge();
        network.runFor(Duration.ofSeconds(100));
        assertEquals(List.of(at(20)), timer.called);
    }

    @Test
    void aSleeperMissesDatagramsAndTimersUntilItWakes() {
        Timer timer = new Timer();
        timer.next = at(2);
        timer.period = SECOND;
        alice.run(timer);
        Echo sleeper = Echo.listening(ben, 1);
        ben.sleep();
        alice.sleep();
        Socket socket = alice.bind(7);
        socket.send(new InetSocketAddress(ben.v4(), 1), new byte[1]);
        network.runFor(Duration.ofSeconds(10));
        assertEquals(1, network.dropped(Drop.ASLEEP));
        assertEquals(List.of(), timer.called);
        assertEquals(List.of(), sleeper.heard);
        alice.awake();
        ben.awake();
        network.runFor(Duration.ofMillis(1500));
        socket.send(new InetSocketAddress(ben.v4(), 1), new byte[1]);
        network.runFor(Duration.ofMillis(100));
        assertEquals(List.of(at(10), at(11)), timer.called);
        assertEquals(1, sleeper.heard.size());
    }

    @Test
    void aMovedHostHasNewAddressesAndTheOldOnesAreNobodys() {
        Echo moving = Echo.listening(ben, 1);
        Echo asking = Echo.listening(alice, 1);
        InetAddress old = ben.v4();
        asking.say(new InetSocketAddress(old, 1), "in the air while it moves");
        ben.moveTo(network.internet());
        assertNotEquals(old, ben.v4());
        asking.say(new InetSocketAddress(old, 1), "to the old address");
        asking.say(new InetSocketAddress(ben.v4(), 1), "to the new address");
        network.runFor(SECOND);
        assertEquals(List.of("to the new address"), moving.heard);
        assertEquals(2, network.dropped(Drop.NO_ROUTE));
        moving.say(new InetSocketAddress(alice.v4(), 1), "from the new address");
        network.runFor(SECOND);
        assertEquals(ben.v4(), asking.heardFrom.getFirst().getAddress());
    }

    @Test
    void aHostMovesBehindAGatewayAndBack() {
        Gateway home = network.gateway("home", NatKind.PORT_RESTRICTED, Place.SOMEWHERE);
        Echo asking = Echo.listening(alice, 1);
        Echo moving = Echo.listening(ben, 1);
        ben.moveTo(home.lan());
        moving.say(new InetSocketAddress(alice.v4(), 1), "home");
        network.runFor(SECOND);
        ben.moveTo(network.internet());
        moving.say(new InetSocketAddress(alice.v4(), 1), "away");
        network.runFor(SECOND);
        assertEquals(
                List.of(home.address(), ben.v4()),
                asking.heardFrom.stream().map(InetSocketAddress::getAddress).toList());
    }

    @Test
    void aHaltedProgramIsGoneAndAnotherCanStart() {
        Timer timer = new Timer();
        timer.next = at(1);
        alice.run(timer);
        alice.bind(5);
        alice.halt();
        network.runFor(Duration.ofSeconds(2));
        assertEquals(List.of(), timer.called);
        alice.bind(5);
        alice.run(timer);
        assertEquals(List.of(at(2)), timer.called);
        alice.leave();
        Echo.listening(ben, 1);
        assertThrows(IllegalStateException.class, alice::v4);
    }

    @Test
    void aWrongClockIsWrongForTheProgramAloneAndItsTimersRunAtTheRightPace() {
        Timer timer = new Timer();
        alice.skewClock(Duration.ofHours(2));
        timer.next = alice.clock().instant().plusSeconds(3);
        alice.run(timer);
        network.runFor(Duration.ofSeconds(2));
        assertEquals(List.of(), timer.called);
        network.runFor(Duration.ofSeconds(2));
        assertEquals(List.of(at(3).plus(Duration.ofHours(2))), timer.called);
        assertEquals(at(4), network.clock().instant());
    }

    @Test
    void aProgramThatNeverWantsToWaitIsFoundOut() {
        Program spinning = new Program() {
            @Override
            public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {}

            @Override
            public Instant advanceTo(Instant now) {
                return now;
            }
        };
        alice.run(spinning);
        assertThrows(IllegalStateException.class, () -> network.runFor(SECOND));
    }

    @Test
    void aPortIsBoundOnceAndZeroMeansAnyFreeOne() {
        assertEquals(6881, alice.bind(6881).port());
        assertThrows(IllegalStateException.class, () -> alice.bind(6881));
        assertNotEquals(alice.bind(0).port(), alice.bind(0).port());
        Socket closed = alice.bind(7);
        closed.close();
        assertEquals(7, alice.bind(7).port());
    }

    @Test
    void oneHostMoreLeavesTheOthersAsTheyWere() {
        Network other = new Network(1, Latency.constant(Duration.ofMillis(20)));
        other.host("somebody else", Place.SOMEWHERE);
        Host sameAlice = other.host("alice", Place.SOMEWHERE);
        assertEquals(alice.v4(), sameAlice.v4());
        assertEquals(alice.random().nextLong(), sameAlice.random().nextLong());
        assertNotEquals(alice.random().nextLong(), ben.random().nextLong());
    }

    private static Instant at(int seconds) {
        return SimClock.START.plusSeconds(seconds);
    }
}
