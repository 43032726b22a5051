package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import chat.warren.simulator.net.Host;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Attackers with many nodes: everywhere, and around one place. */
class AttackTest {
    private static final int HONEST = 60;
    private static final int COPIES = 20;

    /** How many of so many readers find an item that was stored while the attackers sat there. */
    record Result(int found, int readers, int swallowed) {}

    @Test
    void aFifthOfAllNodesCannotHideWhatIsStored() {
        SimDht dht = network(false);
        List<Sybil> sybils = new ArrayList<>();
        List<Contact> gang = new ArrayList<>();
        for (int i = 0; i < HONEST / 4; i++) {
            Host host = dht.stranger(address(40 + i, i, 9));
            sybils.add(new Sybil(host, BoundId.make(host.v4(), dht.random), gang, addresses(dht)));
        }
        Result result = attacked(dht, sybils, Bytes.random(dht.random, 32));
        assertEquals(result.readers(), result.found(), result::toString);
        assertTrue(result.swallowed() > 0, "they were among those who were asked to store");
    }

    /** One rented network, an address in each of its customers' prefixes, and every id that the address allows. */
    @Test
    void aRentedNetworkAroundOnePlaceCannotHideIt() {
        Result result = eclipsed(network(false), true);
        assertEquals(result.readers(), result.found(), result::toString);
    }

    /** The same with ids of their choice, which no rule of addresses allows. */
    @Test
    void chosenIdsAroundOnePlaceCannotHideIt() {
        Result result = eclipsed(network(false), false);
        assertEquals(result.readers(), result.found(), result::toString);
    }

    /** That the attack works where the rules do not hold shows that it is the rules that stop it. */
    @Test
    void withoutTheRulesOfAddressesTheSameAttackHidesIt() {
        Result result = eclipsed(network(true), false);
        assertTrue(result.found() <= result.readers() / 4, result::toString);
    }

    static Result eclipsed(SimDht dht, boolean boundIds) {
        byte[] seed = Bytes.random(dht.random, 32);
        Id target = item(seed).target();
        List<Sybil> sybils = new ArrayList<>();
        List<Contact> gang = new ArrayList<>();
        boolean exempt = dht.any().address().getAddress().isSiteLocalAddress();
        for (int i = 0; i < HONEST; i++) {
            Host host = dht.stranger(address(exempt ? 10 : 66, 66, i));
            Id id = boundIds ? nearest(target, host.v4(), dht) : target.randomInBucket(40 + i, dht.random);
            sybils.add(new Sybil(host, id, gang, addresses(dht)));
        }
        return attacked(dht, sybils, seed);
    }

    private static Result attacked(SimDht dht, List<Sybil> sybils, byte[] seed) {
        dht.network.runFor(Duration.ofMinutes(3));
        Item item = item(seed);
        SimNode author = dht.any();
        author.engine.put(author.now(), NetworkId.MAINLINE, item, OptionalLong.empty(), COPIES);
        author.go();
        dht.network.runFor(Duration.ofSeconds(20));
        Map<SimNode, Long> gets = new LinkedHashMap<>();
        for (SimNode reader : dht.nodes) {
            gets.put(reader, reader.engine.get(reader.now(), NetworkId.MAINLINE, ItemName.of(item)));
            reader.go();
        }
        dht.network.runFor(Duration.ofSeconds(15));
        int found = 0;
        for (Map.Entry<SimNode, Long> get : gets.entrySet()) {
            found += item.equals(get.getKey().item(get.getValue())) ? 1 : 0;
        }
        return new Result(
                found,
                gets.size(),
                sybils.stream().mapToInt(one -> one.swallowed).sum());
    }

    private static SimDht network(boolean withoutRules) {
        SimDht dht = new SimDht(21, 0.01);
        if (withoutRules) {
            dht.withoutAddressRules();
        }
        dht.grow(HONEST, Duration.ofMillis(100));
        dht.network.runFor(Duration.ofMinutes(1));
        return dht;
    }

    private static Item.Mutable item(byte[] seed) {
        return Item.Mutable.sign(seed, ByteString.EMPTY, 1, ByteString.ascii("where I am"));
    }

    /** The best of the ids that go with an address: three bits of them are free, and those beyond the 21st. */
    private static Id nearest(Id target, InetAddress address, SimDht dht) {
        Id best = BoundId.make(address, dht.random);
        for (int i = 0; i < 200; i++) {
            Id drawn = BoundId.make(address, dht.random);
            best = target.compareDistance(drawn, best) < 0 ? drawn : best;
        }
        return best;
    }

    private static List<InetSocketAddress> addresses(SimDht dht) {
        return dht.nodes.stream().map(SimNode::address).toList();
    }

    private static InetAddress address(int first, int second, int third) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) second, (byte) third, 7});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Four bytes are an address.
        }
    }
}
