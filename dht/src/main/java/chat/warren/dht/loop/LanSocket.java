package chat.warren.dht.loop;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.join.Errands;
import chat.warren.dht.join.LanBeacon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The socket for beacons, in every multicast group of the machine's networks. Shared with other programs that listen.
 */
final class LanSocket {
    /** A LAN with hundreds of BitTorrent clients sends a few a second. */
    private static final int READS_AT_ONCE = 16;
    /** Beacons do not leave the local network, whatever a router is set to. */
    private static final int HOPS = 1;

    private final LanGroup group;
    private final DatagramChannel channel;
    private final Set<NetworkInterface> joined = new HashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(LanBeacon.MAX_BYTES + 1);

    private LanSocket(LanGroup group, DatagramChannel channel) {
        this.group = group;
        this.channel = channel;
    }

    static LanSocket open(LanGroup group, Selector selector) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        boolean ready = false;
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
            channel.setOption(
                    StandardSocketOptions.IP_MULTICAST_LOOP, true); // Two nodes on one machine are neighbours.
            channel.bind(new InetSocketAddress(
                    InetAddress.ofLiteral("0.0.0.0"), group.address().getPort()));
            channel.configureBlocking(false);
            SelectionKey _ = channel.register(selector, SelectionKey.OP_READ);
            LanSocket socket = new LanSocket(group, channel);
            socket.joinAll();
            ready = true;
            return socket;
        } finally {
            if (!ready) {
                channel.close();
            }
        }
    }

    /** Networks come and go; those that came are joined. */
    private void joinAll() {
        for (NetworkInterface network : group.interfaces()) {
            if (joined.contains(network)) {
                continue;
            }
            try {
                channel.join(group.address().getAddress(), network);
                joined.add(network);
            } catch (IOException e) {
                joined.remove(network); // One without IPv4, or that has just gone: tried again with the next beacon.
            }
        }
    }

    void send(LanBeacon beacon) {
        joinAll();
        byte[] bytes = beacon.encode(group.asText());
        for (NetworkInterface network : Set.copyOf(joined)) {
            try {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
                channel.send(ByteBuffer.wrap(bytes), group.address());
            } catch (IOException e) {
                joined.remove(network); // Gone, or down. When it comes back it is joined again.
            }
        }
    }

    void receive(Errands.BeaconHeard listener, Instant now) {
        for (int i = 0; i < READS_AT_ONCE; i++) {
            buffer.clear();
            InetSocketAddress from;
            try {
                from = (InetSocketAddress) channel.receive(buffer);
            } catch (IOException e) {
                return; // Read again when there is something to read again.
            }
            if (from == null) {
                return;
            }
            buffer.flip();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            read(bytes).ifPresent(beacon -> listener.heard(from, beacon, now));
        }
    }

    /** Empty for another program's idea of multicast. */
    private static Optional<LanBeacon> read(byte[] bytes) {
        try {
            return Optional.of(LanBeacon.parse(bytes));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
