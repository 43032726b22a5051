package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import chat.warren.simulator.net.Cut;
import chat.warren.simulator.net.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Networks that lose their nodes: one by one, half of them at once, or from sight. */
class HardTimesTest {
    private static final int NODES = 60;
    private static final int COPIES = 20;
    private static final int ROUNDS = 3;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(12);

    private static SimDht network(long seed) {
        SimDht dht = new SimDht(seed, 0.01);
        dht.grow(NODES, Duration.ofMillis(100));
        dht.network.runFor(Duration.ofMinutes(2));
        return dht;
    }

    private static Item.Mutable item(SimDht dht, byte[] seed, long sequence) {
        return Item.Mutable.sign(seed, ByteString.EMPTY, sequence, ByteString.of(Bytes.random(dht.random, 424)));
    }

    private static void put(SimNode author, Item item) {
        author.engine.put(author.now(), NetworkId.MAINLINE, item, OptionalLong.empty(), COPIES);
        author.go();
    }

    private static long get(SimNode reader, Item item) {
        long ticket = reader.engine.get(reader.now(), NetworkId.MAINLINE, ItemName.of(item));
        reader.go();
        return ticket;
    }

    /** How many of these readers get exactly this version. */
    private static int readBy(SimDht dht, List<SimNode> readers, Item item) {
        List<Long> tickets = new ArrayList<>();
        readers.forEach(reader -> tickets.add(get(reader, item)));
        dht.network.runFor(LONG_ENOUGH);
        int found = 0;
        for (int i = 0; i < readers.size(); i++) {
            found += item.equals(readers.get(i).item(tickets.get(i))) ? 1 : 0;
        }
        return found;
    }

    /** Four times as fast as life: sessions of half an hour, published anew every seven and a half minutes. */
    @Test
    void whatIsPublishedAnewOutlivesThoseWhoStoreIt() {
        SimDht dht = network(11);
        SimNode author = dht.add();
        dht.join(author, 3);
        dht.network.runFor(Duration.ofMinutes(1));
        dht.nodes.remove(author); // Everybody comes and goes but the author.
        dht.churn(Duration.ofMinutes(30));

        byte[] seed = Bytes.random(dht.random, 32);
        int found = 0;
        for (long version = 1; version <= ROUNDS; version++) {
            Item item = item(dht, seed, version);
            put(author, item);
            dht.network.runFor(Duration.ofSeconds(450).minus(LONG_ENOUGH));
            SimNode reader = new LookupReport().live(dht);
            found += readBy(dht, List.of(reader), item); // Just before it is published again.
        }
        assertEquals(ROUNDS, found, dht.network::toString);
    }

    @Test
    void aNetworkCutInTwoWorksOnBothSidesAndAgreesAfterwards() {
        SimDht dht = network(12);
        byte[] seed = Bytes.random(dht.random, 32);
        Item first = item(dht, seed, 1);
        put(dht.nodes.getFirst(), first);
        dht.network.runFor(LONG_ENOUGH);

        List<SimNode> west = dht.nodes.subList(0, NODES / 2);
        List<SimNode> east = dht.nodes.subList(NODES / 2, NODES);
        List<Cut> cuts = dht.network.partition(hosts(west), hosts(east));
        dht.network.runFor(Duration.ofMinutes(3));
        assertTrue(readBy(dht, east.subList(0, 20), first) >= 19, "the half without the author has copies");
        Item second = item(dht, seed, 2);
        put(west.getFirst(), second);
        dht.network.runFor(LONG_ENOUGH);
        assertEquals(20, readBy(dht, west.subList(1, 21), second), dht.network::toString);
        assertTrue(readBy(dht, east.subList(0, 20), first) >= 19, "the other half has what it had");

        cuts.forEach(Cut::heal);
        dht.network.runFor(Duration.ofMinutes(6));
        Item third = item(dht, seed, 3);
        put(west.getFirst(), third);
        dht.network.runFor(LONG_ENOUGH);
        // Copies of the second still lie around, farther away.
        assertEquals(NODES / 2, readBy(dht, east, third), dht.network::toString);
    }

    /** What was asked for while the cable was out ends, however much it was, and what comes afterwards works. */
    @Test
    void moreSearchesThanThereIsRoomForAllEnd() {
        SimDht dht = network(14);
        SimNode reader = dht.nodes.getLast();
        Item item = item(dht, Bytes.random(dht.random, 32), 1);
        put(dht.nodes.getFirst(), item);
        dht.network.runFor(LONG_ENOUGH);
        List<Cut> cable =
                dht.network.partition(hosts(List.of(reader)), hosts(dht.nodes.subList(0, dht.nodes.size() - 1)));
        List<Long> tickets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tickets.add(get(reader, item(dht, Bytes.random(dht.random, 32), 1)));
        }
        Item own = item(dht, Bytes.random(dht.random, 32), 1);
        long stored = reader.engine.put(reader.now(), NetworkId.MAINLINE, own, OptionalLong.empty(), COPIES);
        reader.go();
        dht.network.runFor(Duration.ofSeconds(2));
        cable.forEach(Cut::heal);
        dht.network.runFor(Duration.ofMinutes(1));
        tickets.forEach(reader::outcome);
        assertTrue(reader.outcome(stored).copies() > 0, "what waited for room was stored then");
        assertEquals(1, readBy(dht, List.of(reader), item));
    }

    /** A router that starts anew: who did not answer in the meantime is not hidden for an hour. */
    @Test
    void anOutageOfHalfAMinuteIsForgottenAMinuteLater() {
        SimDht dht = new SimDht(15, 0);
        dht.grow(8, Duration.ofMillis(100));
        dht.network.runFor(Duration.ofMinutes(10));
        SimNode reader = dht.nodes.getLast();
        int before = reader.engine.stats(NetworkId.MAINLINE).contacts();
        List<Cut> cable =
                dht.network.partition(hosts(List.of(reader)), hosts(dht.nodes.subList(0, dht.nodes.size() - 1)));
        long _ = get(reader, item(dht, Bytes.random(dht.random, 32), 1));
        dht.network.runFor(Duration.ofSeconds(30));
        assertTrue(reader.engine.stats(NetworkId.MAINLINE).contacts() < before, "who is silent does not count");
        cable.forEach(Cut::heal);
        dht.network.runFor(Duration.ofSeconds(70));
        assertEquals(before, reader.engine.stats(NetworkId.MAINLINE).contacts(), dht.network::toString);
    }

    @Test
    void halfOfAllNodesMayLeaveAtOnce() {
        SimDht dht = network(13);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Item item = item(dht, Bytes.random(dht.random, 32), 1);
            items.add(item);
            put(dht.any(), item);
            dht.network.runFor(Duration.ofMillis(300));
        }
        dht.network.runFor(LONG_ENOUGH);
        for (int i = 0; i < NODES / 2; i++) {
            dht.remove(dht.any());
        }
        int found = 0;
        for (Item item : items) {
            found += readBy(dht, List.of(dht.any(), dht.any(), dht.any()), item);
        }
        assertEquals(30, found, dht.network::toString);
    }

    private static List<Host> hosts(List<SimNode> nodes) {
        return nodes.stream().map(node -> node.host).toList();
    }
}
