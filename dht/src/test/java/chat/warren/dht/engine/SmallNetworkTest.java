package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SmallNetworkTest {
    private static final int MISSES = 20;

    @Test
    void whatOneNodeStoresEveryOtherFinds() {
        SimDht dht = new SimDht(1, 0.01);
        dht.grow(60, Duration.ofMillis(500));
        dht.network.runFor(Duration.ofMinutes(1));
        assertTrue(dht.nodes.stream().allMatch(node -> node.joined));

        SimNode author = dht.any();
        Item.Mutable item =
                Item.Mutable.sign(Bytes.random(dht.random, 32), ByteString.EMPTY, 1, ByteString.ascii("hello"));
        long put = author.engine.put(author.now(), NetworkId.MAINLINE, item, OptionalLong.empty(), 8);
        author.go();
        dht.network.runFor(Duration.ofSeconds(10));
        assertTrue(author.outcome(put).copies() >= 8, () -> author.outcome(put).toString());

        for (SimNode reader : dht.nodes) {
            long get = reader.engine.get(reader.now(), NetworkId.MAINLINE, ItemName.of(item));
            reader.go();
            dht.network.runFor(Duration.ofSeconds(5));
            assertEquals(item, reader.item(get), "seed 1, " + reader.host.name());
        }
    }

    @Test
    void whatNobodyHasIsGivenUpBeforeHalfOfTheNetworkIsAsked() {
        SimDht dht = new SimDht(2, 0.01);
        dht.grow(64, Duration.ofMillis(500));
        dht.network.runFor(Duration.ofMinutes(5));
        int asked = 0;
        int lightly = 0;
        for (int i = 0; i < MISSES; i++) {
            asked += miss(dht, Effort.FULL);
            lightly += miss(dht, Effort.LIGHT);
        }
        assertTrue(2 * asked < MISSES * dht.nodes.size(), "asked " + asked);
        assertTrue(4 * lightly < 3 * asked, "asked lightly " + lightly + " of " + asked);
    }

    @Test
    void aNewcomerAsksItsQuestionAtTheDoor() {
        SimDht dht = new SimDht(3, 0);
        dht.grow(40, Duration.ofMillis(500));
        SimNode author = dht.any();
        Item item = new Item.Immutable(ByteString.ascii("hello"));
        author.engine.put(author.now(), NetworkId.MAINLINE, item, OptionalLong.empty(), 8);
        author.go();
        dht.network.runFor(Duration.ofSeconds(10));

        SimNode newcomer = dht.add();
        dht.join(newcomer, 1);
        long get = newcomer.engine.get(newcomer.now(), NetworkId.MAINLINE, ItemName.of(item));
        newcomer.go();
        dht.network.runFor(Duration.ofSeconds(5));
        assertEquals(item, newcomer.item(get));
    }

    @Test
    void aNewcomerBeforeAClosedDoorIsToldSo() {
        SimDht dht = new SimDht(4, 0);
        SimNode gone = dht.add();
        SimNode newcomer = dht.add();
        newcomer.engine.bootstrap(newcomer.now(), NetworkId.MAINLINE, List.of(gone.address()));
        dht.remove(gone);
        long get = newcomer.engine.get(newcomer.now(), NetworkId.MAINLINE, new ItemName.Hash(Id.random(dht.random)));
        newcomer.go();
        dht.network.runFor(Duration.ofSeconds(5));
        assertEquals(0, newcomer.outcome(get).closest().size());
    }

    private static int miss(SimDht dht, Effort effort) {
        SimNode reader = dht.any();
        ItemName nobodys = new ItemName.Hash(Id.random(dht.random));
        long get = reader.engine.get(reader.now(), NetworkId.MAINLINE, nobodys, effort);
        reader.go();
        dht.network.runFor(Duration.ofSeconds(5));
        return reader.outcome(get).asked();
    }
}
