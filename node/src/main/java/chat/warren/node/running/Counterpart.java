package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.AttemptLog;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.PathConfig;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Stance;
import chat.warren.node.reach.FriendReach;
import chat.warren.node.relay.Tag;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The other device of one pair: its keys, its record, and the ways to it. */
final class Counterpart {
    private final PairId id;
    private Acquaintance acquaintance;
    private final Means means;
    private final Keyring keys;
    private final Sessions sessions = new Sessions();
    private final Freshness freshness = new Freshness();
    private final FriendReach reach;
    private final Looking looking;
    private final LateAnswers late = new LateAnswers();
    private final Calling calling;
    private final Voice voice;
    private Optional<Presence> theirs = Optional.empty();
    private Instant reachDue = Instant.MIN;
    private Condition.Since since;
    private boolean carried;
    private final AttemptLog attempts = new AttemptLog();

    Counterpart(PairId id, Acquaintance acquaintance, Whereabouts here, Means means, Instant now) {
        this.id = id;
        this.acquaintance = acquaintance;
        this.means = means;
        this.keys = new Keyring(acquaintance.anchors(), acquaintance.own(), wall(), now);
        this.voice = new Voice(id, means, keys, sessions, this::isOpen);
        Whereabouts told = isOpen() ? here : Whereabouts.NOWHERE;
        this.reach = new FriendReach(
                acquaintance.own(), told, means.budget(), means.around().random(), now);
        this.since = Condition.Since.met(now);
        this.calling = new Calling(means.company().signals());
        this.looking = new Looking(means.around().random(), means.company().haste());
    }

    PairId id() {
        return id;
    }

    Acquaintance acquaintance() {
        return acquaintance;
    }

    Sessions sessions() {
        return sessions;
    }

    Keyring keys() {
        return keys;
    }

    Optional<PathView> view() {
        return carried ? reach.view() : Optional.empty();
    }

    /** The record of hers for which our router is open: she reads in ours that she may write. */
    Optional<Presence> awaited(Instant now) {
        return isHealing(now) ? Optional.empty() : theirs;
    }

    /** Whether our router is left alone, for what went wrong there with her. */
    boolean isHealing(Instant now) {
        return reach.isQuiet(now);
    }

    private Instant wall() {
        return means.around().wall().instant();
    }

    /** Whether the friend may learn our addresses: every datagram of ours would tell them. */
    boolean isOpen() {
        return acquaintance.openness() == Openness.ADDRESSES;
    }

    /** What the friend may read of us from now on, and whether it is something else than before. */
    boolean show(Optional<Presence> presence) {
        return calling.show(presence);
    }

    Optional<Presence> shown() {
        return calling.shown();
    }

    /** @param written when she left it, by her own clock */
    void found(PairChain chain, Presence presence, Instant written, Instant now) {
        if (keys.used(chain, written, now)) {
            means.company().anchorsChanged(this, now);
        }
        theirs = Optional.of(presence);
        since = since.found(now);
        attempts.add(now, "Their record was found.", presence.addresses());
        if (!carried) {
            looking.begin(now); // For the word that she has found us too.
        }
        calling.found(Duration.between(written, wall()));
        // If an answer is owed, we are on our way to her already, by what she said in her call.
        calling.owed(presence, now).ifPresentOrElse(call -> signal(call, now), () -> approach(now));
    }

    /** The record says that she is there no more, or hides. A path that works goes on working. */
    void lost(Instant now) {
        theirs = Optional.empty();
        since = since.gone();
        attempts.add(now, "Their record is gone: they left, or hide.");
    }

    private void approach(Instant now) {
        if (isOpen() && theirs.isPresent()) {
            Stance stance = calling.stance(carried, theirs.get());
            attempts.add(now, stance.sentence(), theirs.get().addresses());
            reach.find(Whereabouts.of(theirs.get()), stance, now);
            reachDue = now;
        }
    }

    /** She was there in an earlier run. If she is still, her router may even know us. */
    void wasAt(List<InetSocketAddress> addresses, Instant now) {
        if (isOpen() && !addresses.isEmpty()) {
            calling.remembers(addresses);
            attempts.add(now, Stance.REMEMBERING.sentence(), addresses);
            reach.find(Whereabouts.at(addresses), Stance.REMEMBERING, now);
            reachDue = now;
        }
    }

