package chat.warren.bench.reach;

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
import chat.warren.node.path.PathView;
import chat.warren.node.running.Networks;
import chat.warren.node.running.loop.NodeLoop;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.socket.loop.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One of two friends, in a program of its own: the node as it runs everywhere, and nothing above it. Says what happens
 * and when, and ends when its input does.
 */
public final class Person implements Carried {
    private static final PairId FRIEND = new PairId(1);
    private static final byte[] WORD = "hello".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;
    private static final long BETWEEN_WORDS_MILLIS = 100;

    private final CountDownLatch heard = new CountDownLatch(1);

    private Person() {}

    /** FIRST or SECOND, the second at which they agreed on keys, a stranger's address and port, and the notebook. */
    public static void main(String[] arguments) throws IOException {
        Side side = Side.valueOf(arguments[0]);
        Instant agreed = Instant.ofEpochSecond(Long.parseLong(arguments[1]));
        InetSocketAddress known =
                new InetSocketAddress(InetAddress.ofLiteral(arguments[2]), Integer.parseInt(arguments[3]));
        Notebook notebook = new Notebook(Path.of(arguments[4]));
        NodeSetup setup = new NodeSetup(
                new NodeSetup.Kept(notebook.port(), notebook),
                Networks.mainline(),
                Sources.none().withKnown(List.of(known)),
                Crew.none(),
                new NodeSetup.Home(Where.NETWORKS, true, true));
        Person person = new Person();
        PairAnchors anchors = PairAnchors.of(PairChain.startingAt(new byte[KEY_BYTES], agreed));
        Acquaintance friend = new Acquaintance(anchors, side, Openness.ADDRESSES);
        say("begun");
        try (NodeLoop loop =
                NodeLoop.start(setup, InstantSource.system(), new SecureRandom(), (carrier, thread, now) -> {
                    thread.execute(later -> carrier.meet(FRIEND, friend, later));
                    return person;
                })) {
            notebook.isAt(loop.port());
            Thread.ofVirtual().start(() -> talk(loop));
            while (System.in.read() >= 0) {
                // Whatever it is, it is not the end.
            }
        }
    }

    private static void talk(NodeLoop loop) {
        try {
            while (true) {
                loop.withCarrier((carrier, now) -> carrier.send(FRIEND, Kind.QUIC, WORD, now));
                TimeUnit.MILLISECONDS.sleep(BETWEEN_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String what) {
        System.out.println(what + " " + System.currentTimeMillis());
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        if (heard.getCount() > 0) {
            heard.countDown();
            say("heard");
        }
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        say(by.route().kind().name());
    }

    @Override
    public void adrift(PairId pair, Instant now) {
        say("adrift");
    }

    @Override
    public void moved(PairId pair, Instant now) {}

    @Override
    public void worn(PairId pair, Instant now) {}
}
