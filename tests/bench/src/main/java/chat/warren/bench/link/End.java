package chat.warren.bench.link;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Credentials;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkConfig;
import chat.warren.node.link.LinkWatcher;
import chat.warren.node.link.loop.Links;
import chat.warren.node.link.loop.Place;
import chat.warren.node.link.loop.Wiring;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Route;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node that does nothing but have a link. */
final class End implements LinkWatcher {
    /** What happens to frames, on the node's thread. */
    interface Listener {
        void frame(Link link, byte[] frame);

        void room(Link link);
    }

    private static final int PATIENCE_SECONDS = 30;

    private final Way way;
    private final Side side;
    private final BlockingQueue<Link> ups = new LinkedBlockingQueue<>();
    private final Links links;
    private volatile String lastFailure = "no handshake has failed";
    private volatile Listener listener = new Listener() {
        @Override
        public void frame(Link link, byte[] frame) {
            // Nobody listens yet.
        }

        @Override
        public void room(Link link) {
            // Nobody sends yet.
        }
    };

    End(Way way, Side side, IdentityKey own, IdentityKey friend) {
        this.way = way;
        this.side = side;
        SecureRandom random = new SecureRandom();
        DeviceKey device = DeviceKey.generate(random);
        DeviceCertificate certificate =
                DeviceCertificate.issue(own, device, Instant.now().plus(Duration.ofDays(1)));
        Expectation expectation = Expectation.friend(friend.identity(), Optional.empty());
        Place place = new Place(way.loop(), InstantSource.system(), random, LinkConfig.DEFAULT);
        this.links = new Links(
                new Wiring(place, way, new Credentials(device, certificate), pair -> expectation, this),
                (pair, now) -> {}); // No chain is kept.
        way.carry(links);
    }

    void listen(Listener heard) {
        listener = heard;
    }

    void want(PairId pair) {
        PairAnchors anchors = PairAnchors.of(PairChain.startingAt(new byte[32], Instant.now()));
        on(() -> links.want(pair, new Acquaintance(anchors, side, Acquaintance.Openness.ADDRESSES)));
    }

    void reachable(PairId pair) {
        PathView path = new PathView(new Route.Relayed(1), way.roundTrip(), 0, way.room(pair), 1);
        way.loop().execute(() -> links.reachable(pair, path, Instant.now()));
    }

    void leave(PairId pair) {
        on(() -> links.leave(pair));
    }

    Link awaitUp() throws InterruptedException, TimeoutException {
        Link link = ups.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (link == null) {
            throw new TimeoutException("no link: " + lastFailure);
        }
        return link;
    }

    void on(Runnable task) {
        way.loop().submit(task).syncUninterruptibly();
    }

    @Override
    public void up(Link link, LinkSecrets secrets, Instant agreed, Instant now) {
        ups.add(link);
    }

    @Override
    public void frame(Link link, Lane lane, byte[] frame, Instant now) {
        listener.frame(link, frame);
    }

    @Override
    public void room(Link link, Lane lane, Instant now) {
        listener.room(link);
    }

    @Override
    public void down(Link link, String why, Instant now) {
        // The next round has a link of its own.
    }

    @Override
    public void failed(PairId pair, String why, Instant now) {
        lastFailure = why;
    }
}
