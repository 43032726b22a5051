package chat.warren.node.running.loop;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** One multicast group on all networks at hand: a thread that listens, and a way to call. */
final class GroupSocket implements AutoCloseable {
    /** Beacons have 1,400 bytes at most; one more shows what was longer. */
    private static final int MAX_DATAGRAM = 1_401;

    private final InetSocketAddress group;
    private final boolean loopback;
    private final DatagramChannel channel;
    private final Set<NetworkInterface> joined = ConcurrentHashMap.newKeySet();

    private GroupSocket(InetSocketAddress group, boolean loopback, DatagramChannel channel) {
        this.group = group;
        this.loopback = loopback;
        this.channel = channel;
    }

    /** Empty when the system or another program does not allow it: the LAN is silent then, and the rest works. */
    static Optional<GroupSocket> open(
            InetSocketAddress group, boolean loopback, BiConsumer<InetSocketAddress, byte[]> heard) {
        boolean four = group.getAddress() instanceof Inet4Address;
        try {
            DatagramChannel channel =
                    DatagramChannel.open(four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
            GroupSocket socket = new GroupSocket(group, loopback, channel);
            boolean ready = false;
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true); // Several nodes on one machine.
                bind(channel, group);
                socket.joinAll();
                ready = true;
            } finally {
                if (!ready) {
                    channel.close();
                }
            }
            Thread.ofPlatform().daemon().name("warren-lan").start(() -> socket.listen(heard));
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /**
     * To the group alone, so that to whatever is sent to the machine itself the port is closed, as all of its ports are
     * that nobody uses. Not every system lets us.
     */
    private static void bind(DatagramChannel channel, InetSocketAddress group) throws IOException {
        try {
            channel.bind(group);
        } catch (SocketException e) {
            String anywhere = group.getAddress() instanceof Inet4Address ? "0.0.0.0" : "::";
            channel.bind(new InetSocketAddress(InetAddress.ofLiteral(anywhere), group.getPort()));
        }
    }

    /** Networks come and go; those that came are joined. */
    void joinAll() {
        for (NetworkInterface network : interfaces()) {
            if (joined.add(network)) {
                try {
                    channel.join(group.getAddress(), network);
                } catch (IOException | IllegalStateException e) {
                    joined.remove(network); // Without this family, or it has just gone: tried again after a change.
                }
            }
        }
        joined.retainAll(interfaces());
    }

    private List<NetworkInterface> interfaces() {
        try {
            return NetworkInterface.networkInterfaces().filter(this::suits).toList();
        } catch (SocketException e) {
            return List.of(); // No interface at all.
        }
    }

    private boolean suits(NetworkInterface each) {
        try {
            return each.isUp() && (loopback ? each.isLoopback() : !each.isLoopback() && each.supportsMulticast());
        } catch (SocketException e) {
            return false; // It has just gone.
        }
    }

    private void listen(BiConsumer<InetSocketAddress, byte[]> heard) {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);
        try {
            while (channel.isOpen()) {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                buffer.flip();
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                heard.accept(from, bytes);
            }
        } catch (IOException e) {
            // Closed, by us.
        }
    }

    /** Calls on every network. */
    void send(byte[] bytes) {
        joinAll();
        for (NetworkInterface network : Set.copyOf(joined)) {
            try {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
                channel.send(ByteBuffer.wrap(bytes), group);
            } catch (IOException e) {
                joined.remove(network); // Gone, or down. When it comes back it is joined again.
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
