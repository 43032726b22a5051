package chat.warren.node.api;

import chat.warren.dht.join.ContactBook;
import chat.warren.dht.join.NodeName;
import chat.warren.dht.join.PublicNodes;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.node.nat.Mapping;
import chat.warren.node.running.Networks;
import chat.warren.node.running.Nobody;
import chat.warren.node.running.Standing;
import chat.warren.node.running.loop.NodeLoop;
import chat.warren.node.running.loop.NodeSetup;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks how well this computer can be reached: joins the network, watches what others see, and asks the router. */
public final class ReachCheck implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    /** The router answers within a moment, or is asked once more. */
    private static final Duration ROUTER = Duration.ofSeconds(2);

    private final NodeLoop loop;
    private final boolean asksRouter;

    private ReachCheck(NodeLoop loop, boolean asksRouter) {
        this.loop = loop;
        this.asksRouter = asksRouter;
    }

    /** Opens a socket and begins. */
    public static ReachCheck open(NodeOptions options, InstantSource clock) throws ProfileException {
        return open(options, NodeSetup.Home.usual(), clock);
    }

    static ReachCheck open(NodeOptions options, NodeSetup.Home home, InstantSource clock) throws ProfileException {
        List<NodeName> names = switch (options.bootstrap()) {
            case Bootstrap.Off off -> List.of();
            case Bootstrap.Usual usual -> PublicNodes.ALL;
            case Bootstrap.Named named ->
                named.nodes().stream().map(NodeName::of).toList();
        };
        NodeSetup setup = new NodeSetup(
                options.port(),
                Networks.mainline(),
                new Sources(ContactBook.NONE, List.of(), names, options.lan()),
                Crew.none(),
                new NodeSetup.Home(home.where(), false, home.router()));
        try {
            NodeLoop loop = NodeLoop.start(setup, clock, new SecureRandom(), (carrier, thread, now) -> new Nobody());
            return new ReachCheck(loop, home.router());
        } catch (IOException e) {
            throw new ProfileException(ProfileException.Reason.OTHER, String.valueOf(e.getMessage()), e);
        }
    }

    /** What is known as soon as enough is known, or after so much time. */
    public ReachView view(Duration patience) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Standing standing = standing();
        Duration waited = Duration.ZERO;
        while (waited.compareTo(patience) < 0 && !isEnough(standing, waited)) {
            boolean _ = never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            waited = waited.plus(LOOK);
            standing = standing();
        }
        return Ways.here(standing);
    }

    private boolean isEnough(Standing standing, Duration waited) {
        boolean seen = standing.others().joined() && !(standing.router().four().mapping() instanceof Mapping.Unknown);
        boolean asked = !asksRouter || standing.router().mapped().isPresent() || waited.compareTo(ROUTER) > 0;
        return standing.network().addresses().isEmpty() || (seen && asked);
    }

    private Standing standing() throws InterruptedException {
        try {
            return loop.standing().get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the node does not answer", e);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
