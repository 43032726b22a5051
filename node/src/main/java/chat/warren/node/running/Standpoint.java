package chat.warren.node.running;

import chat.warren.node.nat.FilterTrial;
import chat.warren.node.nat.Layers;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.nat.NatSurvey;
import chat.warren.node.nat.Sighting;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Candidate.Origin;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where we are: our own addresses, what others see of them, and what the router promised. */
final class Standpoint {
    /**
     * Who has just come is looked for by friends. In a small network they are among those who then hear of us as a
     * member of the DHT, and a question of theirs that comes before our router is open spoils the port for them.
     */
    private static final Duration UNTRIED = Duration.ofMinutes(5);

    private static final LocalNetwork NOWHERE = new LocalNetwork(List.of(), List.of());

    private final int port;
    private final NatSurvey four;
    private final NatSurvey six;
    private Optional<FilterTrial> trial = Optional.empty();
    private Instant trialFrom;
    private LocalNetwork network = NOWHERE;
    private Optional<InetSocketAddress> promised = Optional.empty();
    private Set<InetAddress> outside = Set.of();
    /** What was known of the router last: a NAT does not become another one because nobody asked for a minute. */
    private Mapping remembered = new Mapping.Unknown();

    /** Which families begin anew after a change. */
    record Moved(boolean four, boolean six) {
        boolean any() {
            return four || six;
        }
    }

    Standpoint(int port, Instant now) {
        this.port = port;
        this.four = new NatSurvey(now);
        this.six = new NatSurvey(now);
        this.trialFrom = now.plus(UNTRIED);
    }

    /** The machine's addresses. Those of IPv6 that pass by themselves are no reason to begin anew. */
    Moved networkIs(LocalNetwork there, Instant now) {
        Moved moved = new Moved(differs(network, there, true), differs(network, there, false));
        network = there;
        begin(moved, now);
        return moved;
    }

    /** The machine slept, or its router did: what was seen before says nothing. */
    void forget(Instant now) {
        begin(new Moved(true, true), now);
    }

    private void begin(Moved moved, Instant now) {
        if (moved.four()) {
            four.networkIs(endpoints(true), now);
            trial = Optional.empty();
            trialFrom = now.plus(UNTRIED);
            outside = Set.of();
            remembered = new Mapping.Unknown();
        }
        if (moved.six()) {
            six.networkIs(endpoints(false), now);
        }
    }

    /**
     * What the system itself goes out by decides. Containers and tunnels come and go beside it, and of IPv6 it is often
     * an address that passes.
     */
    private static boolean differs(LocalNetwork before, LocalNetwork after, boolean ipv4) {
        Optional<InetAddress> preferred = after.preferred(ipv4);
        if (!ipv4 || preferred.isEmpty()) {
            return !lasting(before, ipv4).equals(lasting(after, ipv4));
        }
        return !before.preferred(ipv4).equals(preferred);
    }

    private static List<LocalAddress> lasting(LocalNetwork network, boolean ipv4) {
        return network.addresses().stream()
                .filter(local -> local.isIpv4() == ipv4 && local.lasting())
                .toList();
    }

    private List<InetSocketAddress> endpoints(boolean ipv4) {
        return network.addresses().stream()
                .filter(local -> local.isIpv4() == ipv4)
                .map(local -> new InetSocketAddress(local.address(), port))
                .toList();
    }

    Optional<InetAddress> sourceFor(InetAddress to) {
        return network.sourceFor(to);
    }

    /** A question went out: somebody answers it, or nothing of ours gets out. */
    void asked(InetSocketAddress to, Instant now) {
        survey(to).sent(to, now);
    }

    /** A datagram went out to one who may not be there. */
    void wrote(InetSocketAddress to, Instant now) {
        survey(to).wrote(to, now);
    }

    void received(InetSocketAddress from, Instant now) {
        survey(from).received(from, now);
    }

    void see(InetSocketAddress observer, InetSocketAddress seen, Instant now) {
        if (isFour(observer) == isFour(seen)) {
            survey(observer).see(new Sighting(observer, seen, now));
        }
    }

    /** What the router passes on to us until something else is said: whoever asks it knows when that ends. */
    void mapped(Optional<InetSocketAddress> outside) {
        promised = outside;
    }

    private NatSurvey survey(InetSocketAddress other) {
        return isFour(other) ? four : six;
    }

    private static boolean isFour(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address;
    }

    /** Whether others see us under another address than before, although our own are the same: the router's changed. */
    boolean hasMovedOutside(Instant now) {
        NatReport nat = four.report(now);
        if (!nat.mapping().isSteady() || nat.outside().isEmpty()) {
            return false;
        }
        Set<InetAddress> before = outside;
        outside = Set.copyOf(nat.outside());
        Set<InetAddress> common = new HashSet<>(before);
        common.retainAll(outside);
        return !before.isEmpty() && common.isEmpty();
    }

