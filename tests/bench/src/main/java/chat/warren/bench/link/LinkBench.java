package chat.warren.bench.link;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code ./warren bench link [rounds [megabytes]]}: from knowing a way to a link, there and back, and one lane's
 * throughput.
 */
public final class LinkBench {
    private static final PrintStream OUT = System.out;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** The first handshakes load classes and natives; later ones tell what a link costs. */
    private static final int WARM_UPS = 20;

    private static final int ECHOES = 5_000;
    private static final int ECHO_BYTES = 100;
    private static final int PIECE_BYTES = 64 << 10;
    private static final int TRANSFERS = 7;
    /** Each takes ten seconds or more. */
    private static final int LONG_TRANSFERS = 3;

    /** A call sends a packet of voice so often. */
    private static final int FRAME_MILLIS = 20;

    private static final long PATIENCE_SECONDS = 120;

    private final End a;
    private final End b;
    private long nextPair = 1;

    private LinkBench(Way first, Way second) {
        SecureRandom random = new SecureRandom();
        IdentityKey one = IdentityKey.generate(random);
        IdentityKey two = IdentityKey.generate(random);
        boolean ordered = Side.of(one.identity(), two.identity()) == Side.FIRST;
        this.a = new End(first, Side.FIRST, ordered ? one : two, ordered ? two : one);
        this.b = new End(second, Side.SECOND, ordered ? two : one, ordered ? one : two);
    }

    /** As one of the measurements of {@code ./warren bench}. */
    public static void run(List<String> arguments) throws IOException, InterruptedException {
        int rounds = arguments.isEmpty() ? 50 : Integer.parseInt(arguments.get(0));
        int megabytes = arguments.size() < 2 ? 200 : Integer.parseInt(arguments.get(1));
        try (MemoryWay first = new MemoryWay(Side.FIRST);
                MemoryWay second = new MemoryWay(Side.SECOND)) {
            first.join(second);
            second.join(first);
            new LinkBench(first, second).measure("memory", rounds, megabytes);
        }
        try (LossyWay first = new LossyWay(Side.FIRST);
                LossyWay second = new LossyWay(Side.SECOND)) {
            first.join(second);
            second.join(first);
            new LinkBench(first, second).measureLine(first, megabytes);
        }
        try (UdpWay first = new UdpWay(Side.FIRST);
                UdpWay second = new UdpWay(Side.SECOND)) {
            first.join(second);
            second.join(first);
            new LinkBench(first, second).measure("loopback UDP", rounds, megabytes);
        }
    }

    private void measure(String way, int rounds, int megabytes) throws IOException, InterruptedException {
        try {
            OUT.printf("Over %s, sealed%n", way);
            double[] handshakes = new double[rounds];
            for (int i = -WARM_UPS; i < rounds; i++) {
                double millis = handshake();
                if (i >= 0) {
                    handshakes[i] = millis;
                }
            }
            tell("handshake until both are up, ms", handshakes);
            PairId pair = new PairId(nextPair++);
            Link link = connect(pair);
            OUT.println("  " + link.view().cipher() + ", " + link.view().group());
            tell("there and back, " + ECHO_BYTES + " bytes, ms", echoes(link));
            double[] rates = new double[TRANSFERS];
            double[] work = new double[TRANSFERS];
            for (int i = 0; i < TRANSFERS; i++) {
                long before = SYSTEM.getProcessCpuTime();
                rates[i] = transfer(link, (long) megabytes << 20);
                work[i] = (SYSTEM.getProcessCpuTime() - before) / 1e6 / (megabytes * 1.048576);
            }
            tell("one lane, MB/s", rates);
            tell("both ends, CPU ms for a MB", work);
        } catch (TimeoutException e) {
            throw new IOException("The two did not come together.", e);
        }
    }

