package chat.warren.storage.network;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.util.List;

/** DHT nodes to begin with next time, so that nobody needs a server to begin with. */
public final class CachedPeers {
    /** A routing table's worth. Half of the nodes are gone within a day, and a hundred living ones are plenty. */
    public static final int MAX_PER_NETWORK = 1_000;

    private final SealedTable<CachedPeer> table =
            new SealedTable<>("peer", CachedPeer.FORMAT, peer -> owner(peer.network()), CachedPeer::node);

    /** Keeps these instead of those kept before: the first {@link #MAX_PER_NETWORK}. */
    public void replace(Transaction transaction, CachedPeer.Network network, List<CachedPeer> peers)
            throws StorageException {
        table.removeOf(transaction, owner(network));
        for (CachedPeer peer : peers.subList(0, Math.min(peers.size(), MAX_PER_NETWORK))) {
            if (peer.network() != network) {
                throw new IllegalArgumentException("a peer of another network");
            }
            table.put(transaction, peer);
        }
    }

    public List<CachedPeer> all(Snapshot snapshot, CachedPeer.Network network) throws StorageException {
        return table.ofOwner(snapshot, owner(network), 0, MAX_PER_NETWORK).stream()
                .map(Placed::value)
                .toList();
    }

    private static Octets owner(CachedPeer.Network network) {
        return Octets.of(new byte[] {(byte) CachedPeer.ALL.indexOf(network)});
    }

    public SealedTable<CachedPeer> table() {
        return table;
    }
}