    /** She called for us on our own network, from there. */
    void nearby(InetSocketAddress address, Instant now) {
        if (isOpen()) {
            opened(new Route.Direct(Outlet.MAIN, address), now);
        }
    }

    void opened(Route route, Instant now) {
        reach.opened(route, now);
        reachDue = now;
    }

    void closed(Route route, Instant now) {
        reach.closed(route, now);
        reachDue = now;
    }

    /** She may know from now on where we are. What carries goes on carrying, until a shorter way is found. */
    void opensUp(Acquaintance to, Whereabouts here, Instant now) {
        acquaintance = to;
        weAre(here, now);
        approach(now);
    }

    void weAre(Whereabouts here, Instant now) {
        if (isOpen()) {
            reach.weAre(here, now);
            reachDue = now;
        }
    }

    /** How we stand with her now. */
    Condition condition() {
        return new Condition(acquaintance.openness(), theirs, view().map(PathView::route), since, reach.theirs());
    }

    /** Our routers forget what is silent for longer. */
    void keepOpenEvery(PathConfig config) {
        reach.configure(config);
    }

    Voice voice() {
        return voice;
    }

    /** What was tried lately. */
    AttemptLog attempts() {
        return attempts;
    }

    Optional<Duration> roundTrip(Route route) {
        return reach.roundTrip(route);
    }

    /** Where the two meet at a relay. */
    List<Tag> tags() {
        return keys.tags(wall());
    }

    Looking looking() {
        return looking;
    }

    void networkChanged(PathConfig config, Instant now) {
        reach.configure(config);
        reach.networkChanged(now);
        closeSpares(Outlet.MAIN);
        looking.begin(now);
        reachDue = now;
    }

    void hurry(Instant now) {
        if (!carried) {
            looking.begin(now);
            calling.begin();
            means.company().look(this, now);
            approach(now);
        }
    }

    void agreeing(LinkSecrets secrets, Instant now) {
        sessions.agreeing(new Session(secrets, acquaintance.own(), now));
    }

    void agreed(LinkSecrets secrets, Instant now) {
        if (!sessions.agreed()) {
            sessions.agreeing(new Session(secrets, acquaintance.own(), now));
            sessions.agreed();
        }
        voice.refreshed();
    }

    /** A call that somebody passed on. Other things are not passed on, and the friend's word is no better for it. */
    void signalled(Gate.Admitted admitted, Instant now) {
        noteKey(admitted, now);
        if (admitted.kind() == Kind.PROBE && isOpen()) {
            admitted.probe().ifPresent(probe -> {
                if (probe instanceof Probe.Call call) {
                    attempts.add(now, "They called, through a helper.");
                    reach.called(call, now);
                    reachDue = now;
                    if (theirs.isEmpty()) {
                        means.company().look(this, now); // By whom she can be answered stands in her record.
                    }
                }
            });
        }
    }

    /**
     * An opened datagram of hers.
     *
     * @param from where it seems to come from; for a relayed one that is nowhere
     */
    void received(Gate.Admitted admitted, Route route, InetSocketAddress from, int bytes, Instant now) {
        if (route instanceof Route.Direct && !isOpen()) {
            return; // An answer would tell her where we are.
        }
        noteKey(admitted, now);
        long order = freshness.of(admitted.key(), admitted.datagram().counter());
        reachDue = now;
        switch (admitted.kind()) {
            case PROBE -> admitted.probe().ifPresent(probe -> probed(probe, route, from, order, now));
            case QUIC, MEDIA, RELAYED -> {
                if (admitted.key() instanceof Door) {
                    sessions.withoutSession(now);
                }
                reach.received(route, order, bytes, now);
                if (Relaying.isTraffic(admitted.kind(), admitted.datagram().body())) {
                    reach.inUse(0, now);
                }
                means.company().received(this, admitted.kind(), admitted.body(), now);
            }
            case COVER, TUNNEL -> {} // The latter opens a TCP connection and is nothing outside one.
        }
    }