    private void measureLine(LossyWay line, int megabytes) throws IOException, InterruptedException {
        try {
            OUT.println("Over 100 Mb/s, 100 ms there and back, 1 % loss, sealed");
            Link link = connect(new PairId(nextPair++));
            List<Double> waits = new ArrayList<>(); // Only on the loop until it has stopped.
            var asking = line.loop()
                    .scheduleAtFixedRate(
                            () -> waits.add(line.waitMillis()), FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
            double[] rates = new double[LONG_TRANSFERS];
            for (int i = 0; i < LONG_TRANSFERS; i++) {
                rates[i] = transfer(link, (long) megabytes << 20);
            }
            a.on(() -> asking.cancel(false));
            tell("one lane, MB/s of 12.5", rates);
            tell(
                    "a call's packet waits for it, ms",
                    waits.stream().mapToDouble(wait -> wait).toArray());
        } catch (TimeoutException e) {
            throw new IOException("The two did not come together, or it took too long.", e);
        }
    }

    private Link connect(PairId pair) throws InterruptedException, TimeoutException {
        a.want(pair);
        b.want(pair);
        a.reachable(pair);
        b.reachable(pair);
        Link link = a.awaitUp();
        Link _ = b.awaitUp();
        return link;
    }

    private double handshake() throws InterruptedException, TimeoutException {
        PairId pair = new PairId(nextPair++);
        a.want(pair);
        b.want(pair);
        long start = System.nanoTime();
        a.reachable(pair);
        b.reachable(pair);
        Link _ = a.awaitUp();
        Link _ = b.awaitUp();
        double millis = (System.nanoTime() - start) / 1e6;
        a.leave(pair);
        b.leave(pair);
        return millis;
    }

    private double[] echoes(Link link) throws InterruptedException, TimeoutException {
        double[] millis = new double[ECHOES];
        CountDownLatch done = new CountDownLatch(1);
        b.listen(new Answering() {
            @Override
            public void frame(Link at, byte[] frame) {
                at.send(Lane.CHAT, frame);
            }
        });
        a.listen(new Answering() {
            private int count = -ECHOES; // As many to warm up.
            private long sent = System.nanoTime();

            @Override
            public void frame(Link at, byte[] frame) {
                long now = System.nanoTime();
                if (count >= 0) {
                    millis[count] = (now - sent) / 1e6;
                }
                if (++count == ECHOES) {
                    done.countDown();
                } else {
                    sent = System.nanoTime();
                    at.send(Lane.CHAT, frame);
                }
            }
        });
        a.on(() -> link.send(Lane.CHAT, new byte[ECHO_BYTES]));
        await(done);
        return millis;
    }

    private double transfer(Link link, long bytes) throws InterruptedException, TimeoutException {
        CountDownLatch done = new CountDownLatch(1);
        b.listen(new Answering() {
            private long heard;

            @Override
            public void frame(Link at, byte[] frame) {
                heard += frame.length;
                if (heard >= bytes) {
                    done.countDown();
                }
            }
        });
        Sending sending = new Sending(bytes);
        a.listen(sending);
        long start = System.nanoTime();
        a.on(() -> sending.room(link));
        await(done);
        return bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
    }

    private static void await(CountDownLatch done) throws InterruptedException, TimeoutException {
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("not done in time");
        }
    }

    private static void tell(String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        OUT.printf(
                "  %-36s median %8.3f   p95 %8.3f   from %8.3f to %8.3f   n %d%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    /** Hears frames and sends nothing of its own. */
    private abstract static class Answering implements End.Listener {
        @Override
        public void room(Link link) {
            // What is answered fits.
        }
    }

    /** Sends as much as the lane takes. */
    private static final class Sending implements End.Listener {
        private final byte[] piece = new byte[PIECE_BYTES];
        private long left;

        Sending(long bytes) {
            this.left = bytes;
        }

        @Override
        public void frame(Link link, byte[] frame) {
            // Nobody answers.
        }

        @Override
        public void room(Link link) {
            while (left > 0 && link.send(Lane.FILES, piece)) {
                left -= PIECE_BYTES;
            }
        }
    }
}