    /** Whether to serve strangers in the DHT: if they get through, or to find out whether they do. */
    boolean takesPart(Instant now) {
        NatReport nat = nat(now);
        boolean takes = isReachable(now);
        if (!takes && !now.isBefore(trialFrom)) {
            trial = trial.or(() -> Optional.of(new FilterTrial(now)));
            takes = trial.get().takesPart(nat, now);
        }
        four.introduced(takes);
        return takes;
    }

    /**
     * Whether strangers reach us where others see us: nobody keeps them out, or our router was asked to let them in.
     */
    boolean isReachable(Instant now) {
        NatReport nat = nat(now);
        return isPassedOn(nat) || nat.isPublic() || six.report(now).isPublic();
    }

    /** Whether our router has promised to pass on what comes to where others see us. */
    boolean isPassedOn(Instant now) {
        return isPassedOn(nat(now));
    }

    private boolean isPassedOn(NatReport nat) {
        return promised.filter(seen(nat)::contains).isPresent();
    }

    /** Whether nobody on the way has to remember whom we wrote to. */
    boolean isUntranslated(Instant now) {
        NatReport nat = nat(now);
        return nat.mapping() instanceof Mapping.Open && nat.isPublic();
    }

    /** Where our router lets everybody in, if it is the last one before the Internet. */
    Optional<InetSocketAddress> mapped(Instant now) {
        return mapped(nat(now));
    }

    private Optional<InetSocketAddress> mapped(NatReport nat) {
        return promised.filter(outside -> !isInside(outside, nat));
    }

    /** Whether only neighbours reach us there: another router stands between it and the Internet. */
    private boolean isInside(InetSocketAddress outside, NatReport nat) {
        return Whereabouts.isLan(outside.getAddress()) || layers(nat) == Layers.SEVERAL;
    }

    /** Whether somebody beyond our own networks answers; where there is only this machine, somebody on it. */
    boolean isAnswered(Instant now) {
        boolean here =
                network.addresses().stream().allMatch(local -> local.address().isLoopbackAddress());
        return Stream.of(four, six).anyMatch(survey -> survey.isAnswered(now) && (here || survey.goesOut()));
    }

    /** How many routers translate our addresses. */
    Layers layers(Instant now) {
        return layers(nat(now));
    }

    private Layers layers(NatReport nat) {
        return Layers.of(promised.map(InetSocketAddress::getAddress), nat);
    }

    /** Whether a few questions to nodes of different networks would tell more. */
    boolean wantsMore(Instant now) {
        return network.preferred(true).isPresent() && four.wantsMore(now);
    }

    NatReport nat(Instant now) {
        NatReport nat = four.report(now);
        if (!(nat.mapping() instanceof Mapping.Unknown)) {
            remembered = nat.mapping();
        }
        List<InetAddress> pool =
                nat.outside().stream().limit(Whereabouts.MAX_POOL).toList();
        return new NatReport(remembered, nat.filtering(), pool);
    }

    LocalNetwork network() {
        return network;
    }

    Whereabouts whereabouts(Instant now) {
        NatReport nat = nat(now);
        Map<InetSocketAddress, Candidate> candidates = new LinkedHashMap<>();
        add(candidates, Origin.MAPPED, mapped(nat).stream().toList());
        add(candidates, Origin.SEEN, seen(nat));
        add(candidates, Origin.SEEN, seen(six.report(now)));
        for (LocalAddress local : byPromise()) {
            Origin origin = Whereabouts.isLan(local.address()) ? Origin.LAN : Origin.PUBLIC;
            add(candidates, origin, List.of(new InetSocketAddress(local.address(), port)));
        }
        promised.filter(outside -> isInside(outside, nat))
                .ifPresent(outside -> add(candidates, Origin.LAN, List.of(outside)));
        List<Candidate> few =
                candidates.values().stream().limit(Whereabouts.MAX_CANDIDATES).toList();
        return new Whereabouts(few, nat);
    }

    private static List<InetSocketAddress> seen(NatReport nat) {
        return nat.mapping() instanceof Mapping.Independent independent ? List.of(independent.outside()) : List.of();
    }

    private static void add(
            Map<InetSocketAddress, Candidate> candidates, Origin origin, List<InetSocketAddress> addresses) {
        addresses.forEach(address -> candidates.putIfAbsent(address, new Candidate(origin, address)));
    }

    /**
     * What the system would use itself first: the others are virtual machines' and containers', more often than not.
     */
    private List<LocalAddress> byPromise() {
        List<LocalAddress> lasting = new ArrayList<>(lasting(network, false));
        lasting.addAll(lasting(network, true));
        lasting.sort(Comparator.comparing(local -> !network.preferred().contains(local.address())));
        return lasting;
    }
}
