package chat.warren.node.running.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import chat.warren.node.path.PathView;
import chat.warren.node.running.Networks;
import chat.warren.node.running.Remembered;
import chat.warren.node.socket.loop.Where;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A whole node on this machine's own network, and what it was told. */
final class Somebody implements Carried, AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<PathView> ways = new LinkedBlockingQueue<>();
    final NodeLoop loop;

    Somebody(int port, List<InetSocketAddress> known, boolean friendsOnLan, long seed) throws IOException {
        this(new NodeSetup.Kept(port, Remembered.NOTHING), known, friendsOnLan, seed);
    }

    /** Who was here before, and may know where friends were. */
    Somebody(NodeSetup.Kept kept, List<InetSocketAddress> known, boolean friendsOnLan, long seed) throws IOException {
        NodeSetup setup = new NodeSetup(
                kept,
                Networks.mainline(),
                Sources.none().withKnown(known),
                Crew.none(),
                new NodeSetup.Home(Where.THIS_MACHINE, friendsOnLan, false));
        loop = NodeLoop.start(setup, InstantSource.system(), new Random(seed), (carrier, thread, now) -> this);
    }

    /** The same key on both sides, as two have agreed on it a while ago. */
    static PairAnchors anchors(long seed, Instant agreed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return PairAnchors.of(PairChain.startingAt(key, agreed));
    }

    void meet(PairId pair, PairAnchors anchors, Side side) {
        meet(pair, new Acquaintance(anchors, side, Openness.ADDRESSES));
    }

    void meet(PairId pair, Acquaintance acquaintance) {
        loop.withCarrier((carrier, now) -> carrier.meet(pair, acquaintance, now));
    }

    void say(PairId pair, String word) {
        byte[] body = word.getBytes(StandardCharsets.UTF_8);
        loop.withCarrier((carrier, now) -> carrier.send(pair, Kind.QUIC, body, now));
    }

    void does(NodeLoop.CarrierTask task) {
        loop.withCarrier(task);
    }

    void hurry(PairId pair) {
        loop.withCarrier((Carrier carrier, Instant now) -> carrier.hurry(pair, now));
    }

    PathView awaitWay() throws InterruptedException {
        @Nullable PathView way = ways.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (way == null) {
            throw new AssertionError("no way was found");
        }
        return way;
    }

    String awaitWord() throws InterruptedException {
        @Nullable String word = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (word == null) {
            throw new AssertionError("nothing was heard");
        }
        return word;
    }

    /** Says it again and again until the other has heard it, as whoever needs an answer does. */
    String sayUntilHeard(PairId pair, String word, Somebody other) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (Instant.now().isBefore(end)) {
            say(pair, word);
            @Nullable String heardThere = other.heard.poll(100, TimeUnit.MILLISECONDS);
            if (heardThere != null && heardThere.endsWith(word)) { // Not an earlier word, said once too often.
                return heardThere;
            }
        }
        throw new AssertionError("nothing was heard");
    }

    boolean hearsNothingFor(Duration silence) throws InterruptedException {
        return heard.poll(silence.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        heard.add(kind + " " + pair.number() + " " + new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        ways.add(by);
    }

    @Override
    public void worn(PairId pair, Instant now) {}

    @Override
    public void moved(PairId pair, Instant now) {}

    @Override
    public void adrift(PairId pair, Instant now) {
        // That a way is found again is what the tests wait for.
    }

    @Override
    public void close() {
        loop.close();
    }
}
