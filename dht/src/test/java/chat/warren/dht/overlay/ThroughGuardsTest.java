package chat.warren.dht.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.use.GuardBook;
import chat.warren.dht.overlay.use.Way;
import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.wire.Id;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Cut;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Station;
import chat.warren.simulator.net.Witness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records travel through others: they arrive whole, and who stores them never sees where they come from. */
class ThroughGuardsTest {
    private static final Duration STEADY = Duration.ofHours(6).plusMinutes(5);

    /** What every Mainline node saw: for each place that was put or asked for, the addresses it was asked from. */
    private static final class StoringNodes implements Witness {
        final Map<Id, Set<InetAddress>> askers = new HashMap<>();

        @Override
        public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
            try {
                Dictionary message = BencodeReader.readDictionary(datagram);
                Dictionary arguments = message.dictionary("a");
                ByteString query = message.bytes("q");
                if (arguments == null || query == null || message.get("w") != null) {
                    return;
                }
                if (query.is("get")) {
                    note(Id.of(arguments.needBytes("target")), from);
                } else if (query.is("put")) {
                    ByteString key = arguments.needBytes("k");
                    note(chat.warren.dht.wire.Item.Mutable.target(key, ByteString.EMPTY), from);
                }
            } catch (MalformedException e) {
                throw new AssertionError(e); // Only engines are there.
            }
        }

        private void note(Id place, InetSocketAddress from) {
            askers.computeIfAbsent(place, each -> new HashSet<>()).add(from.getAddress());
        }

