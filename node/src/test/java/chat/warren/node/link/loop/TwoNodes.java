package chat.warren.node.link.loop;

import chat.warren.crypto.pair.Ends;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.LinkConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Two nodes with a way between them, each on a thread of its own. */
final class TwoNodes implements AutoCloseable {
    static final PairId PAIR = new PairId(1);
    static final LinkConfig QUICK = new LinkConfig(
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10));

    /** One of the two. */
    final class Node {
        final Person person;
        final Side side;
        final Air air;
        final Witness witness;
        volatile Expectation expectation;
        volatile InstantSource clock = InstantSource.system();
        Links links;

        Node(Person person, Person friend, Side side, Witness witness) {
            this.person = person;
            this.side = side;
            this.witness = witness;
            this.air = new Air(loop, weather, side, side == Side.FIRST ? 1 : 2);
            this.expectation = Expectation.friend(friend.identity(), Optional.of(friend.devices()));
            this.links = links();
        }

        private Links links() {
            Place place = new Place(loop, () -> clock.instant(), new Random(side == Side.FIRST ? 10 : 11), config);
            return new Links(
                    new Wiring(
                            place,
                            air,
                            person.credentials(),
                            pair -> (certificate, now) -> expectation.check(certificate, now),
                            witness),
                    (pair, at) -> {});
        }

        void want() throws Exception {
            on(() -> links.want(PAIR, new Acquaintance(anchors(), side, Acquaintance.Openness.ADDRESSES)));
        }

        void reachable() throws Exception {
            on(() -> links.reachable(PAIR, air.view(), Instant.now()));
        }

        void adrift() throws Exception {
            on(() -> links.adrift(PAIR, Instant.now()));
        }

        /** As after a kill: nothing is said to anybody, and nothing is remembered. */
        void restart(Node other) throws Exception {
            on(() -> {
                links = links();
                air.join(other.air, links);
            });
            want();
        }
    }

    final EventLoop loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
    final Air.Weather weather = new Air.Weather();
    final LinkConfig config;
    final Node a;
    final Node b;

    TwoNodes(LinkConfig config, Person one, Person two, Witness... witnesses) {
        this.config = config;
        Side side = one.identity().equals(two.identity())
                ? Ends.devices(
                                one.identity(),
                                one.device().signingKey(),
                                two.device().signingKey())
                        .own()
                : Side.of(one.identity(), two.identity());
        this.a = new Node(one, two, side, witnesses.length > 0 ? witnesses[0] : new Witness());
        this.b = new Node(two, one, side.other(), witnesses.length > 1 ? witnesses[1] : new Witness());
        a.air.join(b.air, a.links);
        b.air.join(a.air, b.links);
    }

    static TwoNodes strangers(LinkConfig config, Witness... witnesses) {
        Random random = new Random(5);
        Person one = Person.born(random, Instant.now());
        Person two = Person.born(random, Instant.now());
        return new TwoNodes(config, one, two, witnesses);
    }

    private static PairAnchors anchors() {
        return PairAnchors.of(PairChain.startingAt(new byte[32], Instant.now()));
    }

    /** The one that dials. */
    Node first() {
        return a.side == Side.FIRST ? a : b;
    }

    Node second() {
        return a.side == Side.FIRST ? b : a;
    }

    void meet() throws Exception {
        a.want();
        b.want();
        a.reachable();
        b.reachable();
    }

    void on(Runnable task) throws Exception {
        loop.submit(task).get(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    <T> T ask(Callable<T> question) throws Exception {
        return loop.submit(question).get(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        var closing = loop.submit(() -> {
            a.links.close();
            b.links.close();
        });
        closing.syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
