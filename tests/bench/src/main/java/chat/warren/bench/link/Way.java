package chat.warren.bench.link;

import chat.warren.crypto.datagram.DatagramKey;
import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One end of a way that seals and opens as the product does; how datagrams get across is for those below. */
abstract class Way implements Carrier, AutoCloseable {
    /** What Ethernet leaves of a datagram once it is sealed. */
    private static final int ROOM = 1_427;

    private final Side side;
    private final SecureRandom random = new SecureRandom();
    private final List<DatagramKey> opening = new ArrayList<>();
    private DatagramKey sealing;
    private long counter;
    private PairId pair = new PairId(0);
    private @Nullable Carried up;

    Way(Side side) {
        this.side = side;
        this.sealing = new DatagramKey(first(side));
        opening.add(new DatagramKey(first(side.other())));
    }

    private static byte[] first(Side side) {
        byte[] key = new byte[32];
        key[0] = (byte) (side == Side.FIRST ? 1 : 2);
        return key;
    }

    abstract EventLoop loop();

    /** As pings would find it. */
    Duration roundTrip() {
        return Duration.ofMillis(1);
    }

    /** Brings these across. */
    abstract void send(List<byte[]> sealed);

    void carry(Carried carried) {
        up = carried;
    }

    @Override
    public void send(PairId to, Kind kind, byte[] body, Instant now) {
        send(to, kind, List.of(body), now);
    }

    @Override
    public void send(PairId to, Kind kind, List<byte[]> bodies, Instant now) {
        if (to.equals(pair)) {
            send(bodies.stream()
                    .map(body -> sealing.seal(random, kind, counter++, ByteBuffer.wrap(body)))
                    .toList());
        }
    }

    final void arrived(byte[] sealed, Instant now) {
        for (int i = opening.size() - 1; i >= 0; i--) {
            try {
                DatagramKey.Opened opened = opening.get(i).open(ByteBuffer.wrap(sealed));
                byte[] body = new byte[opened.body().remaining()];
                opened.body().get(body);
                if (up != null) {
                    up.received(pair, opened.kind(), body, now);
                }
                return;
            } catch (MalformedException e) {
                // Sealed under an earlier key, or under none of ours.
            }
        }
    }

    @Override
    public int room(PairId of) {
        return ROOM;
    }

    @Override
    public void agreeing(PairId of, LinkSecrets secrets, Instant now) {
        if (opening.size() > 1) {
            opening.removeFirst();
        }
        opening.add(new DatagramKey(secrets.sessionKey(side.other())));
    }

    @Override
    public void agreed(PairId of, LinkSecrets secrets, Instant now) {
        sealing = new DatagramKey(secrets.sessionKey(side));
    }

    @Override
    public void meet(PairId met, Acquaintance acquaintance, Instant now) {
        pair = met;
        sealing = new DatagramKey(first(side));
        opening.clear();
        opening.add(new DatagramKey(first(side.other())));
    }

    @Override
    public void part(PairId parted, Instant now) {
        // The next pair takes its place.
    }

    @Override
    public void hurry(PairId hurried, Instant now) {
        // It is as near as can be.
    }

    @Override
    public abstract void close();
}
