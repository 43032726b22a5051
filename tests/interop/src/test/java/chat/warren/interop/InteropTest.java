package chat.warren.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our node and each of the foreign ones: each begins from the other, and finds what the other keeps. */
class InteropTest {
    private static final int PATIENCE_SECONDS = 30;

    private final SecureRandom random = new SecureRandom();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** The foreigners, each over the families it speaks. */
    enum Foreign {
        NPM("127.0.0.1"),
        LIBTORRENT("127.0.0.1"),
        LIBTORRENT_6("::1");

        final String host;

        Foreign(String host) {
            this.host = host;
        }

        ForeignNode start(InetSocketAddress... bootstrap) throws IOException {
            return this == NPM ? ForeignNode.bittorrentDht(host, bootstrap) : ForeignNode.libtorrent(host, bootstrap);
        }

        boolean isLibtorrent() {
            return this != NPM;
        }
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private ForeignNode foreign(Foreign kind, InetSocketAddress... bootstrap) throws IOException {
        ForeignNode node = kind.start(bootstrap);
        open.add(node);
        return node;
    }

    private OurNode ours(Foreign kind) throws IOException {
        OurNode node = new OurNode(kind.host);
        open.add(node);
        return node;
    }

    /** Told of it later: what libtorrent begins from is to it a router, which it never asks to keep anything. */
    private ForeignNode foreignThatKnows(Foreign kind, OurNode node) throws IOException, InterruptedException {
        ForeignNode foreign = foreign(kind);
        foreign.ask("add", "host", kind.host, "port", node.address().getPort());
        waitForNodes(foreign, 1);
        return foreign;
    }

    private static void waitForNodes(ForeignNode node, int count) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        int known = 0;
        while (known < count && Instant.now().isBefore(deadline)) {
            known = node.ask("nodes").get("count").getAsInt();
            Thread.sleep(200);
        }
        assertTrue(known >= count, "the foreign node knows " + known);
    }

    private static Item.Mutable item(byte[] seed, String salt, long sequence, String value) {
        return Item.Mutable.sign(seed, ByteString.ascii(salt), sequence, ByteString.ascii(value));
    }

    private static JsonObject getMutable(Foreign kind, ForeignNode node, Item.Mutable item) throws IOException {
        String salt = item.salt().asHex();
        if (kind.isLibtorrent()) {
            return node.ask("get_mutable", "key", item.key().asHex(), "salt", salt);
        }
        return node.ask("get", "target", item.target().asHex(), "salt", salt);
    }

    @ParameterizedTest
    @EnumSource
    void theyBeginFromUs(Foreign kind) throws Exception {
        OurNode first = ours(kind);
        OurNode second = ours(kind).knows(first.address());
        second.findsNodes(1);
        ForeignNode foreign = foreign(kind, first.address());
        // Also the one that only we could name. Libtorrent does not count the one it began from.
        waitForNodes(foreign, kind.isLibtorrent() ? 1 : 2);
        assertTrue(second.answers(foreign.address()));
        second.findsNodes(2);
    }

    @ParameterizedTest
    @EnumSource
    void weBeginFromThem(Foreign kind) throws Exception {
        ForeignNode foreign = foreign(kind);
        OurNode first = ours(kind).knows(foreign.address());
        first.findsNodes(1);
        assertFalse(kind.isLibtorrent() && first.seen.isEmpty(), "BEP 42: they tell us our address");
        first.seen.forEach(told -> assertEquals(first.address(), told.observed()));
        OurNode second = ours(kind).knows(foreign.address());
        second.findsNodes(2); // Them, and the one that only they could name.
    }

