package chat.warren.node.api;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineStats;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.join.NodeName;
import chat.warren.dht.join.PublicNodes;
import chat.warren.dht.join.Sources;
import chat.warren.dht.overlay.use.GuardBook;
import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.wire.Contact;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.burrow.loop.Notes;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.socket.loop.Where;
import chat.warren.storage.people.PersonId;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a node stands with the network. */
public final class Network {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*");

    private static final String ALONE =
            "This node was started to be alone: it looks for nobody, here or elsewhere. What you write waits.";

    private static final String ASKS_NOBODY =
            "Bootstrapping is off, so nobody elsewhere is asked: name a node of the network in WARREN_BOOTSTRAP.";

    /** Enough that three of them have addresses that everybody reaches. */
    private static final int MOST_LOOKED_AT = 32;

    private final NodeOptions options;
    private final DhtWatch watch = new DhtWatch();
    private final AtomicReference<@Nullable DhtEngine> engine = new AtomicReference<>();
    private final AtomicReference<@Nullable Burrow> burrow = new AtomicReference<>();

    private volatile boolean local;

    Network(NodeOptions options) {
        this.options = options;
    }

    void in(Burrow started) {
        burrow.set(started);
    }

    /**
     * What a node is started with that shall stand as the options say.
     *
     * @param notes what earlier runs have learned
     * @param tcp what was chosen about connections
     */
    NodeSetup setup(Notes notes, NodeSetup.Tcp tcp) throws ProfileException {
        Membership membership = options.membership().checked();
        List<InetSocketAddress> known = new ArrayList<>();
        List<NodeName> names = new ArrayList<>();
        for (NodeName name : names(membership)) {
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
        local = onlyHere;
        // Whoever begins alone wants no word to go out that nobody asked for.
        boolean asksRouter = !onlyHere && !(options.bootstrap() instanceof Bootstrap.Off);
        return new NodeSetup(
                options.port(),
                membership.networks(notes.guards()),
                new Sources(notes.contacts(), known, names, options.lan()),
                (aboard, errands, now) -> {
                    engine.set(aboard);
                    return List.of(watch);
                },
                new NodeSetup.Home(onlyHere ? Where.THIS_MACHINE : Where.NETWORKS, callsFriends(), asksRouter, tcp));
    }

    /** Friends in the room are the nearest there are. Whoever begins alone calls for nobody, unless told to. */
    private boolean callsFriends() {
        return options.lan() || !(options.bootstrap() instanceof Bootstrap.Off);
    }

    /** Public nodes are Mainline's, and know nothing of another network. */
    private List<NodeName> names(Membership membership) {
        boolean none = !membership.mainline() && options.bootstrap() instanceof Bootstrap.Usual;
        return none ? List.of() : bootstrap(options.bootstrap());
    }

    static List<NodeName> bootstrap(Bootstrap bootstrap) {
        return switch (bootstrap) {
            case Bootstrap.Off off -> List.of();
            case Bootstrap.Usual usual -> PublicNodes.ALL;
            case Bootstrap.Named named ->
                named.nodes().stream().map(NodeName::of).toList();
        };
    }

    /** Who shows themselves on our networks, and whether we do. */
    public NearbyView nearby() throws ProfileException, InterruptedException {
        return ways((aboard, now) -> new NearbyView(
                aboard.ways().nearby().visibleFor(now),
                aboard.ways().nearby().people().stream()
                        .map(each -> new NearbyView.Neighbour(Ids.text(each.person()), each.name(), each.fingerprint()))
                        .toList()));
    }

    /** For ten minutes everybody on our networks sees our name and may ask; or from now on nobody. */
    public void showNearby(boolean visible) throws ProfileException, InterruptedException {
        if (visible && !callsFriends()) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_POSSIBLE,
                    "This node was started to be alone, so nobody nearby would see you; nothing was changed:"
                            + " start it with --lan, or without --bootstrap none.");
        }
        ways((aboard, now) -> {
            if (visible) {
                aboard.ways().nearby().show(now);
            } else {
                aboard.ways().nearby().hide(now);
            }
            return true;
        });
    }

    /**
     * Asks somebody who shows themselves.
     *
     * @return the person, when it was somebody who had asked us already and is a friend by it
     */
    public Optional<String> askNearby(String person, String message) throws ProfileException, InterruptedException {
        PersonId id = Ids.person(person);
        Optional<PersonId> known = ways((aboard, now) -> aboard.ways().nearby().ask(id, message, now));
        if (known.isPresent()) {
            Failures.told(() -> running().ask((aboard, now) -> {
                aboard.friends().answers().accept(known.get(), now);
                return true;
            }));
        }
        return known.map(Ids::text);
    }

    /** Where others get into the public network, for an invite: none while too few are known. */
    List<InetSocketAddress> doors() throws ProfileException, InterruptedException {
        DhtEngine asked = dht();
        return Failures.told(() -> running().ask((aboard, now) -> asked.contacts(board(), MOST_LOOKED_AT))).stream()
                .map(Contact::address)
                .filter(this::isDoor)
                .limit(InviteLink.DOORS)
                .toList();
    }

    /** Somebody gave us these: whoever is not in the network yet asks there. */
    void enter(List<InetSocketAddress> doors) throws ProfileException, InterruptedException {
        List<InetSocketAddress> believed = doors.stream().filter(this::isDoor).toList();
        Failures.told(() -> running().ask((aboard, now) -> {
            aboard.reaching().learned(believed, now);
            return true;
        }));
    }

    /** Of our own networks nobody far away knows anything, and nobody shall send us to our printer. */
    private boolean isDoor(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address
                && (local ? address.getAddress().isLoopbackAddress() : !AddressGroup.isLocal(address.getAddress()));
    }

    private <T> T ways(Burrow.Inquiry<T> inquiry) throws ProfileException, InterruptedException {
        return Failures.told(() -> running().ways(inquiry));
    }

    private Burrow running() {
        return Optional.ofNullable(burrow.get())
                .orElseThrow(() -> new IllegalStateException("a node is asked before it runs"));
    }

    private DhtEngine dht() {
        return Optional.ofNullable(engine.get())
                .orElseThrow(() -> new IllegalStateException("a node is asked before it runs"));
    }

    private NetworkId board() {
        return options.membership().networks(GuardBook.NONE).board();
    }

    /** How well friends reach us, as far as this node knows by now. */
    public ReachView reach() throws ProfileException, InterruptedException {
        return Failures.told(
                () -> running().ask((aboard, now) -> Ways.here(aboard.reaching().standing(now))));
    }

    public NetworkView view() throws ProfileException, InterruptedException {
        Burrow running = running();
        DhtEngine asked = dht();
        EngineStats stats = Failures.told(() -> running.ask((aboard, now) -> asked.stats(board())));
        NetworkState state = state();
        boolean unasked = state == NetworkState.LOCAL_ONLY && options.bootstrap() instanceof Bootstrap.Off;
        return new NetworkView(
                state,
                unasked && !callsFriends() ? ALONE : state.sentence(),
                unasked ? ASKS_NOBODY : state.remedy(),
                running.port(),
                stats.contacts(),
                stats.networkNodes(),
                watch.seenAs(),
                Failures.told(() ->
                                running.ask((aboard, now) -> aboard.reaching().overlay()))
                        .map(OverlayStanding::of));
    }

    private NetworkState state() throws ProfileException, InterruptedException {
        return NetworkState.of(Failures.told(
                () -> running().ask((aboard, now) -> aboard.reaching().foothold())));
    }
}
