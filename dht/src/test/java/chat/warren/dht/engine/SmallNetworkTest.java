package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SmallNetworkTest {
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
}
