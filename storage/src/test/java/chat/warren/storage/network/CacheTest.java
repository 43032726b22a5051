package chat.warren.storage.network;

import static chat.warren.storage.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.row.Octets;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    private final CachedPeers peers = new CachedPeers();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private static Endpoint endpoint(int number) {
        return new Endpoint(
                Octets.of(ByteBuffer.allocate(4).putInt(0x0a000000 + number).array()), 6881);
    }

    private static CachedPeer peer(CachedPeer.Network network, int number) {
        Octets node = Octets.of(ByteBuffer.allocate(20).putInt(number).array());
        return new CachedPeer(network, node, endpoint(number), NOON, 1_000L + number);
    }

    private static List<CachedPeer> peers(CachedPeer.Network network, int count) {
        return IntStream.range(0, count).mapToObj(i -> peer(network, i)).toList();
    }

    @Test
    void aNetworksPeersAreReplacedAsAWholeAndOnlyThey() throws StorageException {
        List<CachedPeer> overlay = peers(CachedPeer.Network.OVERLAY, 5);
        scratch.change(transaction -> {
            peers.replace(transaction, CachedPeer.Network.MAINLINE, peers(CachedPeer.Network.MAINLINE, 50));
            peers.replace(transaction, CachedPeer.Network.OVERLAY, overlay);
            peers.replace(transaction, CachedPeer.Network.MAINLINE, peers(CachedPeer.Network.MAINLINE, 3));
        });
        assertEquals(
                peers(CachedPeer.Network.MAINLINE, 3),
                scratch.read(snapshot -> peers.all(snapshot, CachedPeer.Network.MAINLINE)));
        assertEquals(overlay, scratch.read(snapshot -> peers.all(snapshot, CachedPeer.Network.OVERLAY)));
    }

    @Test
    void noMoreAreKeptThanAreOfUse() throws StorageException {
        List<CachedPeer> many = peers(CachedPeer.Network.MAINLINE, CachedPeers.MAX_PER_NETWORK + 10);
        scratch.change(transaction -> peers.replace(transaction, CachedPeer.Network.MAINLINE, many));
        assertEquals(
                many.subList(0, CachedPeers.MAX_PER_NETWORK),
                scratch.read(snapshot -> peers.all(snapshot, CachedPeer.Network.MAINLINE)));
    }

    @Test
    void aPeerOfAnotherNetworkIsRefusedAndTheOldOnesStay() throws StorageException {
        scratch.change(transaction ->
                peers.replace(transaction, CachedPeer.Network.MAINLINE, peers(CachedPeer.Network.MAINLINE, 3)));
        assertThrows(
                IllegalArgumentException.class,
                () -> scratch.change(transaction ->
                        peers.replace(transaction, CachedPeer.Network.MAINLINE, peers(CachedPeer.Network.OVERLAY, 3))));
        assertEquals(
                3,
                scratch.read(snapshot -> peers.all(snapshot, CachedPeer.Network.MAINLINE))
                        .size());
    }

    @Test
    void anEndpointIsAnAddressAndAPortAndNeverPrintsThem() {
        assertThrows(IllegalArgumentException.class, () -> new Endpoint(Octets.of(new byte[5]), 1));
        assertThrows(IllegalArgumentException.class, () -> new Endpoint(Octets.of(new byte[4]), 65_536));
        assertFalse(endpoint(1).toString().contains("6881"));
    }
}