    private void noteKey(Gate.Admitted admitted, Instant now) {
        if (admitted.key() instanceof Door door && keys.used(door, now)) {
            means.company().anchorsChanged(this, now);
        }
    }

    private void probed(Probe probe, Route route, InetSocketAddress from, long order, Instant now) {
        if (probe instanceof Probe.Later later) {
            late.asked(later, route, from, now);
            return;
        }
        if (probe instanceof Probe.Pong pong && route instanceof Route.Direct direct && direct.socket() == 0) {
            means.company().seen(from, pong.observed(), now);
        }
        reach.receivedProbe(route, from, order, probe, now);
    }

    void send(Kind kind, List<byte[]> bodies, Instant now) {
        List<Route> routes =
                reach.carry(bodies.stream().mapToInt(body -> body.length).sum(), now);
        if (Relaying.isTraffic(kind, bodies.getFirst())) {
            reach.inUse(bodies.stream().mapToInt(body -> body.length).max().orElse(0), now);
        }
        reachDue = now;
        if (routes.isEmpty()) {
            return;
        }
        List<byte[]> sealed =
                voice.sealed(kind, bodies, now, () -> means.company().worn(this, now));
        routes.forEach(route -> voice.put(route, kind, sealed, now));
    }

    void advanceTo(Instant now) {
        if (looking.isDue(theirs.isPresent(), now)) {
            if (theirs.isPresent() || looking.mayLook(now)) {
                attempts.add(now, "Their record is looked for.");
                means.company().glance(this, now);
            }
            if (looking.isAnotherAttemptDue()) {
                calling.begin();
                approach(now);
            }
        }
        for (LateAnswers.Due due : late.due(now)) {
            voice.put(due.route(), Kind.PROBE, List.of(voice.sealed(due.pong(), now)), now);
        }
        reach.advanceTo(now);
        List<Runnable> told = new ArrayList<>();
        drain(told, now);
        told.forEach(Runnable::run); // Last: whoever is told may want to send at once.
    }

    private void drain(List<Runnable> told, Instant now) {
        while (true) {
            switch (reach.poll()) {
                case FriendReach.Send send -> voice.probe(send, now);
                case FriendReach.SendOn on ->
                    voice.put(on.route(), Kind.PROBE, List.of(voice.sealed(on.probe(), now)), now);
                case FriendReach.Signal signal -> signal(signal.call(), now);
                case FriendReach.Measure measure -> means.company().measure(now);
                case FriendReach.Carries carries -> {
                    since = since.carries(carries.route(), now);
                    carried = true;
                    attempts.carries(now, carries.route());
                    looking.rest();
                    told.add(() -> means.company().carries(this, now));
                }
                case FriendReach.Adrift adrift -> {
                    carried = false;
                    since = since.lost(now);
                    attempts.add(now, "No way is left.");
                    looking.begin(now);
                    means.company().measure(now); // It may be we who are somewhere else.
                    told.add(() -> means.company().adrift(this, now));
                }
                case FriendReach.CloseSpares close -> {
                    closeSpares(close.but());
                    if (!carried && calling.goesOnWaiting()) {
                        approach(now);
                    }
                }
                case FriendReach.WaitUntil wait -> {
                    reachDue = wait.deadline();
                    return;
                }
            }
        }
    }

    private void signal(Probe.Call call, Instant now) {
        if (isOpen() && theirs.isPresent()) {
            means.company().signals().pass(theirs.get(), voice.sealed(call, now), this::unheard, now);
        } else {
            calling.owe(call, now);
        }
    }

    private void unheard(Instant now) {
        attempts.add(now, "No helper could hand our call on.");
        if (!carried && calling.wasUnheard()) {
            approach(now);
        }
    }

    void closeSpares(int but) {
        means.spares().closeAllBut(id, but).forEach(means.exits()::close);
    }

    Instant deadline() {
        Instant first = looking.deadline().isBefore(reachDue) ? looking.deadline() : reachDue;
        return late.deadline().isBefore(first) ? late.deadline() : first;
    }
}
