package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Backlog backlog = new Backlog();

    @Test
    void whatFitsComesOutInOrder() {
        backlog.add(Kind.QUIC, datagram(1), NOW);
        backlog.add(Kind.MEDIA, datagram(2), NOW);
        assertArrayEquals(datagram(1), backlog.next(NOW).orElseThrow());
        assertArrayEquals(datagram(2), backlog.next(NOW).orElseThrow());
        assertTrue(backlog.next(NOW).isEmpty());
        assertEquals(0, backlog.bytes());
    }

    @Test
    void theOldestMediaGoFirstWhenThereIsNoRoom() {
        for (int i = 0; i < 1000; i++) {
            backlog.add(i % 2 == 0 ? Kind.MEDIA : Kind.QUIC, datagram(i), NOW);
            assertTrue(backlog.bytes() <= Backlog.MOST_BYTES);
        }
        List<Integer> left = new ArrayList<>();
        for (var next = backlog.next(NOW); next.isPresent(); next = backlog.next(NOW)) {
            left.add(Byte.toUnsignedInt(next.get()[0]) << 8 | Byte.toUnsignedInt(next.get()[1]));
        }
        assertEquals(Backlog.MOST_BYTES / 1000, left.size());
        assertTrue(left.stream().allMatch(number -> number % 2 == 1), "all media went before any QUIC did: " + left);
        assertEquals(999, left.getLast());
        assertEquals(1000 - left.size(), backlog.dropped());
    }

    @Test
    void mediaThatAreTooLateAreNotSent() {
        backlog.add(Kind.MEDIA, datagram(1), NOW);
        backlog.add(Kind.QUIC, datagram(2), NOW);
        Instant late = NOW.plus(Backlog.MEDIA_KEEPS).plusMillis(1);
        assertArrayEquals(datagram(2), backlog.next(late).orElseThrow());
        assertEquals(1, backlog.dropped());
        assertTrue(backlog.isEmpty());
    }

    private static byte[] datagram(int number) {
        byte[] datagram = new byte[1000];
        datagram[0] = (byte) (number >> 8);
        datagram[1] = (byte) number;
        return datagram;
    }
}
