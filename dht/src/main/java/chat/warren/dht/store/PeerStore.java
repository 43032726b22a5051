package chat.warren.dht.store;

import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Who takes part in which torrent, as announced. */
public final class PeerStore {
    /** Clients announce every 15 to 30 minutes; twice that forgives one that was lost. */
    static final Duration KEPT_FOR = Duration.ofMinutes(45);

    static final int MAX_TORRENTS = 2000;
    static final int MAX_PEERS_PER_TORRENT = 200;
    static final int MAX_PEERS = 20_000;

    /** A household with many torrents; not a farm. */
    static final int MAX_PER_SOURCE = 200;

    private final Map<Id, Map<InetSocketAddress, Instant>> torrents = new LinkedHashMap<>();
    private final Quota quota = new Quota(MAX_PER_SOURCE);
    private int peers;

    public boolean announce(Id infoHash, InetSocketAddress peer, Instant now) {
        Map<InetSocketAddress, Instant> swarm = torrents.get(infoHash);
        if (swarm != null && swarm.containsKey(peer)) {
            swarm.put(peer, now.plus(KEPT_FOR));
            return true;
        }
        boolean full = peers >= MAX_PEERS
                || !quota.hasRoom(peer)
                || (swarm == null ? torrents.size() >= MAX_TORRENTS : swarm.size() >= MAX_PEERS_PER_TORRENT);
        if (full) {
            return false;
        }
        torrents.computeIfAbsent(infoHash, hash -> new LinkedHashMap<>()).put(peer, now.plus(KEPT_FOR));
        quota.take(peer);
        peers++;
        return true;
    }

    /**
     * Some of the peers of one family, drawn anew each time so that every one of a large swarm is found by somebody.
     */
    public List<InetSocketAddress> find(Id infoHash, Family family, int count, RandomGenerator random, Instant now) {
        List<InetSocketAddress> found = new ArrayList<>();
        torrents.getOrDefault(infoHash, Map.of()).forEach((peer, until) -> {
            if (now.isBefore(until) && Family.of(peer) == family) {
                found.add(peer);
            }
        });
        for (int i = 0; i < Math.min(count, found.size()); i++) {
            Collections.swap(found, i, random.nextInt(i, found.size()));
        }
        return List.copyOf(found.subList(0, Math.min(count, found.size())));
    }

    public void expire(Instant now) {
        torrents.values().removeIf(swarm -> {
            swarm.entrySet().removeIf(entry -> {
                boolean over = !now.isBefore(entry.getValue());
                if (over) {
                    quota.giveBack(entry.getKey());
                    peers--;
                }
                return over;
            });
            return swarm.isEmpty();
        });
    }

    public int size() {
        return peers;
    }
}
