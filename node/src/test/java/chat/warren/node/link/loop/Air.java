package chat.warren.node.link.loop;

import chat.warren.crypto.datagram.DatagramKey;
import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Route;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One end of a way through memory that loses, delays, reorders and breaks, and that seals as the real one does: whoever
 * uses a key that the other side has not got yet is not understood.
 */
final class Air implements Carrier {
    /** What a way may do to datagrams. */
    static final class Weather {
        volatile double loss;
        volatile Duration delay = Duration.ZERO;
        volatile Duration jitter = Duration.ZERO;
        volatile boolean broken;
        volatile int room = 1_427;
    }

    private final EventLoop loop;
    private final Weather weather;
    private final Random random;
    private final Side side;
    private final List<DatagramKey> opening = new ArrayList<>();
    private DatagramKey sealing;
    private long counter;
    private @Nullable Air other;
    private @Nullable Carried carried;
    long sent;
    long sentBytes;
    long unopened;
    int renewals;

    @Nullable List<byte[]> recording;

    /** By what the one at this end reads the time. */
    volatile InstantSource clock = InstantSource.system();

    Air(EventLoop loop, Weather weather, Side side, long seed) {
        this.loop = loop;
        this.weather = weather;
        this.side = side;
        this.random = new Random(seed);
        this.sealing = new DatagramKey(first(side));
        opening.add(new DatagramKey(first(side.other())));
    }

    private static byte[] first(Side side) {
        byte[] key = new byte[32];
        key[0] = (byte) (side == Side.FIRST ? 1 : 2);
        return key;
    }

    void join(Air to, Carried up) {
        other = to;
        carried = up;
    }

    @Override
    public void send(PairId pair, Kind kind, byte[] body, Instant now) {
        if (body.length > weather.room || weather.broken || random.nextDouble() < weather.loss) {
            return;
        }
        sent++;
        sentBytes += body.length;
        byte[] sealed = sealing.seal(random, kind, counter++, ByteBuffer.wrap(body));
        if (recording != null) {
            recording.add(body.clone());
        }
        long jitter = weather.jitter.isZero() ? 0 : random.nextLong(weather.jitter.toNanos());
        long nanos = weather.delay.toNanos() + jitter;
        Runnable arrive = () -> {
            if (other != null && !weather.broken) {
                other.arrived(pair, sealed);
            }
        };
        if (nanos == 0) {
            loop.execute(arrive);
        } else {
            var _ = loop.schedule(arrive, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void arrived(PairId pair, byte[] sealed) {
        for (DatagramKey key : opening) {
            try {
                DatagramKey.Opened opened = key.open(ByteBuffer.wrap(sealed));
                byte[] body = new byte[opened.body().remaining()];
                opened.body().get(body);
                if (carried != null) {
                    carried.received(pair, opened.kind(), body, clock.instant());
                }
                return;
            } catch (MalformedException e) {
                // Sealed under another.
            }
        }
        unopened++;
    }

    /** What a network does that remembers: the replay window of the real carrier is not there to stop it. */
    void replay(PairId pair, byte[] body) {
        loop.execute(() -> {
            if (carried != null) {
                carried.received(pair, Kind.QUIC, body, Instant.now());
            }
        });
    }

    @Override
    public int room(PairId pair) {
        return weather.room;
    }

    @Override
    public void agreeing(PairId pair, LinkSecrets secrets, Instant now) {
        opening.add(new DatagramKey(secrets.sessionKey(side.other())));
        if (opening.size() > 3) {
            opening.removeFirst();
        }
    }

    @Override
    public void agreed(PairId pair, LinkSecrets secrets, Instant now) {
        sealing = new DatagramKey(secrets.sessionKey(side));
        renewals++;
    }

    PathView view() {
        return new PathView(new Route.Relayed(1), weather.delay.plusMillis(1), 0, weather.room, 1);
    }

    @Override
    public void meet(PairId pair, Acquaintance acquaintance, Instant now) {}

    @Override
    public void part(PairId pair, Instant now) {}

    @Override
    public void hurry(PairId pair, Instant now) {}
}
