package chat.warren.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.simulator.nat.Lifetime;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.nat.Ports;
import chat.warren.simulator.nat.Scope;
import chat.warren.simulator.time.SimClock;
import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Network network = new Network(1, Latency.constant(Duration.ofMillis(20)));
    private final Host far = network.host("far", Place.SOMEWHERE);
    private final Echo farEcho = Echo.answering(far, 1);
    private final InetSocketAddress toFar = new InetSocketAddress(far.v4(), 1);
    private final Gateway home = home("home", NatKind.PORT_RESTRICTED);

    @Test
    void theFarHostSeesTheGatewayAndItsAnswerFindsTheWay() {
        Echo inside = Echo.listening(home.lan().host("inside"), 5000);
        inside.say(toFar, "hello");
        network.runFor(SECOND);
        assertEquals(List.of(new InetSocketAddress(home.address(), 5000)), farEcho.heardFrom);
        assertEquals(List.of("hello"), inside.heard);
        assertEquals(List.of(toFar), inside.heardFrom);
        assertEquals(List.of(Addresses.endpoint("192.168.1.10", 5000)), inside.heardAt);
    }

    @Test
    void strangersAreFilteredAndMappingsRunOutUnlessRefreshed() {
        Gateway shortLived = home("short", NatKind.PORT_RESTRICTED.lasting(Lifetime.of(Duration.ofSeconds(30))));
        Echo inside = Echo.listening(shortLived.lan().host("inside"), 5000);
        InetSocketAddress outside = new InetSocketAddress(shortLived.address(), 5000);
        inside.say(toFar, "open");
        network.runFor(Duration.ofSeconds(20));
        inside.say(toFar, "refresh");
        network.runFor(Duration.ofSeconds(25));
        farEcho.say(outside, "still open");
        network.runFor(Duration.ofSeconds(6));
        farEcho.say(outside, "too late");
        Echo.listening(network.host("stranger", Place.SOMEWHERE), 1).say(outside, "stranger");
        network.runFor(SECOND);
        assertEquals(List.of("open", "refresh", "still open"), inside.heard);
        assertEquals(2, network.dropped(Drop.FILTERED));
    }

    @Test
    void aRebootLosesMappingsAndARenumberingTheAddressToo() {
        Echo inside = Echo.listening(home.lan().host("inside"), 5000);
        inside.say(toFar, "a");
        network.runFor(SECOND);
        home.reboot();
        farEcho.say(new InetSocketAddress(home.address(), 5000), "after the reboot");
        network.runFor(SECOND);
        InetAddress old = home.address();
        home.renumber();
        assertNotEquals(old, home.address());
        farEcho.say(new InetSocketAddress(old, 5000), "to the old address");
        inside.say(toFar, "b");
        network.runFor(SECOND);
        assertEquals(List.of("a", "b"), inside.heard);
        assertEquals(new InetSocketAddress(home.address(), 5000), farEcho.heardFrom.getLast());
        assertEquals(1, network.dropped(Drop.FILTERED));
        assertEquals(1, network.dropped(Drop.NO_ROUTE));
    }

    @Test
    void hairpinsWorkWhereTheNatReflectsThem() {
        for (boolean reflects : new boolean[] {false, true}) {
            Gateway gateway = home("gateway " + reflects, reflects ? NatKind.OPEN.hairpinning() : NatKind.OPEN);
            Echo one = Echo.listening(gateway.lan().host("one " + reflects), 5001);
            Echo other = Echo.listening(gateway.lan().host("other " + reflects), 5002);
            other.say(toFar, "open");
            network.runFor(SECOND);
            one.say(new InetSocketAddress(gateway.address(), 5002), "over the outside");
            network.runFor(SECOND);
            assertEquals(reflects, other.heard.contains("over the outside"));
            if (reflects) {
                // Both see outside endpoints only, as RFC 4787 REQ-9 wants it.
                InetSocketAddress seen = other.heardFrom.getLast();
                assertEquals(new InetSocketAddress(gateway.address(), 5001), seen);
                other.say(seen, "and back");
                network.runFor(SECOND);
                assertEquals(List.of(new InetSocketAddress(gateway.address(), 5002)), one.heardFrom);
            }
        }
        assertEquals(1, network.dropped(Drop.NO_HAIRPIN));
    }

    @Test
    void twoNatsInARowTranslateTwice() {
        Gateway carrier = network.carrier("carrier", NatKind.CARRIER, Place.SOMEWHERE);
        Gateway first = carrier.lan().gateway("first", NatKind.PORT_RESTRICTED);
        Gateway second = carrier.lan().gateway("second", NatKind.RANDOM);
        Echo one = Echo.listening(first.lan().host("one"), 5000);
        Echo other = Echo.listening(second.lan().host("other"), 5000);
        assertEquals("100.64.0.10", first.address().getHostAddress());
        one.say(toFar, "one");
        other.say(toFar, "other");
        network.runFor(SECOND);
        assertEquals(List.of("one"), one.heard);
        assertEquals(List.of("other"), other.heard);
        for (InetSocketAddress seen : farEcho.heardFrom) {
            assertEquals(carrier.address(), seen.getAddress());
        }
        // Homes below one carrier reach each other by its hairpin: one is open to all above, but not at home.
        InetSocketAddress outsideOfOne = farEcho.heardFrom.getFirst();
        other.say(outsideOfOne, "filtered at home");
        one.say(farEcho.heardFrom.getLast(), "opens the home");
        network.runFor(SECOND);
        assertEquals(List.of("one"), one.heard);
        assertTrue(network.dropped(Drop.FILTERED) >= 1);
        Gateway open = carrier.lan().gateway("open", NatKind.OPEN);
        Echo third = Echo.listening(open.lan().host("third"), 5000);
        third.say(toFar, "third");
        network.runFor(SECOND);
        one.say(farEcho.heardFrom.getLast(), "neighbour");
        network.runFor(SECOND);
        assertEquals(List.of("third", "neighbour"), third.heard);
        third.say(third.heardFrom.getLast(), "neighbour");
        network.runFor(SECOND);
        assertEquals(List.of("one", "neighbour"), one.heard);
    }

    @Test
    void aTtlThatEndsBetweenTheNatsOpensTheNearOneOnly() {
        Gateway other = home("other", NatKind.LINUX);
        Echo inside = Echo.listening(home.lan().host("inside"), 5000);
        InetSocketAddress toOther = new InetSocketAddress(other.address(), 6000);
        inside.say(toOther, "opener", 2);
        network.runFor(SECOND);
        assertEquals(1, network.dropped(Drop.EXPIRED));
        Echo answering = Echo.listening(other.lan().host("behind"), 6000);
        answering.say(new InetSocketAddress(home.address(), 5000), "through the hole");
        network.runFor(SECOND);
        assertEquals(List.of("through the hole"), inside.heard);
    }

    @Test
    void aTtlOfOneOpensNothing() {
        Gateway open = home("open", NatKind.OPEN);
        Echo inside = Echo.listening(open.lan().host("inside"), 5000);
        inside.say(toFar, "dies at the gateway", 1);
        farEcho.say(new InetSocketAddress(open.address(), 5000), "nobody");
        network.runFor(SECOND);
        assertEquals(1, network.dropped(Drop.EXPIRED));
        assertEquals(1, network.dropped(Drop.FILTERED));
    }

    @Test
    void anOfficeWithoutUdpPassesNothing() {
        Echo inside = Echo.listening(home.lan().host("inside"), 5000);
        home.passUdp(false);
        inside.say(toFar, "out");
        farEcho.say(new InetSocketAddress(home.address(), 5000), "in");
        network.runFor(SECOND);
        assertEquals(2, network.dropped(Drop.BLOCKED));
        home.passUdp(true);
        inside.say(toFar, "out");
        network.runFor(SECOND);
        assertEquals(List.of("out"), inside.heard);
    }

    @Test
    void aForwardedPortIsReachableFromAnywhere() {
        Echo inside = Echo.listening(home.lan().host("inside"), 5000);
        home.forward(7000, new InetSocketAddress(Addresses.address("192.168.1.10"), 5000));
        farEcho.say(new InetSocketAddress(home.address(), 7000), "come in");
        network.runFor(SECOND);
        assertEquals(List.of("come in"), inside.heard);
    }

    @Test
    void aPoolOfAddressesIsUsed() {
        Gateway pooled = home("pooled", NatKind.RANDOM.with(new Ports.Random()));
        pooled.renumber(4, false);
        Echo inside = Echo.listening(pooled.lan().host("inside"), 5000);
        for (int port = 1; port <= 40; port++) {
            inside.say(new InetSocketAddress(far.v4(), port), "to many");
        }
        inside.say(toFar, "once");
        network.runFor(SECOND);
        assertEquals(4, pooled.addresses().size());
        assertTrue(pooled.addresses().contains(farEcho.heardFrom.getFirst().getAddress()));
        assertTrue(inside.heard.contains("once"));
    }

    @Test
    void ipv6IsNeverTranslatedAndGuardedByTheDoor() {
        far.withIpv6();
        InetSocketAddress toFar6 = new InetSocketAddress(far.v6(), 1);
        Host host = home.lan().host("inside").withIpv6();
        Echo inside = Echo.listening(host, 5000);
        InetSocketAddress toInside6 = new InetSocketAddress(host.v6(), 5000);
        farEcho.say(toInside6, "open door");
        network.runFor(SECOND);
        home.door(Door.HOME_ROUTER);
        farEcho.say(toInside6, "guarded");
        network.runFor(SECOND);
        inside.say(toFar6, "from inside");
        network.runFor(SECOND);
        farEcho.say(toInside6, "now answered");
        network.runFor(SECOND);
        home.door(new Door.Closed());
        inside.say(toFar6, "no IPv6 here");
        network.runFor(SECOND);
        assertEquals(List.of("open door", "from inside", "now answered"), inside.heard);
        assertEquals(List.of(toInside6), farEcho.heardFrom);
        assertEquals(2, network.dropped(Drop.FILTERED));
    }

    @Test
    void aFirewallWithoutANatGuardsPublicHosts() {
        Gateway office = network.firewall(
                "office", new Door.Stateful(Scope.ADDRESS_DEPENDENT, Lifetime.TWO_MINUTES), Place.SOMEWHERE);
        Host desk = office.lan().host("desk");
        Echo inside = Echo.listening(desk, 5000);
        InetSocketAddress toDesk = new InetSocketAddress(desk.v4(), 5000);
        farEcho.say(toDesk, "too early");
        network.runFor(SECOND);
        inside.say(toFar, "hello");
        network.runFor(SECOND);
        assertEquals(List.of(toDesk), farEcho.heardFrom);
        assertEquals(List.of("hello"), inside.heard);
    }

    @Test
    void hostsOnOneLanTalkDirectlyUnlessIsolated() {
        Echo one = Echo.listening(home.lan().host("one"), 5000);
        Echo other = Echo.answering(home.lan().host("other"), 5000);
        InetSocketAddress toOther = Addresses.endpoint("192.168.1.11", 5000);
        one.say(toOther, "hello");
        network.runFor(SECOND);
        assertEquals(List.of("hello"), one.heard);
        assertEquals(2, Duration.between(SimClock.START, one.when.getFirst()).toMillis());
        assertEquals(List.of(Addresses.endpoint("192.168.1.10", 5000)), other.heardFrom);
        home.lan().isolate(true);
        one.say(toOther, "again");
        network.runFor(SECOND);
        assertEquals(List.of("hello"), other.heard);
    }

    @Test
    void multicastReachesThoseOnTheLanWhoJoined() {
        InetAddress group = Addresses.address("239.255.1.1");
        Echo one = Echo.listening(home.lan().host("one"), 5000);
        Echo other = Echo.listening(home.lan().host("other"), 5000);
        Echo deaf = Echo.listening(home.lan().host("deaf"), 5000);
        Echo neighbour = Echo.listening(home("next door", NatKind.OPEN).lan().host("neighbour"), 5000);
        one.socket().join(group);
        other.socket().join(group);
        neighbour.socket().join(group);
        farEcho.socket().join(group);
        one.say(new InetSocketAddress(group, 5000), "who is here?");
        farEcho.say(new InetSocketAddress(group, 5000), "lost in the Internet");
        network.runFor(SECOND);
        assertEquals(List.of("who is here?"), other.heard);
        assertEquals(List.of(new InetSocketAddress(group, 5000)), other.heardAt);
        assertEquals(List.of(Addresses.endpoint("192.168.1.10", 5000)), other.heardFrom);
        assertEquals(List.of("who is here?"), one.heard);
        assertEquals(List.of(), deaf.heard);
        assertEquals(List.of(), neighbour.heard);
        assertEquals(1, network.dropped(Drop.NO_ROUTE));
    }

    private Gateway home(String name, NatKind kind) {
        return network.gateway(name, kind, Place.SOMEWHERE);
    }
}