    @ParameterizedTest
    @EnumSource
    void whatWeStoreTheyServe(Foreign kind) throws Exception {
        ForeignNode foreign = foreign(kind);
        OurNode author = ours(kind).knows(foreign.address());
        author.findsNodes(1);
        Item immutable = new Item.Immutable(ByteString.ascii("for whoever knows the hash"));
        Item mutable = item(Bytes.random(random, 32), "", 3, "for whoever knows the key");
        Item salted = item(Bytes.random(random, 32), "a pinch", 4, "and the salt");
        for (Item each : List.of(immutable, mutable, salted)) {
            assertEquals(1, author.put(each, OptionalLong.empty()).copies());
        }
        author.close();
        OurNode reader = ours(kind).knows(foreign.address()); // It knows nobody else: it is they who serve.
        reader.findsNodes(1);
        for (Item each : List.of(immutable, mutable, salted)) {
            assertEquals(Optional.of(each), reader.get(ItemName.of(each)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWeServeTheyFind(Foreign kind) throws Exception {
        OurNode keeper = ours(kind);
        OurNode author = ours(kind).knows(keeper.address());
        author.findsNodes(1);
        Item immutable = new Item.Immutable(ByteString.ascii("for whoever knows the hash"));
        Item.Mutable mutable = item(Bytes.random(random, 32), "", 3, "for whoever knows the key");
        Item.Mutable salted = item(Bytes.random(random, 32), "a pinch", 4, "and the salt");
        for (Item each : List.of(immutable, mutable, salted)) {
            assertEquals(1, author.put(each, OptionalLong.empty()).copies());
        }
        author.close();
        ForeignNode foreign = foreignThatKnows(kind, keeper);
        JsonObject found = foreign.ask("get", "target", immutable.target().asHex());
        assertEquals(
                ((ByteString) immutable.value()).asHex(), found.get("value").getAsString());
        for (Item.Mutable each : List.of(mutable, salted)) {
            JsonObject answer = getMutable(kind, foreign, each);
            assertTrue(answer.has("value"), answer.toString());
            assertEquals(
                    ((ByteString) each.value()).asHex(), answer.get("value").getAsString());
            assertEquals(each.sequence(), answer.get("seq").getAsLong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheyStoreWeKeepAndFind(Foreign kind) throws Exception {
        OurNode keeper = ours(kind);
        ForeignNode foreign = foreignThatKnows(kind, keeper);
        String value = HexFormat.of().formatHex("written by others".getBytes(StandardCharsets.US_ASCII));
        String target =
                foreign.ask("put_immutable", "value", value).get("target").getAsString();
        byte[] seed = Bytes.random(random, 32);
        String key = HexFormat.of().formatHex(Ed25519.publicKey(seed));
        String salt = HexFormat.of().formatHex(new byte[] {1, 2, 3});
        JsonObject stored = foreign.ask(
                "put_mutable",
                "seed",
                HexFormat.of().formatHex(seed),
                "key",
                key,
                "salt",
                salt,
                "seq",
                1,
                "value",
                value);
        assertFalse(stored.has("error") || stored.has("missing"), stored.toString());
        foreign.close();
        OurNode reader = ours(kind).knows(keeper.address());
        reader.findsNodes(1);
        assertEquals(
                Optional.of(ByteString.hex(value)),
                reader.get(new ItemName.Hash(Id.hex(target))).map(Item::value));
        assertEquals(
                Optional.of(ByteString.hex(value)),
                reader.get(new ItemName.Key(ByteString.hex(key), ByteString.hex(salt)))
                        .map(Item::value));
    }

    @ParameterizedTest
    @EnumSource
    void theyRefuseAnOldNumberAndAWrongComparison(Foreign kind) throws Exception {
        ForeignNode foreign = foreign(kind);
        OurNode author = ours(kind).knows(foreign.address());
        author.findsNodes(1);
        byte[] seed = Bytes.random(random, 32);
        assertEquals(
                1, author.put(item(seed, "", 5, "five"), OptionalLong.empty()).copies());
        assertEquals(
                0, author.put(item(seed, "", 4, "four"), OptionalLong.of(5)).copies());
        assertEquals(0, author.put(item(seed, "", 6, "six"), OptionalLong.of(4)).copies());
        assertEquals(1, author.put(item(seed, "", 6, "six"), OptionalLong.of(5)).copies());
        Item last = author.get(ItemName.of(item(seed, "", 6, "six"))).orElseThrow();
        assertEquals(ByteString.ascii("six"), last.value());
    }

    @ParameterizedTest
    @EnumSource
    void theyFindPeersThatWeAnnounceAndWeFindTheirs(Foreign kind) throws Exception {
        OurNode keeper = ours(kind);
        ForeignNode foreign = foreignThatKnows(kind, keeper);
        OurNode seeder = ours(kind).knows(keeper.address(), foreign.address());
        seeder.findsNodes(2);
        Id ourTorrent = Id.random(random);
        assertEquals(2, seeder.announce(ourTorrent, 4321).copies());
        String peers = foreign.ask("peers", "infohash", ourTorrent.asHex()).toString();
        assertTrue(peers.contains(":4321"), peers);

        Id theirTorrent = Id.random(random);
        JsonObject announced = foreign.ask("announce", "infohash", theirTorrent.asHex(), "port", 4322);
        int port = announced.has("port") ? announced.get("port").getAsInt() : 4322;
        List<InetSocketAddress> found = List.of();
        Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (found.isEmpty() && Instant.now().isBefore(deadline)) {
            found = seeder.peers(theirTorrent);
            Thread.sleep(200);
        }
        assertEquals(List.of(new InetSocketAddress(foreign.address().getAddress(), port)), found);
    }

    @ParameterizedTest
    @EnumSource
    void theyLeaveOutAReadOnlyNode(Foreign kind) throws Exception {
        ForeignNode foreign = foreign(kind);
        OurNode shy = ours(kind);
        shy.readOnly();
        shy.knows(foreign.address()).findsNodes(1);
        OurNode other = ours(kind).knows(foreign.address());
        other.findsNodes(1);
        assertFalse(other.answers(shy.address()), "BEP 43: it asks, but does not answer");
    }
}
