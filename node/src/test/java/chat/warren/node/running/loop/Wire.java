package chat.warren.node.running.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody in the middle who passes on what two say to each other, and keeps a copy of all that the second hears. */
final class Wire implements AutoCloseable {
    private static final int LONGEST = 65_536;

    /** What the second was sent, in order. */
    final List<byte[]> overheard = new CopyOnWriteArrayList<>();

    private final DatagramSocket front;
    private final DatagramSocket back;
    private final InetSocketAddress second;
    private volatile @Nullable InetSocketAddress first;

    Wire(InetSocketAddress second) throws IOException {
        this.second = second;
        this.front = new DatagramSocket(new InetSocketAddress(second.getAddress(), 0));
        this.back = new DatagramSocket(new InetSocketAddress(second.getAddress(), 0));
        Thread.ofPlatform().daemon().start(() -> pass(front, true));
        Thread.ofPlatform().daemon().start(() -> pass(back, false));
    }

    /** Where the first takes the second to be. */
    InetSocketAddress end() {
        return new InetSocketAddress(second.getAddress(), front.getLocalPort());
    }

    private void pass(DatagramSocket from, boolean forth) {
        byte[] room = new byte[LONGEST];
        while (!from.isClosed()) {
            DatagramPacket packet = new DatagramPacket(room, room.length);
            try {
                from.receive(packet);
                byte[] body = Arrays.copyOf(packet.getData(), packet.getLength());
                InetSocketAddress known = first;
                if (forth) {
                    first = new InetSocketAddress(packet.getAddress(), packet.getPort());
                    overheard.add(body);
                    back.send(new DatagramPacket(body, body.length, second));
                } else if (known != null) {
                    front.send(new DatagramPacket(body, body.length, known));
                }
            } catch (IOException e) {
                if (!from.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }
}
