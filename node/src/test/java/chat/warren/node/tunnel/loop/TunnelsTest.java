package chat.warren.node.tunnel.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Pair;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.Attempt.Look;
import chat.warren.node.tunnel.Attempt.Proxy;
import chat.warren.node.tunnel.loop.Town.Arrived;
import chat.warren.node.tunnel.loop.Town.Closed;
import chat.warren.node.tunnel.loop.Town.News;
import chat.warren.node.tunnel.loop.Town.Opened;
import chat.warren.node.tunnel.loop.Town.Unreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TunnelsTest {
    private Town alice;
    private Town bob;

    @BeforeEach
    void befriend() throws IOException {
        Instant now = Instant.now();
        Pair pair = new Pair(1, now.minusSeconds(60));
        alice = new Town(1);
        bob = new Town(2);
        alice.friends.with("bob", pair, Side.FIRST, now);
        bob.friends.with("alice", pair, Side.SECOND, now);
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void datagramsPassBothWays(Look look) throws Exception {
        alice.dial("bob", direct(bob.listen(look), look));
        Opened here = alice.next(Opened.class);
        Opened there = bob.next(Opened.class);
        assertEquals("bob", here.friend());
        assertEquals("alice", there.friend());
        for (int i = 0; i < 100; i++) {
            pass(alice, here, bob, 40 + 10 * i);
            pass(bob, there, alice, 1200);
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void aProxyIsGoneThrough(Proxy.Kind kind) throws Exception {
        try (Concierge concierge = new Concierge(kind)) {
            for (Look look : Look.values()) {
                InetSocketAddress at = bob.listen(look);
                alice.dial("bob", new Attempt(at, look, Optional.of(new Proxy(kind, concierge.address()))));
                Opened here = alice.next(Opened.class);
                bob.next(Opened.class);
                pass(alice, here, bob, 800);
            }
            assertEquals(2, concierge.served());
        }
    }

    @Test
    void onALineThatStallsOldMediaAreGivenUpAndNothingGrows() throws Exception {
        try (Concierge concierge = new Concierge(Proxy.Kind.SOCKS5)) {
            Proxy proxy = new Proxy(Proxy.Kind.SOCKS5, concierge.address());
            alice.dial("bob", new Attempt(bob.listen(Look.PLAIN), Look.PLAIN, Optional.of(proxy)));
            Opened here = alice.next(Opened.class);
            bob.next(Opened.class);
            concierge.stall();
            int sent = 20_000; // 24 MB: more than all buffers of two systems.
            byte[] datagram = alice.friends.datagram("bob", Kind.MEDIA, new byte[1200]);
            for (int i = 0; i < sent; i++) {
                alice.run(() -> alice.tunnels.send(here.connection(), Kind.MEDIA, datagram));
            }
            long dropped = asked(alice, () -> alice.tunnels.dropped(here.connection()));
            assertTrue(dropped > sent / 4, dropped + " of " + sent + " were given up");
            concierge.goOn();
            byte[] last = alice.friends.datagram("bob", Kind.QUIC, new byte[50]);
            alice.run(() -> alice.tunnels.send(here.connection(), Kind.QUIC, last));
            int arrived = 1;
            while (bob.next(Arrived.class).datagram().size() != last.length) {
                arrived++;
            }
            assertTrue(arrived + dropped <= sent + 1, arrived + " arrived");
        }
    }

    private static long asked(Town town, java.util.function.LongSupplier question) throws InterruptedException {
        java.util.concurrent.BlockingQueue<Long> answer = new java.util.concurrent.LinkedBlockingQueue<>();
        town.run(() -> answer.add(question.getAsLong()));
        return java.util.Objects.requireNonNull(answer.poll(30, java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void theFastestOfSeveralAddressesWins() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, Town.HERE)) {
            InetSocketAddress nobody = new InetSocketAddress(Town.HERE, freePort());
            InetSocketAddress mute = new InetSocketAddress(Town.HERE, silent.getLocalPort());
            alice.dial(
                    "bob",
                    direct(nobody, Look.PLAIN),
                    direct(mute, Look.PLAIN),
                    direct(mute, Look.WEB),
                    direct(bob.listen(Look.PLAIN), Look.PLAIN));
            Opened here = alice.next(Opened.class);
            bob.next(Opened.class);
            pass(alice, here, bob, 500);
            assertEquals(1, settled(alice), "the other attempts have ended");
        }
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        alice.dial("bob", direct(new InetSocketAddress(Town.HERE, freePort()), Look.PLAIN));
        assertEquals("bob", alice.next(Unreachable.class).friend());
        assertEquals(0, settled(alice));
    }

    @Test
    void anEndIsToldToBoth() throws Exception {
        alice.dial("bob", direct(bob.listen(Look.PLAIN), Look.PLAIN));
        Opened here = alice.next(Opened.class);
        Opened there = bob.next(Opened.class);
        alice.run(() -> alice.tunnels.forget("bob"));
        assertEquals(here.connection(), alice.next(Closed.class).connection());
        assertEquals(there.connection(), bob.next(Closed.class).connection());
        assertEquals(0, settled(alice));
    }

    @Test
    void aFriendHasOnlySoManyTunnelsAtOnce() throws Exception {
        InetSocketAddress at = bob.listen(Look.PLAIN);
        List<Integer> opened = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            alice.dial("bob", direct(at, Look.PLAIN));
            alice.next(Opened.class);
            opened.add(bob.next(Opened.class).connection());
        }
        alice.dial("bob", direct(at, Look.PLAIN));
        // What opens and what closes for it are told in either order.
        List<News> told = List.of(bob.next(News.class), bob.next(News.class));
        assertEquals(1, told.stream().filter(Opened.class::isInstance).count());
        assertTrue(told.contains(new Closed(opened.getFirst())), "the oldest went: " + told);
    }

    @Test
    void aPortThatIsTakenIsSaidInWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, Town.HERE)) {
            InetSocketAddress at = new InetSocketAddress(Town.HERE, taken.getLocalPort());
            IOException told = assertThrows(IOException.class, () -> bob.tunnels.listen(at, Look.PLAIN));
            assertTrue(String.valueOf(told.getMessage()).startsWith("TCP port " + at.getPort() + " cannot be opened"));
        }
    }

    private static void pass(Town from, Opened tunnel, Town to, int bytes) throws InterruptedException {
        String friend = tunnel.friend();
        byte[] datagram = from.friends.datagram(friend, Kind.MEDIA, new byte[bytes]);
        from.run(() -> from.tunnels.send(tunnel.connection(), Kind.MEDIA, datagram));
        Arrived arrived = to.next(Arrived.class);
        Byte[] boxed = new Byte[datagram.length];
        java.util.Arrays.setAll(boxed, i -> datagram[i]);
        assertEquals(List.of(boxed), arrived.datagram());
    }

    /** How many connections are left once those that are ending have ended. */
    private static long settled(Town town) throws InterruptedException {
        long left = -1;
        for (int i = 0; i < 100; i++) {
            long now = asked(town, town.tunnels::connections);
            if (now == left) {
                return left;
            }
            left = now;
            Thread.sleep(50);
        }
        throw new AssertionError("never settled: " + left);
    }

    static Attempt direct(InetSocketAddress at, Look look) {
        return new Attempt(at, look, Optional.empty());
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, Town.HERE)) {
            return any.getLocalPort();
        }
    }
}
