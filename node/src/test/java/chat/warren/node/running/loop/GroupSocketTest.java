package chat.warren.node.running.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupSocketTest {
    private record Heard(InetSocketAddress from, ByteBuffer bytes) {}

    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(100);

    private static int freePort() throws SocketException {
        try (DatagramSocket any = new DatagramSocket(0)) {
            return any.getLocalPort();
        }
    }

    @Test
    void hearsTheGroupAndIsClosedToWhateverComesToTheMachineItself() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "other systems may not bind to a group");
        InetSocketAddress group = new InetSocketAddress(InetAddress.ofLiteral("239.192.77.7"), freePort());
        try (GroupSocket socket = GroupSocket.open(
                        group, true, (from, bytes) -> heard.offer(new Heard(from, ByteBuffer.wrap(bytes))))
                .orElseThrow()) {
            socket.send(new byte[] {1, 2, 3});
            Heard own = heard.poll(30, TimeUnit.SECONDS);
            assertNotNull(own);
            assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), own.bytes());
            assertFalse(own.from().getAddress().isMulticastAddress(), "who hears it can answer");
            try (DatagramSocket stranger = new DatagramSocket()) {
                stranger.connect(InetAddress.getLoopbackAddress(), group.getPort());
                stranger.setSoTimeout(30_000);
                stranger.send(new DatagramPacket(new byte[] {4}, 1));
                assertThrows(
                        PortUnreachableException.class, () -> stranger.receive(new DatagramPacket(new byte[1], 1)));
            }
        }
    }
}
