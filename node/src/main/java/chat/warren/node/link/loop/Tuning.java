package chat.warren.node.link.loop;

import chat.warren.node.link.Lane;
import chat.warren.node.link.LinkConfig;
import chat.warren.node.path.PathView;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicCongestionControlAlgorithm;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How QUIC is set for one friend at the other end. */
final class Tuning {
    /**
     * Fits, sealed, over Ethernet, over PPPoE and over IPv6 on either. Narrower paths carry it in pieces, since QUIC
     * cannot be told of a path that changes.
     */
    static final int PACKET_BYTES = 1_399;
    /** Longest that is understood; a friend's program may know wider paths. */
    private static final int MOST_PACKET_BYTES = 1_500;
    /**
     * A friend can fill these with what nobody reads, and the library lets them grow to 16 and 24 MB while we read as
     * fast as they send. Nearly what 100 Mb/s over 100 ms has under way; more than that they grow by.
     */
    private static final int STREAM_WINDOW_BYTES = 1 << 20;

    /** The lanes and the link's own stream; whoever opens more is cut off by QUIC. */
    private static final int STREAMS = 1 + Lane.values().length;
    /** All lanes may be full and unread, and the link's own stream goes on. */
    private static final int CONNECTION_WINDOW_BYTES = (STREAMS + 1) * STREAM_WINDOW_BYTES;

    /** What RFC 9002 (7.2) allows whoever knows nothing of the line. */
    private static final int FIRST_PACKETS = 10;
    /**
     * On this machine or in this room: half a megabyte is over in milliseconds. BBR takes what it sees at the beginning
     * for all there is, and where a round trip is shorter than a turn of two threads it sees little.
     */
    private static final int FIRST_NEARBY_PACKETS = 300;

    /** In every packet. A client's first one must have 8 bytes (RFC 9000, 7.2), and there is one connection to tell. */
    private static final int CONNECTION_ID_BYTES = 8;

    private static final Duration NEARBY = Duration.ofMillis(2);

    private Tuning() {}

    static <B extends QuicCodecBuilder<B>> B tune(
            B builder, LinkConfig config, boolean dials, Optional<PathView> path) {
        boolean near = path.filter(way -> way.roundTrip().compareTo(NEARBY) < 0).isPresent();
        return builder.initialCongestionWindowPackets(near ? FIRST_NEARBY_PACKETS : FIRST_PACKETS)
                .maxIdleTimeout(config.idle().toMillis(), TimeUnit.MILLISECONDS)
                .maxSendUdpPayloadSize(PACKET_BYTES)
                .maxRecvUdpPayloadSize(MOST_PACKET_BYTES)
                .initialMaxData(CONNECTION_WINDOW_BYTES)
                .initialMaxStreamDataBidirectionalLocal(STREAM_WINDOW_BYTES)
                .initialMaxStreamDataBidirectionalRemote(STREAM_WINDOW_BYTES)
                // Only the side that dials opens streams.
                .initialMaxStreamsBidirectional(dials ? 0 : STREAMS)
                .initialMaxStreamsUnidirectional(0)
                .localConnectionIdLength(CONNECTION_ID_BYTES)
                .activeMigration(false)
                .grease(false)
                // One datagram lost in a hundred is weather, not a full line: CUBIC takes it for one (docs/link.md).
                .congestionControlAlgorithm(QuicCongestionControlAlgorithm.BBR);
    }
}
