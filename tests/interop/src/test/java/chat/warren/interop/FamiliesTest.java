package chat.warren.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two networks over one port, IPv4 and IPv6, and nodes that only read: what libtorrent and we tell each other of them.
 */
class FamiliesTest {
    private static final int PATIENCE_SECONDS = 30;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private OurNode ours(String... hosts) throws IOException {
        OurNode node = new OurNode(hosts);
        open.add(node);
        return node;
    }

    private ForeignNode foreign(ForeignNode node) {
        open.add(node);
        return node;
    }

    private static void finds(OurNode node, InetSocketAddress wanted) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        List<InetSocketAddress> found = List.of();
        while (!found.contains(wanted) && Instant.now().isBefore(deadline)) {
            found = node.found();
            Thread.sleep(100);
        }
        assertTrue(found.contains(wanted), wanted + " is not among " + found);
    }

    /** Tells it of a node until it knows one: of the first word it sometimes makes nothing. */
    private static void comesIn(ForeignNode node, OurNode by) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (node.ask("nodes").get("count").getAsInt() == 0 && Instant.now().isBefore(deadline)) {
            node.ask("add", "host", "127.0.0.1", "port", by.address().getPort());
            Thread.sleep(500);
        }
    }

    @Test
    void overOneFamilyTheyTellUsOfTheOther() throws Exception {
        ForeignNode both = foreign(ForeignNode.libtorrentOfBothFamilies());
        OurNode six = ours("::1").knows(both.address6());
        six.findsNodes(1);
        OurNode newcomer = ours("127.0.0.1", "::1").knows(both.address());
        finds(newcomer, six.address()); // BEP 32: asked for n6, an answer over IPv4 brings nodes6.
    }

    @Test
    void weLeaveOutANodeOfTheirsThatOnlyReads() throws Exception {
        OurNode keeper = ours("127.0.0.1");
        OurNode author = ours("127.0.0.1").knows(keeper.address());
        author.findsNodes(1);
        Item item = new Item.Immutable(ByteString.ascii("for those who only read"));
        assertEquals(1, author.put(item, OptionalLong.empty()).copies());
        ForeignNode reader = foreign(ForeignNode.libtorrentThatOnlyReads());
        comesIn(reader, keeper);
        assertEquals(
                ((ByteString) item.value()).asHex(),
                reader.ask("get", "target", item.target().asHex()).get("value").getAsString());
        OurNode other = ours("127.0.0.1").knows(keeper.address());
        other.findsNodes(2);
        assertFalse(other.found().contains(reader.address()), "BEP 43: it asked, and is told of to nobody");
    }
}
