package chat.warren.node.running.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.Carried;
import chat.warren.node.path.PathView;
import chat.warren.node.running.Networks;
import chat.warren.node.socket.loop.Where;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A whole node behind one of the laboratory's routers: says how the friend is reached, and that the friend was heard.
 */
public final class LabPerson implements Carried {
    private static final PairId FRIEND = new PairId(1);

    private final CountDownLatch heard = new CountDownLatch(1);

    private LabPerson() {}

    /** FIRST or SECOND, the second at which the two have agreed on their keys, and a stranger's address. */
    public static void main(String[] arguments) throws Exception {
        Side side = Side.valueOf(arguments[0]);
        Instant agreed = Instant.ofEpochSecond(Long.parseLong(arguments[1]));
        InetSocketAddress known = new InetSocketAddress(InetAddress.ofLiteral(arguments[2]), LabStranger.PORT);
        NodeSetup setup = new NodeSetup(
                0,
                Networks.mainline(),
                Sources.none().withKnown(List.of(known)),
                Crew.none(),
                new NodeSetup.Home(Where.NETWORKS, false, false));
        LabPerson person = new LabPerson();
        try (NodeLoop loop =
                NodeLoop.start(setup, InstantSource.system(), new SecureRandom(), (carrier, thread, now) -> person)) {
            Acquaintance friend = new Acquaintance(Somebody.anchors(1, agreed), side, Openness.ADDRESSES);
            loop.withCarrier((carrier, now) -> carrier.meet(FRIEND, friend, now));
            byte[] word = "hello".getBytes(StandardCharsets.UTF_8);
            while (!person.heard.await(200, TimeUnit.MILLISECONDS)) {
                loop.withCarrier((carrier, now) -> carrier.send(FRIEND, Kind.QUIC, word, now));
            }
            while (true) { // The other one may not have heard yet.
                loop.withCarrier((carrier, now) -> carrier.send(FRIEND, Kind.QUIC, word, now));
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        if (heard.getCount() > 0) {
            System.out.println("heard");
            heard.countDown();
        }
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        System.out.println(by.route().kind());
    }

    @Override
    public void adrift(PairId pair, Instant now) {}

    @Override
    public void moved(PairId pair, Instant now) {}

    @Override
    public void worn(PairId pair, Instant now) {}
}
