package chat.warren.node.api;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineStats;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.join.ContactBook;
import chat.warren.dht.join.NodeName;
import chat.warren.dht.join.PublicNodes;
import chat.warren.dht.join.Sources;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.running.Networks;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.socket.loop.Where;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a node stands with the network. */
public final class Network {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*");

    private final NodeOptions options;
    private final DhtWatch watch = new DhtWatch();
    private final AtomicReference<@Nullable DhtEngine> engine = new AtomicReference<>();
    private final AtomicReference<@Nullable Burrow> burrow = new AtomicReference<>();

    Network(NodeOptions options, Events events) {
        this.options = options;
        watch.whenJoined(() -> events.publish(new Event.NetworkChanged(NetworkState.CONNECTED)));
    }

    void in(Burrow started) {
        burrow.set(started);
    }

    /** What a node is started with that shall stand as the options say. */
    NodeSetup setup() {
        List<InetSocketAddress> known = new ArrayList<>();
        List<NodeName> names = new ArrayList<>();
        for (NodeName name : bootstrap(options.bootstrap())) {
            if (LITERAL.matcher(name.host()).matches()) {
                known.add(new InetSocketAddress(InetAddress.ofLiteral(name.host()), name.port()));
            } else {
                names.add(name);
            }
        }
        // A network of nodes on this machine is meant to stay on it: for trying things out, and for tests.
        boolean onlyHere = names.isEmpty()
                && !known.isEmpty()
                && known.stream().allMatch(node -> node.getAddress().isLoopbackAddress());
        // Whoever begins alone wants no word to go out that nobody asked for.
        boolean asksRouter = !onlyHere && !(options.bootstrap() instanceof Bootstrap.Off);
        return new NodeSetup(
                options.port(),
                Networks.mainline(),
                new Sources(ContactBook.NONE, known, names, options.lan()),
                (aboard, errands, now) -> {
                    engine.set(aboard);
                    return List.of(watch);
                },
                new NodeSetup.Home(onlyHere ? Where.THIS_MACHINE : Where.NETWORKS, options.lan(), asksRouter));
    }

    static List<NodeName> bootstrap(Bootstrap bootstrap) {
        return switch (bootstrap) {
            case Bootstrap.Off off -> List.of();
            case Bootstrap.Usual usual -> PublicNodes.ALL;
            case Bootstrap.Named named ->
                named.nodes().stream().map(NodeName::of).toList();
        };
    }

    public NetworkView view() throws ProfileException, InterruptedException {
        Burrow running = burrow.get();
        DhtEngine asked = engine.get();
        if (running == null || asked == null) {
            throw new IllegalStateException("a node is asked before it runs");
        }
        EngineStats stats = running.look(() -> asked.stats(NetworkId.MAINLINE))
                .orElseThrow(() -> new ProfileException(
                        ProfileException.Reason.LOCKED, "The node has ended; nothing was asked: start it again."));
        NetworkState state = stats.contacts() > 0 ? NetworkState.CONNECTED : before();
        return new NetworkView(
                state, state.sentence(), running.port(), stats.contacts(), stats.networkNodes(), watch.seenAs());
    }

    private NetworkState before() {
        return options.bootstrap() instanceof Bootstrap.Off && !options.lan()
                ? NetworkState.ALONE
                : NetworkState.LOOKING;
    }
}
