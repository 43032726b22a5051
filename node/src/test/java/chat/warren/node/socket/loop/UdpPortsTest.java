package chat.warren.node.socket.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdpPortsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress HERE_SIX = InetAddress.ofLiteral("::1");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatagramKnowsBothItsEnds(boolean epoll) throws Exception {
        try (Side a = new Side(epoll, 0);
                Side b = new Side(epoll, 0)) {
            a.send(HERE, b.at(HERE), new byte[] {1, 2, 3});
            Datagram arrived = b.next();
            assertArrayEquals(new byte[] {1, 2, 3}, arrived.bytes());
            assertEquals(a.at(HERE), arrived.remote());
            assertEquals(b.at(HERE), arrived.local());
        }
    }

    @Test
    void bothFamiliesShareOnePort() throws Exception {
        try (Side a = new Side(true, 0);
                Side b = new Side(true, 0)) {
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    b.ports.network().addresses().stream().anyMatch(local -> !local.isIpv4()),
                    "this machine has no IPv6, not even for itself");
            a.send(HERE_SIX, b.at(HERE_SIX), new byte[] {6});
            assertEquals(b.at(HERE_SIX), b.next().local());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBurstArrivesAsSingleDatagramsInOrder(boolean epoll) throws Exception {
        try (Side a = new Side(epoll, 0);
                Side b = new Side(epoll, 0)) {
            // The last of a length may be shorter and leaves with them; one that is longer begins anew.
            int[] lengths = {1200, 1200, 1200, 700, 1200, 1300, 5, 5, 6, 1};
            a.ports.execute(() -> {
                for (int i = 0; i < lengths.length; i++) {
                    byte[] bytes = new byte[lengths[i]];
                    Arrays.fill(bytes, (byte) i);
                    a.ports.send(new Datagram(a.at(HERE), b.at(HERE), bytes));
                }
            });
            for (int i = 0; i < lengths.length; i++) {
                byte[] expected = new byte[lengths[i]];
                Arrays.fill(expected, (byte) i);
                assertArrayEquals(expected, b.next().bytes());
            }
        }
    }

    @Test
    void aBurstLongerThanTheSystemTakesAtOnceArrivesWhole() throws Exception {
        try (Side a = new Side(true, 0);
                Side b = new Side(true, 0);
                Side c = new Side(true, 0)) {
            int each = 1400;
            int count = 200;
            a.ports.execute(() -> {
                for (int i = 0; i < count; i++) {
                    byte[] bytes = new byte[each];
                    Arrays.fill(bytes, (byte) i);
                    a.ports.send(new Datagram(a.at(HERE), i % 50 == 49 ? c.at(HERE) : b.at(HERE), bytes));
                }
            });
            for (int i = 0; i < count; i++) {
                byte[] expected = new byte[each];
                Arrays.fill(expected, (byte) i);
                assertArrayEquals(expected, (i % 50 == 49 ? c : b).next().bytes());
            }
        }
    }

    @Test
    void theUsualPortIsTakenAgainAndAnotherWhenSomebodyHasIt() throws Exception {
        int usual;
        try (Side first = new Side(true, 0)) {
            usual = first.ports.port();
        }
        try (Side second = new Side(true, usual)) {
            assertEquals(usual, second.ports.port());
            try (Side third = new Side(true, usual)) {
                assertNotEquals(usual, third.ports.port());
            }
        }
        try (DatagramSocket foreign = new DatagramSocket(new InetSocketAddress(HERE, 0));
                Side fourth = new Side(true, foreign.getLocalPort())) {
            assertNotEquals(foreign.getLocalPort(), fourth.ports.port());
        }
    }

    @Test
    void whatCannotLeaveIsCounted() throws Exception {
        try (Side a = new Side(true, 0)) {
            a.send(InetAddress.ofLiteral("203.0.113.9"), a.at(HERE), new byte[] {1}); // Not an address of ours.
            a.settle();
            assertEquals(1, a.ports.unsent());
        }
    }

    @Test
    void anOpenerLeavesOnLinuxAndTheNextOneGoesAllTheWay() throws Exception {
        try (Side a = new Side(true, 0);
                Side b = new Side(true, 0)) {
            CountDownLatch sent = new CountDownLatch(1);
            a.ports.execute(() -> {
                assertTrue(a.ports.sendOpener(new Datagram(a.at(HERE), b.at(HERE), new byte[] {1}), 2));
                sent.countDown();
            });
            assertTrue(sent.await(10, TimeUnit.SECONDS));
            assertArrayEquals(new byte[] {1}, b.next().bytes()); // No router in between to end it.
        }
        try (Side plain = new Side(false, 0)) {
            CountDownLatch asked = new CountDownLatch(1);
            plain.ports.execute(() -> {
                assertFalse(plain.ports.sendOpener(new Datagram(plain.at(HERE), plain.at(HERE), new byte[1]), 2));
                asked.countDown();
            });
            assertTrue(asked.await(10, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSpareSocketsOpenerLeavesOnEverySystem(boolean epoll) throws Exception {
        try (Side a = new Side(epoll, 0);
                Side b = new Side(true, 0)) {
            a.ports.execute(() -> {
                SparePort spare = a.ports.spare(HERE, a);
                spare.sendOpener(new Datagram(new InetSocketAddress(HERE, 0), b.at(HERE), new byte[] {7}), 2);
            });
            assertArrayEquals(new byte[] {7}, b.next().bytes());
        }
    }

    @Test
    void timersRunOnceUnlessTheyAreCancelled() throws Exception {
        try (Side a = new Side(true, 0)) {
            BlockingQueue<String> ran = new LinkedBlockingQueue<>();
            UdpPorts.Timer never = a.ports.after(Duration.ofMillis(5), () -> ran.add("never"));
            never.cancel();
            UdpPorts.Timer _ = a.ports.after(Duration.ofMillis(20), () -> ran.add("later"));
            assertEquals("later", ran.poll(10, TimeUnit.SECONDS));
            assertTrue(ran.isEmpty());
        }
    }

    @Test
    void afterClosingNothingIsSentAndNothingFails() throws Exception {
        Side a = new Side(true, 0);
        a.close();
        a.send(HERE, a.at(HERE), new byte[] {1});
        assertFalse(a.arrived.poll(50, TimeUnit.MILLISECONDS) != null);
    }

    private static final class Side implements Arrivals, AutoCloseable {
        final BlockingQueue<Datagram> arrived = new LinkedBlockingQueue<>();
        final UdpPorts ports;

        Side(boolean epoll, int port) throws Exception {
            ports = UdpPorts.open(
                    new Transport(epoll), port, new LocalScan(Where.EVERYWHERE), InstantSource.system(), this);
        }

        InetSocketAddress at(InetAddress address) {
            return new InetSocketAddress(address, ports.port());
        }

        void send(InetAddress from, InetSocketAddress to, byte[] bytes) {
            ports.execute(() -> ports.send(new Datagram(at(from), to, bytes)));
        }

        Datagram next() throws InterruptedException {
            @Nullable Datagram datagram = arrived.poll(10, TimeUnit.SECONDS);
            if (datagram == null) {
                throw new AssertionError("nothing arrived");
            }
            return datagram;
        }

        void settle() throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            ports.execute(done::countDown);
            assertTrue(done.await(10, TimeUnit.SECONDS));
        }

        @Override
        public void arrived(Datagram datagram, Instant now) {
            arrived.add(datagram);
        }

        @Override
        public void networkChanged(LocalNetwork network, Instant now) {
            // The tests of namespaces look at this.
        }

        @Override
        public void close() {
            ports.close();
        }
    }
}
