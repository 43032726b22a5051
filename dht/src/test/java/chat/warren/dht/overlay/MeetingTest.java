package chat.warren.dht.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Witness;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Those who know nothing but Mainline find the overlay in it. */
class MeetingTest {
    private static final Duration SOON = Duration.ofMinutes(4);

    private static GroupSecret secret(int seed) {
        return new GroupSecret(Bytes.random(new SplittableRandom(seed), 32));
    }

    @Test
    void membersFindEachOtherAmongFiveHundredNodesThatNeverHeardOfThem() {
        Town town = new Town(41).plain(500, Duration.ofMillis(50)).members(12, OverlayConfig.open());
        assertTrue(
                town.network.runUntil(
                        () -> town.members.stream().allMatch(member -> member.overlayContacts() >= 8), SOON),
                "all know eight others");
        for (Member member : town.members) {
            long looks = member.overlay.view().meeting().looks();
            assertTrue(looks <= 12, looks + " looks");
            assertTrue(member.overlay.view().meeting().announcements() <= 3, "said once, or until it was heard");
        }
    }

    @Test
    void theSameSeedMeetsInTheSameWay() {
        assertEquals(trace(), trace());
    }

    private static String trace() {
        Town town = new Town(42).plain(30, Duration.ofMillis(100)).members(5, OverlayConfig.open());
        town.run(Duration.ofMinutes(2));
        return town.network.trace();
    }

    @Test
    void closedGroupsAndTheOpenOverlayDoNotMeetEachOther() {
        Town town = new Town(43).plain(40, Duration.ofMillis(100));
        List<OverlayConfig> networks =
                List.of(OverlayConfig.open(), OverlayConfig.closed(secret(1)), OverlayConfig.closed(secret(2)));
        for (int i = 0; i < 4; i++) {
            networks.forEach(network -> town.members(1, network));
        }
        // Ids follow addresses (BEP 42), and it takes up to an hour until the last one knows a neighbour's new id.
        town.run(Duration.ofMinutes(90));
        for (int i = 0; i < town.members.size(); i++) {
            Set<InetSocketAddress> own = new HashSet<>();
            for (int j = i % networks.size(); j < town.members.size(); j += networks.size()) {
                own.add(town.members.get(j).address());
            }
            Member member = town.members.get(i);
            own.remove(member.address());
            Set<InetSocketAddress> known = member.overlayNeighbours();
            assertTrue(own.containsAll(known) && !known.isEmpty(), () -> known + " of " + own);
        }
    }

    @Test
    void whoMerelyKnowsTheAddressOfAMemberIsNotAnsweredByTheGroup() {
        Town town = new Town(44).plain(10, Duration.ofMillis(100)).members(3, OverlayConfig.closed(secret(1)));
        town.run(Duration.ofMinutes(3));
        Member outsider = town.person("outsider", NatKind.PORT_RESTRICTED, OverlayConfig.closed(secret(2)));
        outsider.knows(outsider.plan.names().getLast(), town.members.getFirst().address());
        town.run(Duration.ofMinutes(1));
        assertEquals(Set.of(), outsider.overlayNeighbours());
        Member friend = town.person("friend", NatKind.PORT_RESTRICTED, OverlayConfig.closed(secret(1)));
        friend.knows(friend.plan.names().getLast(), town.members.getFirst().address());
        town.run(Duration.ofMinutes(1));
        assertTrue(friend.overlayNeighbours().contains(town.members.getFirst().address()));
    }

    @Test
    void eitherNetworkCanBeSwitchedOff() {
        Town town = new Town(45).plain(10, Duration.ofMillis(100));
        OverlayConfig alone = OverlayConfig.closed(secret(3)).alone();
        var office = town.router(NatKind.PORT_RESTRICTED).lan();
        AtomicLong outside = new AtomicLong();
        town.network.watch(new Witness() {
            @Override
            public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
                boolean left = from.getAddress().equals(office.gateway().address());
                outside.addAndGet(left ? 1 : 0);
            }
        });
        Member first = new Member(office.host("first"), alone);
        for (int i = 0; i < 5; i++) {
            Member other = new Member(office.host("other" + i), alone);
            other.knows(other.plan.names().getFirst(), first.address());
            town.members.add(other);
            town.run(Duration.ofSeconds(2));
        }
        Member alice = town.members.get(1);
        Member bob = town.members.get(3);
        var hers = Member.anchors(alice.now());
        alice.befriend(hers, Side.FIRST);
        town.run(Duration.ofSeconds(30));
        bob.befriend(Member.anchors(alice.now()), Side.SECOND);
        town.run(Duration.ofSeconds(30));
        assertEquals(alice.presence(), bob.found().orElseThrow());
        assertEquals(List.of(first.plan.names().getFirst()), alice.plan.names(), "no Mainline at all");
        assertEquals(0, outside.get(), "datagrams that left the office");
    }
}
