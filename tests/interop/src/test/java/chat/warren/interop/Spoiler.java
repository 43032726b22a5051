package chat.warren.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before a foreign node: carries to it what it is sent, and spoils most of what comes back. */
final class Spoiler implements AutoCloseable {
    private static final int MOST = 65_507;

    private final InetSocketAddress foreign;
    private final DatagramSocket outside = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket inside = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final AtomicReference<SocketAddress> asker = new AtomicReference<>();
    private final SplittableRandom random;

    Spoiler(InetSocketAddress foreign, long seed) throws SocketException {
        this.foreign = foreign;
        this.random = new SplittableRandom(seed);
        Thread.ofVirtual().start(() -> carry(outside, this::ask));
        Thread.ofVirtual().start(() -> carry(inside, this::answer));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) outside.getLocalSocketAddress();
    }

    private interface Carrying {
        void carry(DatagramPacket packet) throws IOException;
    }

    private static void carry(DatagramSocket from, Carrying carrying) {
        byte[] room = new byte[MOST];
        while (!from.isClosed()) {
            DatagramPacket packet = new DatagramPacket(room, room.length);
            try {
                from.receive(packet);
                carrying.carry(packet);
            } catch (IOException e) {
                // The sockets are closed at the end, and what is too long for one is lost as on any network.
            }
        }
    }

    private void ask(DatagramPacket packet) throws IOException {
        asker.set(packet.getSocketAddress());
        inside.send(new DatagramPacket(packet.getData(), packet.getLength(), foreign));
    }

    private void answer(DatagramPacket packet) throws IOException {
        byte[] spoilt = spoilt(Arrays.copyOf(packet.getData(), packet.getLength()));
        outside.send(new DatagramPacket(spoilt, spoilt.length, asker.get()));
    }

    private byte[] spoilt(byte[] answer) {
        return switch (random.nextInt(8)) {
            case 0 -> answer;
            case 1 -> Arrays.copyOf(answer, random.nextInt(answer.length));
            case 2 -> Arrays.copyOf(answer, answer.length + 1 + random.nextInt(MOST - answer.length));
            case 3 -> noise(answer.length);
            case 4 -> nested(answer);
            default -> withOtherBytes(answer, 1 + random.nextInt(4));
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        noise[0] = 'd'; // Or it would not be taken for a message at all.
        return noise;
    }

    /** As deep as a datagram can be: a reader that recurses would fall over. */
    private static byte[] nested(byte[] answer) {
        byte[] deep = new byte[MOST];
        Arrays.fill(deep, (byte) 'l');
        System.arraycopy(answer, 0, deep, 0, answer.length);
        return deep;
    }

    private byte[] withOtherBytes(byte[] answer, int count) {
        for (int i = 0; i < count; i++) {
            answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
        }
        return answer;
    }

    @Override
    public void close() {
        outside.close();
        inside.close();
    }
}
