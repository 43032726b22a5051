package chat.warren.simulator.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NatTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("198.51.100.1");
    private static final InetSocketAddress ALICE = at("192.168.1.10", 5000);
    private static final InetSocketAddress BEN = at("192.168.1.11", 5000);
    private static final InetSocketAddress FAR = at("203.0.113.7", 9000);
    private static final InetSocketAddress OTHER = at("203.0.113.8", 9000);

    static Stream<NatKind> everyKind() {
        List<NatKind> kinds = new ArrayList<>();
        List<Ports> allocations = List.of(
                new Ports.Preserving(),
                new Ports.Sequential(1),
                new Ports.Sequential(3),
                new Ports.Random(),
                new Ports.Block(64));
        for (Scope mapping : Scope.values()) {
            for (Scope filtering : Scope.values()) {
                for (Ports ports : allocations) {
                    kinds.add(NatKind.of(mapping, filtering, ports));
                    kinds.add(NatKind.of(mapping, filtering, ports).lasting(Lifetime.LINUX));
                }
            }
        }
        for (boolean random : new boolean[] {false, true}) {
            for (boolean strays : new boolean[] {false, true}) {
                kinds.add(NatKind.LINUX.with(new Ports.Masquerade(random, strays)));
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void agreesWithAModelThatForgetsNothing(NatKind kind) {
        for (long seed = 1; seed <= 5; seed++) {
            compare(kind, seed);
        }
    }

    private static void compare(NatKind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Nat nat = nat(kind, seed);
        SlowNat model = new SlowNat(kind);
        long now = 0;
        int cameIn = 0;
        for (int i = 0; i < 400; i++) {
            // Mostly quick succession, sometimes a silence around the time-outs of 30 and 120 seconds.
            now += random.nextInt(8) == 0 ? random.nextLong(140 * SECOND) : random.nextLong(2 * SECOND);
            InetSocketAddress remote = at("203.0.113." + random.nextInt(7, 10), random.nextInt(9000, 9002));
            if (random.nextBoolean()) {
                InetSocketAddress inside = at("192.168.1." + random.nextInt(10, 13), random.nextInt(5000, 5002));
                InetSocketAddress seen = nat.outbound(now, inside, remote);
                assertNotNull(seen);
                model.checkOutbound(now, inside, remote, seen);
            } else {
                List<InetSocketAddress> used = model.everUsed();
                InetSocketAddress outside = used.isEmpty() || random.nextInt(8) == 0
                        ? new InetSocketAddress(OUTSIDE, random.nextInt(4999, 5003))
                        : used.get(used.size() - 1 - random.nextInt(Math.min(used.size(), 8)));
                InetSocketAddress expected = model.inbound(now, outside, remote);
                assertEquals(expected, nat.inbound(now, outside, remote), kind + " seed " + seed + " step " + i);
                cameIn += expected == null ? 0 : 1;
            }
        }
        assertTrue(cameIn > 3, "the comparison must see both answers, not " + cameIn);
    }

    @Test
    void linuxMovesAFlowThatAStrayDatagramStandsInTheWayOf() {
        Nat nat = nat(NatKind.LINUX, 1);
        assertEquals(5000, port(nat.outbound(0, ALICE, OTHER)));
        assertNull(nat.inbound(0, new InetSocketAddress(OUTSIDE, 5000), FAR));
        InetSocketAddress moved = nat.outbound(SECOND, ALICE, FAR);
        assertNotEquals(5000, port(moved));
        assertEquals(5000, port(nat.outbound(SECOND, ALICE, OTHER)), "only that one flow");
        Nat dropping = nat(NatKind.LINUX.with(new Ports.Masquerade(false, false)), 1);
        assertNull(dropping.inbound(0, new InetSocketAddress(OUTSIDE, 5000), FAR));
        assertEquals(5000, port(dropping.outbound(SECOND, ALICE, FAR)));
    }

    @Test
    void linuxForgetsAStrayAfterThirtySecondsAndEachOneMoreRenewsIt() {
        Nat nat = nat(NatKind.LINUX, 1);
        InetSocketAddress outside = new InetSocketAddress(OUTSIDE, 5000);
        nat.inbound(0, outside, FAR);
        nat.inbound(20 * SECOND, outside, FAR);
        assertNotEquals(5000, port(nat.outbound(45 * SECOND, ALICE, FAR)));
        Nat patient = nat(NatKind.LINUX, 1);
        patient.inbound(0, outside, FAR);
        assertEquals(5000, port(patient.outbound(30 * SECOND, ALICE, FAR)));
    }

    @Test
    void linuxSharesAPortAmongHostsTowardsDifferentRemotes() {
        Nat nat = nat(NatKind.LINUX, 1);
        assertEquals(5000, port(nat.outbound(0, ALICE, FAR)));
        assertEquals(5000, port(nat.outbound(0, BEN, OTHER)));
        assertNotEquals(5000, port(nat.outbound(0, BEN, FAR)));
        assertEquals(ALICE, nat.inbound(0, new InetSocketAddress(OUTSIDE, 5000), FAR));
        assertEquals(BEN, nat.inbound(0, new InetSocketAddress(OUTSIDE, 5000), OTHER));
    }

    @Test
    void randomPortsAreSpreadEvenly() {
        int[] quarters = new int[4];
        Nat nat = nat(NatKind.RANDOM, 1);
        for (int port = 1024; port < 1024 + 4000; port++) {
            quarters[(port(nat.outbound(0, at("192.168.1.10", port), FAR)) - 1024) / 16_128]++;
        }
        for (int quarter : quarters) {
            assertEquals(1000, quarter, 150); // Five standard deviations are 137.
        }
    }

    @Test
    void aPairedPoolKeepsAHostOnOneAddressAndAnArbitraryOneDoesNot() {
        List<InetAddress> pool = Stream.of(1, 2, 3, 4)
                .map(i -> InetAddress.ofLiteral("198.51.100." + i))
                .toList();
        for (boolean paired : new boolean[] {true, false}) {
            Nat nat = new Nat(NatKind.RANDOM, pool, paired, new SplittableRandom(1));
            Set<InetAddress> all = new HashSet<>();
            for (int host = 10; host < 40; host++) {
                Set<InetAddress> own = new HashSet<>();
                for (int port = 5000; port < 5020; port++) {
                    InetSocketAddress seen = nat.outbound(0, at("192.168.1." + host, port), FAR);
                    assertNotNull(seen);
                    own.add(seen.getAddress());
                }
                assertEquals(paired, own.size() == 1);
                all.addAll(own);
            }
            assertEquals(Set.copyOf(pool), all);
        }
    }

    @Test
    void aSubscriberWhoseBlockIsFullGetsNoMoreAndOthersStillDo() {
        Nat nat = nat(NatKind.PORT_BLOCK.with(new Ports.Block(4)), 1);
        for (int port = 5000; port < 5004; port++) {
            assertNotNull(nat.outbound(0, at("192.168.1.10", port), FAR));
        }
        assertNull(nat.outbound(0, at("192.168.1.10", 5004), FAR));
        assertNotNull(nat.outbound(0, BEN, FAR));
        assertNotNull(nat.outbound(Lifetime.TWO_MINUTES.unreplied().toNanos(), at("192.168.1.10", 5004), FAR));
    }

    @Test
    void whenNoBlockIsLeftANewSubscriberGetsNothing() {
        Nat nat = nat(NatKind.PORT_BLOCK.with(new Ports.Block(20_000)), 1);
        for (int host = 10; host < 13; host++) {
            assertNotNull(nat.outbound(0, at("192.168.1." + host, 5000), FAR));
        }
        assertNull(nat.outbound(0, at("192.168.1.13", 5000), FAR));
    }

    @Test
    void anExhaustedNatHasNoPortUntilMappingsRunOut() {
        Nat nat = nat(NatKind.SEQUENTIAL, 1);
        for (int i = 0; i < 64_512; i++) {
            assertNotNull(nat.outbound(0, at("192.168.1.10", 1024 + i), FAR));
        }
        assertNull(nat.outbound(SECOND, BEN, FAR));
        assertNotNull(nat.outbound(121 * SECOND, BEN, FAR));
    }

    @Test
    void aForwardedPortIsOpenToAll() {
        Nat nat = nat(NatKind.PORT_RESTRICTED, 1);
        InetSocketAddress outside = new InetSocketAddress(OUTSIDE, 6881);
        nat.forward(outside, ALICE);
        assertEquals(ALICE, nat.inbound(0, outside, FAR));
        assertNotEquals(6881, port(nat.outbound(0, at("192.168.1.11", 6881), FAR)));
    }

    @Test
    void portsAreSharedOnlyWhereRemotesTellFlowsApart() {
        Ports shared = new Ports.Masquerade(false, true);
        assertThrows(IllegalArgumentException.class, () -> NatKind.OPEN.with(shared));
        assertThrows(IllegalArgumentException.class, () -> new Ports.Sequential(0));
        assertThrows(IllegalArgumentException.class, () -> new Ports.Block(0));
    }

    @Test
    void aFirewallLetsInAnswersByItsScopeAndForItsTime() {
        for (Scope scope : Scope.values()) {
            Firewall firewall = new Firewall(scope, Lifetime.of(Duration.ofSeconds(60)));
            firewall.outbound(0, ALICE, FAR);
            InetSocketAddress farOtherPort = at("203.0.113.7", 9001);
            assertTrue(firewall.inbound(59 * SECOND, ALICE, FAR));
            assertEquals(scope != Scope.ADDRESS_AND_PORT_DEPENDENT, firewall.inbound(SECOND, ALICE, farOtherPort));
            assertEquals(scope == Scope.ENDPOINT_INDEPENDENT, firewall.inbound(SECOND, ALICE, OTHER));
            assertTrue(!firewall.inbound(SECOND, BEN, FAR));
            assertTrue(!firewall.inbound(60 * SECOND, ALICE, FAR));
        }
    }

    private static Nat nat(NatKind kind, long seed) {
        return new Nat(kind, List.of(OUTSIDE), true, new SplittableRandom(seed));
    }

    private static int port(@Nullable InetSocketAddress endpoint) {
        assertNotNull(endpoint);
        return endpoint.getPort();
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }
}
