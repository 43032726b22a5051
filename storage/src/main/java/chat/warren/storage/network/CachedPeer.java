package chat.warren.storage.network;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;

/**
 * A DHT node that answered.
 *
 * @param roundTripMicros how fast
 */
public record CachedPeer(Network network, Octets node, Endpoint endpoint, Instant answered, long roundTripMicros) {
    /** Stored by position in {@link #ALL}. */
    public enum Network {
        MAINLINE,
        OVERLAY
    }

    static final List<Network> ALL = List.of(Network.values());

    static final RowFormat<CachedPeer> FORMAT = new RowFormat<>() {
        @Override
        public void write(CachedPeer peer, RowWriter out) {
            out.choice(ALL, peer.network)
                    .octets(peer.node)
                    .octets(peer.endpoint.address())
                    .u32(peer.endpoint.port())
                    .instant(peer.answered)
                    .i64(peer.roundTripMicros);
        }

        @Override
        public CachedPeer read(RowReader in) throws MalformedException {
            return new CachedPeer(
                    in.choice(ALL), in.octets(), new Endpoint(in.octets(), (int) in.u32()), in.instant(), in.i64());
        }
    };
}
