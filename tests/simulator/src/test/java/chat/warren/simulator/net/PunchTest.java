package chat.warren.simulator.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.simulator.line.Line;
import chat.warren.simulator.line.Oddities;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.nat.Ports;
import chat.warren.simulator.nat.Scope;
import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can reach whom behind which NATs is known from theory; the simulator has to agree, pair by pair. */
class PunchTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    /** Tells each of two peers where the other is seen. */
    private static final class Meeting implements Program {
        private final Socket socket;
        private final Map<String, InetSocketAddress> seen = new LinkedHashMap<>();

        Meeting(Host host) {
            socket = host.bind(1);
        }

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
            seen.put(new String(datagram, UTF_8), from);
        }

        void introduce() {
            seen.forEach((name, endpoint) -> seen.forEach((other, itsEndpoint) -> {
                if (!name.equals(other)) {
                    String text = itsEndpoint.getAddress().getHostAddress() + "/" + itsEndpoint.getPort();
                    socket.send(endpoint, text.getBytes(UTF_8));
                }
            }));
        }

        @Override
        public Instant advanceTo(Instant now) {
            return Instant.MAX;
        }
    }

    /** A plain punch: probes where the other was seen, and wherever it hears something from. */
    private static final class Peer implements Program {
        private static final Duration PACE = Duration.ofMillis(100);
        private final Socket socket;
        private final InetSocketAddress meeting;
        private final boolean lowTtlFirst;
        private final Set<InetSocketAddress> targets = new LinkedHashSet<>();
        private @Nullable Instant next;
        boolean heard;

        Peer(Host host, InetSocketAddress meeting, boolean lowTtlFirst) {
            this.socket = host.bind(5000);
            this.meeting = meeting;
            this.lowTtlFirst = lowTtlFirst;
            host.run(this);
            socket.send(meeting, host.name().getBytes(UTF_8));
        }

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
            if (from.equals(meeting)) {
                String[] parts = new String(datagram, UTF_8).split("/", 2);
                targets.add(Addresses.endpoint(parts[0], Integer.parseInt(parts[1])));
                if (lowTtlFirst) {
                    probe(2);
                }
            } else {
                heard = true;
                targets.add(from);
            }
            if (next == null) {
                next = lowTtlFirst ? socket.host().clock().instant().plus(PACE) : Instant.MIN;
            }
        }

        @Override
        public Instant advanceTo(Instant now) {
            if (next == null) {
                return Instant.MAX;
            }
            if (!now.isBefore(next)) {
                probe(64);
                next = now.plus(PACE);
            }
            return next;
        }

        private void probe(int ttl) {
            targets.forEach(target -> socket.send(target, new byte[] {1}, ttl));
        }
    }

    static Stream<Arguments> everyPair() {
        return Stream.of(Scope.values())
                .flatMap(mapping ->
                        Stream.of(Scope.values()).map(filtering -> NatKind.of(mapping, filtering, new Ports.Random())))
                .flatMap(one -> Stream.of(Scope.values())
                        .flatMap(mapping -> Stream.of(Scope.values())
                                .flatMap(filtering -> Stream.of(new Ports.Random(), new Ports.Sequential(1))
                                        .map(ports -> Arguments.of(one, NatKind.of(mapping, filtering, ports))))));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aPlainPunchWorksExactlyWhereTheorySaysSo(NatKind one, NatKind other) {
        for (long seed = 1; seed <= 3; seed++) {
            assertEquals(expected(one, other), punch(seed, one, other, false, 0), "seed " + seed);
        }
    }

    /**
     * The theory. A probe goes to where the other was seen by the meeting point. It arrives if that mapping is the one
     * the other uses towards us and lets us in, or if the mapping lets anybody in. Who has heard something answers to
     * where it came from, and by then the other has sent from there: an address-restricted mapping is open, and a
     * port-restricted one if the answer comes from the very endpoint that was probed.
     */
    private static boolean expected(NatKind one, NatKind other) {
        boolean otherHears = probeArrives(one, other);
        boolean oneHears = probeArrives(other, one);
        return (otherHears && (oneHears || answerArrives(other, one))) || (oneHears && answerArrives(one, other));
    }

    private static boolean probeArrives(NatKind from, NatKind to) {
        boolean portRestricted = to.filtering() == Scope.ADDRESS_AND_PORT_DEPENDENT;
        return to.filtering() == Scope.ENDPOINT_INDEPENDENT
                || (predictable(to) && (!portRestricted || predictable(from)));
    }

    private static boolean answerArrives(NatKind from, NatKind to) {
        return to.filtering() != Scope.ADDRESS_AND_PORT_DEPENDENT || predictable(from);
    }

    private static boolean predictable(NatKind kind) {
        return kind.mapping() == Scope.ENDPOINT_INDEPENDENT;
    }

    @Test
    void linuxRoutersPunchLikePortRestrictedOnesWhenBothStartTogether() {
        for (long seed = 1; seed <= 5; seed++) {
            assertEquals(true, punch(seed, NatKind.LINUX, NatKind.LINUX, false, 0), "seed " + seed);
        }
    }

    @Test
    void anEarlyProbeAtALinuxRouterSpoilsThePunchForGood() {
        for (long seed = 1; seed <= 5; seed++) {
            assertEquals(false, punch(seed, NatKind.PORT_RESTRICTED, NatKind.LINUX, false, 300), "seed " + seed);
        }
    }

    @Test
    void aLowTtlOpenerSavesThePunchAtALinuxRouter() {
        for (long seed = 1; seed <= 5; seed++) {
            assertEquals(true, punch(seed, NatKind.PORT_RESTRICTED, NatKind.LINUX, true, 60), "seed " + seed);
        }
    }

    @Test
    void aLinuxRouterThatDropsItsInputNeedsNoOpener() {
        NatKind dropping = NatKind.LINUX.with(new Ports.Masquerade(false, false));
        for (long seed = 1; seed <= 5; seed++) {
            assertEquals(true, punch(seed, NatKind.PORT_RESTRICTED, dropping, false, 300), "seed " + seed);
        }
    }

    /** Whether both hear each other, if the second begins so much later. */
    private static boolean punch(long seed, NatKind one, NatKind other, boolean lowTtlFirst, int lateMillis) {
        Network network = new Network(seed, Latency.constant(Duration.ofMillis(20)));
        Host meetingHost = network.host("meeting", Place.SOMEWHERE);
        Meeting meeting = new Meeting(meetingHost);
        meetingHost.run(meeting);
        InetSocketAddress met = new InetSocketAddress(meetingHost.v4(), 1);
        Host left = network.gateway("left home", one, Place.SOMEWHERE).lan().host("left");
        Gateway rightHome = network.gateway("right home", other, Place.SOMEWHERE);
        Host right = rightHome.lan().host("right");
        Peer leftPeer = new Peer(left, met, lowTtlFirst);
        Peer rightPeer = new Peer(right, met, lowTtlFirst);
        network.runFor(Duration.ofSeconds(1));
        // A slow LAN makes the second one learn late where the first is.
        right.line(Line.PERFECT, late(lateMillis));
        meeting.introduce();
        network.runFor(LONG_ENOUGH);
        return leftPeer.heard && rightPeer.heard;
    }

    private static Line late(int lateMillis) {
        return Line.PERFECT.with(new Oddities(0, 1, Duration.ofMillis(lateMillis)));
    }
}
