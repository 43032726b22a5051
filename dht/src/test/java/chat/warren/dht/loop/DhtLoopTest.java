package chat.warren.dht.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.wire.Item;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhtLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EngineConfig MAINLINE = EngineConfig.of(NetworkSpec.mainline());

    private final List<DhtLoop> loops = new ArrayList<>();
    private final Random random = new Random(1);

    @AfterEach
    void closeAll() {
        loops.forEach(DhtLoop::close);
    }

    private DhtLoop loop(Binding binding) throws IOException {
        DhtLoop loop = DhtLoop.start(
                binding, MAINLINE, InstantSource.system(), new Random(random.nextLong()), DhtLoop.Aboard.nobody());
        loops.add(loop);
        return loop;
    }

    private DhtLoop on(String host) throws IOException {
        return loop(Binding.at(InetAddress.ofLiteral(host)));
    }

    private static Event last(Replies replies) throws InterruptedException {
        Event last = replies.next(PATIENCE).orElseThrow();
        while (!Replies.isLast(last)) {
            last = replies.next(PATIENCE).orElseThrow();
        }
        return last;
    }

    private static Event ping(DhtLoop from, InetSocketAddress to) throws InterruptedException {
        return last(from.ask((engine, now) -> engine.ping(now, NetworkId.MAINLINE, to)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void oneNodeAnswersAnother(String host) throws IOException, InterruptedException {
        DhtLoop one = on(host);
        DhtLoop other = on(host);
        Event.Answered answered =
                assertInstanceOf(Event.Answered.class, ping(one, other.bound().getFirst()));
        assertEquals(other.bound().getFirst(), answered.node().address());
    }

    @Test
    void oneLoopSpeaksBothFamilies() throws IOException, InterruptedException {
        DhtLoop both = loop(Binding.everywhere(0));
        DhtLoop four = on("127.0.0.1");
        DhtLoop six = on("::1");
        assertInstanceOf(Event.Answered.class, ping(both, four.bound().getFirst()));
        assertInstanceOf(Event.Answered.class, ping(both, six.bound().getFirst()));
        assertInstanceOf(
                Event.Answered.class,
                ping(four, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), both.port())));
        assertInstanceOf(
                Event.Answered.class, ping(six, new InetSocketAddress(InetAddress.ofLiteral("::1"), both.port())));
    }

    @Test
    void whatIsPutAtOneNodeIsFoundByAnother() throws IOException, InterruptedException {
        List<InetSocketAddress> known = on("127.0.0.1").bound();
        for (int i = 0; i < 5; i++) {
            on("127.0.0.1").execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, known));
        }
        Item item = Item.Mutable.sign(Bytes.random(random, 32), ByteString.EMPTY, 7, ByteString.ascii("hello"));
        Event.Finished put = new Event.Finished(0, new Event.Outcome(0, 0, false, List.of()));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (put.outcome().copies() < 5 && Instant.now().isBefore(deadline)) { // Until all have joined.
            put = (Event.Finished) last(loops.get(3)
                    .ask((engine, now) -> engine.put(now, NetworkId.MAINLINE, item, OptionalLong.empty(), 8)));
        }
        Replies found = loops.get(5).ask((engine, now) -> engine.get(now, NetworkId.MAINLINE, ItemName.of(item)));
        assertEquals(item, ((Event.ItemFound) found.next(PATIENCE).orElseThrow()).item());
    }

    @Test
    void silenceIsTold() throws IOException, InterruptedException {
        try (DatagramSocket deaf = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            assertInstanceOf(
                    Event.Unanswered.class, ping(on("127.0.0.1"), (InetSocketAddress) deaf.getLocalSocketAddress()));
        }
    }

    @Test
    void aPortThatNobodyHasAndAnAddressWithoutARouteAreSurvived() throws IOException, InterruptedException {
        DhtLoop loop = on("127.0.0.1");
        int freed;
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            freed = socket.getLocalPort();
        }
        assertInstanceOf(
                Event.Unanswered.class, ping(loop, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), freed)));
        // A socket on the loopback address cannot reach the Internet; the system says so at once.
        assertInstanceOf(
                Event.Unanswered.class, ping(loop, new InetSocketAddress(InetAddress.ofLiteral("203.0.113.1"), 6881)));
        assertInstanceOf(
                Event.Answered.class, ping(loop, on("127.0.0.1").bound().getFirst()));
    }

    @Test
    void anInterruptNeitherEndsALoopNorMakesItSpin() throws IOException, InterruptedException {
        DhtLoop loop = on("127.0.0.1");
        loop.execute((engine, now) -> Thread.currentThread().interrupt());
        assertInstanceOf(
                Event.Answered.class, ping(loop, on("127.0.0.1").bound().getFirst()));
        long before = loop.counters().wakeUps();
        Thread.sleep(200);
        assertTrue(loop.counters().wakeUps() - before < 20, loop.counters().toString());
    }

    @Test
    void socketsThatBreakAreOpenedAgainAtTheSamePort() throws IOException {
        Instant now = Instant.EPOCH;
        try (Sockets sockets = Sockets.open(Binding.at(InetAddress.ofLiteral("127.0.0.1")));
                DatagramSocket other =
                        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            assertEquals(Instant.MAX, sockets.mend(now));
            sockets.channels().getFirst().close();
            sockets.receive((from, datagram) -> {});
            sockets.send((InetSocketAddress) other.getLocalSocketAddress(), new byte[] {1});
            assertEquals(1, sockets.unsent.sum());

            assertEquals(Instant.MAX, sockets.mend(now));
            sockets.send((InetSocketAddress) other.getLocalSocketAddress(), new byte[] {2});
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            other.receive(packet);
            assertEquals(2, packet.getData()[0]);
            assertEquals(sockets.port(), packet.getPort());
        }
    }

    @Test
    void aPortThatWasTakenMeanwhileIsTriedAgainLater() throws IOException {
        Instant now = Instant.EPOCH;
        try (Sockets sockets = Sockets.open(Binding.at(InetAddress.ofLiteral("127.0.0.1")))) {
            sockets.channels().getFirst().close();
            sockets.await(Duration.ZERO);
            try (DatagramSocket thief = new DatagramSocket(sockets.bound().getFirst())) {
                assertEquals(now.plusSeconds(1), sockets.mend(now));
                assertEquals(sockets.port(), thief.getLocalPort());
            }
            assertEquals(now.plusSeconds(1), sockets.mend(now));
            assertEquals(Instant.MAX, sockets.mend(now.plusSeconds(1)));
        }
    }

    @Test
    void anAddressOfAFamilyThatIsNotThereIsUnanswered() throws IOException, InterruptedException {
        assertInstanceOf(
                Event.Unanswered.class,
                ping(on("127.0.0.1"), new InetSocketAddress(InetAddress.ofLiteral("::1"), 6881)));
    }

    @Test
    void junkAndOversizeAreDroppedAndCounted() throws IOException, InterruptedException {
        DhtLoop loop = on("127.0.0.1");
        try (DatagramSocket stranger = new DatagramSocket()) {
            for (int length : new int[] {0, 1, 100, Sockets.MAX_DATAGRAM, Sockets.MAX_DATAGRAM + 1, 60_000}) {
                byte[] junk = Bytes.random(random, length);
                stranger.send(new DatagramPacket(junk, length, loop.bound().getFirst()));
            }
        }
        assertInstanceOf(
                Event.Answered.class, ping(on("127.0.0.1"), loop.bound().getFirst()));
        assertEquals(2, loop.counters().datagrams().oversize());
        assertTrue(loop.counters().datagrams().received() >= 7);
    }

    @Test
    void aPortThatIsTakenIsToldInASentence() throws IOException {
        int taken = on("127.0.0.1").port();
        Binding same = new Binding(List.of(InetAddress.ofLiteral("127.0.0.1")), taken);
        IOException told = assertThrows(IOException.class, () -> loop(same));
        assertTrue(told.toString().contains("another program has it"), told.toString());
    }

    @Test
    void anEndedLoopLeavesNobodyWaiting() throws IOException, InterruptedException {
        DhtLoop loop = on("127.0.0.1");
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1);
        Replies before = loop.ask((engine, now) -> engine.ping(now, NetworkId.MAINLINE, nobody));
        loop.close();
        loop.close();
        Replies after = loop.ask((engine, now) -> engine.ping(now, NetworkId.MAINLINE, nobody));
        Duration forEver = Duration.ofDays(1);
        before.next(forEver); // An end, or the answer that was faster.
        assertEquals(Optional.empty(), after.next(forEver));
        assertFalse(loop.execute((engine, now) -> {}));
        assertEquals(loop.port(), on("127.0.0.1", loop.port()).port());
    }

    private DhtLoop on(String host, int port) throws IOException {
        return loop(new Binding(List.of(InetAddress.ofLiteral(host)), port));
    }

    @Test
    void aBusyLoopRefusesInsteadOfCollecting() throws IOException, InterruptedException {
        DhtLoop loop = on("127.0.0.1");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        loop.execute((engine, now) -> {
            started.countDown();
            await(goOn);
        });
        started.await();
        AtomicInteger ran = new AtomicInteger();
        int accepted = 0;
        for (int i = 0; i < 2000; i++) {
            accepted += loop.execute((engine, now) -> ran.incrementAndGet()) ? 1 : 0;
        }
        goOn.countDown();
        loop.close();
        assertTrue(accepted < 2000);
        assertEquals(2000 - accepted, loop.counters().refused());
        assertEquals(accepted, ran.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void companionsSeeEventsKeepTheirDeadlinesAndAreToldOfTheEnd() throws IOException, InterruptedException {
        CountDownLatch due = new CountDownLatch(3);
        CountDownLatch seen = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger();
        Companion companion = new Companion() {
            private Instant next = Instant.MIN;

            @Override
            public void happened(Event event, Instant now) {
                seen.countDown();
            }

            @Override
            public void advanceTo(Instant now) {
                if (!now.isBefore(next)) {
                    next = now.plusMillis(20);
                    due.countDown();
                }
            }

            @Override
            public Instant deadline() {
                return next;
            }

            @Override
            public void leaving(Instant now) {
                left.incrementAndGet();
            }
        };
        DhtLoop loop = DhtLoop.start(
                Binding.at(InetAddress.ofLiteral("127.0.0.1")),
                MAINLINE,
                InstantSource.system(),
                new Random(2),
                new DhtLoop.Aboard((engine, errands, now) -> List.of(companion), LanGroup.usual()));
        loops.add(loop);
        assertTrue(due.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        ping(loop, on("127.0.0.1").bound().getFirst()); // Says under which address it saw us.
        assertTrue(seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        loop.close();
        assertEquals(1, left.get());
    }

    @Test
    void anIdleLoopSleeps() throws IOException, InterruptedException {
        DhtLoop loop = on("127.0.0.1");
        Thread.sleep(1000);
        assertTrue(loop.counters().wakeUps() < 20, loop.counters().toString());
    }
}