        long placesSeenWith(InetAddress address) {
            return askers.values().stream()
                    .filter(seen -> seen.contains(address))
                    .count();
        }
    }

    private static Town town(long seed) {
        Town town = new Town(seed).plain(20, Duration.ofMillis(200)).members(10, OverlayConfig.open());
        town.run(STEADY);
        return town;
    }

    private static boolean waitForGuards(Town town, Member person) {
        return town.network.runUntil(
                () -> person.overlay.records().way() == Way.THROUGH_GUARDS, Duration.ofMinutes(15));
    }

    @Test
    void friendsFindEachOtherAndNoStoringNodeSeesTheirAddresses() {
        Town town = town(51);
        StoringNodes watch = new StoringNodes();
        town.network.watch(watch);
        Member alice = town.person(
                "alice", NatKind.PORT_RESTRICTED, OverlayConfig.open().askingOnly());
        Member bob = town.person("bob", NatKind.LINUX, OverlayConfig.open().askingOnly());
        assertTrue(waitForGuards(town, alice) && waitForGuards(town, bob));
        PairAnchors hers = Member.anchors(alice.now());
        alice.befriend(hers, Side.FIRST);
        town.run(Duration.ofSeconds(40));
        bob.befriend(Member.anchors(alice.now()), Side.SECOND);
        town.run(Duration.ofSeconds(60));
        alice.look();
        town.run(Duration.ofSeconds(60));
        assertEquals(alice.presence(), bob.found().orElseThrow(), "the record came through whole");
        assertEquals(bob.presence(), alice.found().orElseThrow());
        assertTrue(watch.askers.size() >= 8, "the places of both were put or asked for, and decoys");
        assertEquals(0, watch.placesSeenWith(town.outside(alice)), "places that somebody saw with her address");
        assertEquals(0, watch.placesSeenWith(town.outside(bob)), "places that somebody saw with his address");
        assertEquals(0, alice.overlay.records().count().straight());
        assertEquals(0, alice.overlay.records().count().failed());
    }

    /** What the same two show without an overlay: the figure that the one above is to be compared with. */
    @Test
    void withoutGuardsEveryPlaceShowsAnAddress() {
        Town town = new Town(52).plain(30, Duration.ofMillis(200));
        StoringNodes watch = new StoringNodes();
        town.network.watch(watch);
        Member alice = town.person(
                "alice", NatKind.PORT_RESTRICTED, OverlayConfig.open().askingOnly());
        town.run(Duration.ofMinutes(1));
        assertEquals(Way.STRAIGHT, alice.overlay.records().way());
        alice.befriend(Member.anchors(alice.now()), Side.FIRST);
        town.run(Duration.ofMinutes(1));
        assertTrue(watch.askers.size() >= 8);
        assertEquals(watch.askers.size(), watch.placesSeenWith(town.outside(alice)), "all places show it");
    }

    @Test
    void whoRathersWaitingShowsNothingAndIsFoundOnceThereAreGuards() {
        Town town = new Town(53).plain(20, Duration.ofMillis(200)).members(8, OverlayConfig.open());
        StoringNodes watch = new StoringNodes();
        town.network.watch(watch);
        Member alice = town.person(
                "alice", NatKind.LINUX, OverlayConfig.open().askingOnly().waiting());
        alice.befriend(Member.anchors(alice.now()), Side.FIRST);
        Instant begun = alice.now();
        town.run(Duration.ofMinutes(30));
        assertEquals(Way.WAITING, alice.overlay.records().way(), "nobody has been there for six hours");
        assertEquals(Map.of(), watch.askers);
        town.run(STEADY);
        assertEquals(Way.THROUGH_GUARDS, alice.overlay.records().way());
        Member bob = town.person("bob", NatKind.LINUX, OverlayConfig.open().askingOnly());
        assertTrue(waitForGuards(town, bob));
        PairAnchors his = Member.anchors(begun);
        his.advanceTo(bob.now());
        bob.befriend(his, Side.SECOND);
        town.run(Duration.ofMinutes(2));
        assertEquals(alice.presence(), bob.found().orElseThrow());
        assertEquals(0, watch.placesSeenWith(town.outside(alice)));
    }

    @Test
    void aGuardThatDiesIsSteppedInForAtOnceAndReplacedLater() {
        Town town = town(54);
        Shelf shelf = new Shelf();
        Member alice = town.person(
                "alice",
                NatKind.PORT_RESTRICTED,
                OverlayConfig.open().askingOnly().with(shelf));
        assertTrue(waitForGuards(town, alice));
        Set<Long> operators = new HashSet<>();
        shelf.kept.forEach(
                each -> operators.add(AddressGroup.wide(each.node().address().getAddress())));
        operators.add(AddressGroup.wide(town.outside(alice)));
        assertEquals(4, operators.size(), "three guards and we, of four operators");

        Set<InetSocketAddress> before = shelf.addresses();
        InetSocketAddress dead = shelf.kept.getFirst().node().address();
        town.members.stream()
                .filter(member -> member.address().equals(dead))
                .findFirst()
                .orElseThrow()
                .host
                .halt();
        alice.befriend(Member.anchors(alice.now()), Side.FIRST);
        town.run(Duration.ofMinutes(2));
        assertEquals(Way.THROUGH_GUARDS, alice.overlay.records().way());
        assertEquals(2, alice.overlay.view().guards());
        assertEquals(0, alice.overlay.records().count().straight(), "not even now");
        assertEquals(before, shelf.addresses(), "it may come back");
        town.run(Duration.ofMinutes(30));
        assertEquals(3, alice.overlay.view().guards());
        assertFalse(shelf.addresses().contains(dead));
        before.remove(dead);
        assertTrue(shelf.addresses().containsAll(before), "the two others stayed");
    }

    @Test
    void anOutageOfOurOwnLineChangesNoGuard() {
        Town town = town(57);
        Shelf shelf = new Shelf();
        Gateway router = town.router(NatKind.PORT_RESTRICTED);
        Member alice = new Member(
                router.lan().host("alice"), OverlayConfig.open().askingOnly().with(shelf));
        alice.asking().knows(NetworkId.MAINLINE, town.somebody(), town.somebody());
        assertTrue(waitForGuards(town, alice));
        Set<InetSocketAddress> before = shelf.addresses();
        List<Station> others = new ArrayList<>();
        town.members.forEach(member -> others.add(member.host));
        town.plain.forEach(node -> others.add(node.host));
        List<Cut> cable = town.network.partition(List.of(router), others);
        alice.befriend(Member.anchors(alice.now()), Side.FIRST);
        town.run(Duration.ofMinutes(40));
        assertEquals(0, alice.overlay.view().guards(), "all are silent");
        cable.forEach(Cut::heal);
        town.run(Duration.ofMinutes(15));
        assertEquals(3, alice.overlay.view().guards());
        assertEquals(before, shelf.addresses());
    }

    @Test
    void guardsOutliveARestartAndNotAWeek() {
        Town town = town(55);
        Shelf shelf = new Shelf();
        OverlayConfig config = OverlayConfig.open().askingOnly().with(shelf);
        Member alice = town.person("alice", NatKind.PORT_RESTRICTED, config);
        assertTrue(waitForGuards(town, alice));
        alice.host.halt();
        List<GuardBook.Kept> kept = shelf.kept;
        town.person("alice again", NatKind.LINUX, config);
        town.run(Duration.ofMinutes(5));
        assertEquals(kept, shelf.kept);

        Shelf old = new Shelf();
        Instant almostAWeekAgo = alice.now().minus(Duration.ofDays(7)).plus(Duration.ofMinutes(5));
        kept.forEach(each -> old.kept.add(new GuardBook.Kept(each.node(), each.key(), almostAWeekAgo)));
        Member bob = town.person(
                "bob", NatKind.LINUX, OverlayConfig.open().askingOnly().with(old));
        town.run(Duration.ofMinutes(2));
        assertEquals(Way.THROUGH_GUARDS, bob.overlay.records().way(), "from the first moment");
        town.run(Duration.ofMinutes(20));
        assertEquals(3, old.kept.size());
        assertTrue(old.kept.stream().allMatch(each -> each.since().isAfter(almostAWeekAgo)), "all three are new");
    }

    @Test
    void twoPeopleChooseTheirGuardsIndependently() {
        Town town = town(56);
        Set<Set<InetSocketAddress>> choices = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Shelf shelf = new Shelf();
            Member person = town.person(
                    "person" + i,
                    NatKind.LINUX,
                    OverlayConfig.open().askingOnly().with(shelf));
            assertTrue(waitForGuards(town, person));
            choices.add(shelf.addresses());
        }
        assertNotEquals(1, choices.size());
    }
}
