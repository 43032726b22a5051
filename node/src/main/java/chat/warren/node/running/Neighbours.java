package chat.warren.node.running;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lan.Beacon;
import chat.warren.node.lan.LanSearch;
import chat.warren.node.link.Acquaintance.Openness;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Friends on our own network. Only those who may know where we are are called there. */
final class Neighbours {
    private final LanSearch<PairId> search;

    Neighbours(RandomGenerator random, Instant now) {
        this.search = new LanSearch<>(random, now);
    }

    void expect(Counterpart friend, Instant wall, Instant now) {
        boolean open = friend.acquaintance().openness() == Openness.ADDRESSES;
        List<Beacon.Marker> markers = open
                ? friend.keys().nearest(wall, now).stream()
                        .<Beacon.Marker>map(door -> door::mark)
                        .toList()
                : List.of();
        search.expect(friend.id(), markers);
    }

    void forget(PairId pair) {
        search.expect(pair, List.of());
    }

    void networkChanged(Instant now) {
        search.networkChanged(now);
    }

    List<byte[]> due(Instant now) {
        return search.due(now);
    }

    Instant deadline() {
        return search.deadline();
    }

    Optional<LanSearch.Nearby<PairId>> heard(InetSocketAddress from, byte[] datagram, Instant now) {
        try {
            return search.receive(from, datagram, now);
        } catch (MalformedException e) {
            return Optional.empty(); // Somebody else's idea of this group.
        }
    }
}
