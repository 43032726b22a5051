package chat.warren.node.reach;

import chat.warren.crypto.pair.Side;
import chat.warren.node.nat.Mapping;
import chat.warren.node.path.PathConfig;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Paths;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.Probe.Call;
import chat.warren.node.probe.Probe.Turn;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Meeting;
import chat.warren.node.punch.ProbeBudget;
import chat.warren.node.punch.Punch;
import chat.warren.node.punch.PunchConfig;
import chat.warren.node.punch.Stance;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is done to reach one friend. Feed it what happens, call {@link #advanceTo}, then {@link #poll} until
 * {@link WaitUntil}.
 */
public final class FriendReach {
    /** The first attempt at something better, when a relay carries; then twice as long each time. */
    private static final Duration FIRST_UPGRADE = Duration.ofSeconds(20);

    private static final Duration MOST_UPGRADE = Duration.ofMinutes(10);
    /** A friend who calls again and again makes us guess ports only so often. */
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(3);
    /** Where a NAT counts ports, one round trip to a few nodes tells where it is now. */
    private static final Duration MEASURING = Duration.ofMillis(400);

    /**
     * Where the friend was remembered, one of the two may have written before the other's router was open, and Linux
     * gives the other's port away for it, until it has seen nothing of either for 30 s. We began with 2 s of writing.
     */
    private static final Duration HEALING = Duration.ofSeconds(34);

    /** What the caller must do next. */
    public sealed interface Output {}

    /** From that socket, opened when it is first named, with that TTL. */
    public record Send(int socket, InetSocketAddress to, int ttl, Probe probe) implements Output {}

    public record SendOn(Route route, Probe probe) implements Output {}

    /** Pass this on by whatever helper there is; without any, say so by {@link #find} with another stance. */
    public record Signal(Call call) implements Output {}

    /** Ask a few nodes how they see us, and then say {@link #weAre}. */
    public record Measure() implements Output {}

    public record Carries(Route route) implements Output {}

    /** No path works, and attempts go on. */
    public record Adrift() implements Output {}

    /** Spare sockets other than this one (0: all of them) are not needed any more. */
    public record CloseSpares(int but) implements Output {}

    public record WaitUntil(Instant deadline) implements Output {}

    private final Side side;
    private final ProbeBudget budget;
    private final RandomGenerator random;
    private final Paths paths;
    private final Queue<Output> outputs = new ArrayDeque<>();
    private Whereabouts mine;
    private @Nullable Whereabouts theirs;
    private @Nullable Punch punch;
    private @Nullable Call asked;
    private @Nullable Intention intention;
    private Instant lastCalled = Instant.MIN;
    private Instant nextUpgrade = Instant.MAX;
    private Duration upgradePace = FIRST_UPGRADE;
    private Optional<Route> answerBy = Optional.empty();
    private boolean adrift = true;
    private Instant pathsWait = Instant.MAX;
    private Instant punchWait = Instant.MAX;
    private Instant quietUntil = Instant.MIN;
    private Set<InetSocketAddress> written = Set.of();

    /** A punch that waits for where we are. */
    private record Intention(Stance stance, Optional<Call> answering, Instant latest) {}

    public FriendReach(Side side, Whereabouts mine, ProbeBudget budget, RandomGenerator random, Instant now) {
        this.side = side;
        this.mine = mine;
        this.budget = budget;
        this.random = random;
        this.paths = new Paths(PathConfig.DEFAULT, random, now);
    }

    /** Our own whereabouts, whenever they change or were measured. */
    public void weAre(Whereabouts here, Instant now) {
        mine = here;
        Mapping mapping = here.nat().mapping();
        // A sequence is known best when all who were asked have answered, so the time for it is used up.
        if (intention != null
                && !isQuiet(now)
                && !(mapping instanceof Mapping.Unknown)
                && !(mapping instanceof Mapping.Sequential)) {
            begin(intention, now);
        }
    }

    /** The friend's record was found. {@link Stance#ASKING} if a signal can be passed, else who came first decides. */
    public void find(Whereabouts there, Stance stance, Instant now) {
        theirs = there;
        if (paths.view().isEmpty() || isWorthUpgrading()) {
            boolean known = there.candidates().stream().map(Candidate::address).anyMatch(written::contains);
            if (stance == Stance.REMEMBERING) {
                written = there.seen().collect(Collectors.toUnmodifiableSet());
                quietUntil = written.isEmpty() ? Instant.MIN : now.plus(HEALING);
            } else if (stance == Stance.ASKING || !known) {
                quietUntil = Instant.MIN; // She is somewhere else, or will say where.
            } else if (isQuiet(now)) {
                // Whoever lost her port keeps the wrong one as long as she writes: it is time for that later.
                intention = new Intention(stance, Optional.empty(), quietUntil);
                return;
            }
            intend(new Intention(stance, Optional.empty(), now.plus(MEASURING)), now);
        }
    }

    /** A call of the friend's came by a helper, already opened. */
    public void called(Call call, Instant now) {
        called(call, Optional.empty(), now);
    }

    private void called(Call call, Optional<Route> by, Instant now) {
        boolean ours = asked != null && punch != null;
        if (call.turn() == Turn.ANSWERING || ours) {
            // Two who called each other at the same time have both opened: each call answers the other.
            if (punch != null && (call.turn() == Turn.ASKING || isAnswer(call))) {
                theirs = call.whereabouts();
                punch.answered(theirs, now);
            }
        } else if (!lastCalled.plus(BETWEEN_CALLS).isAfter(now)) {
            lastCalled = now;
            paths.networkChanged(now); // She calls because something changed, or because nothing works.
            theirs = call.whereabouts();
            answerBy = by;
            intend(new Intention(Stance.ANSWERING, Optional.of(call), now.plus(MEASURING)), now);
        }
    }

    private boolean isAnswer(Call call) {
        return asked != null && asked.transaction() == call.transaction();
    }

    private void intend(Intention wanted, Instant now) {
        if (mine.nat().mapping() instanceof Mapping.Sequential) {
            intention = wanted;
            outputs.add(new Measure());
        } else {
            begin(wanted, now);
        }
    }

    private void begin(Intention wanted, Instant now) {
        intention = null;
        if (theirs == null) {
            return;
        }
        Meeting meeting = new Meeting(mine, theirs, wanted.stance(), side);
        punch = new Punch(meeting, PunchConfig.of(wanted.stance()), budget, random, now);
        asked = null;
        if (wanted.stance() == Stance.ASKING) {
            asked = new Call(random.nextLong(), Turn.ASKING, mine);
            signal(asked, adrift ? Optional.empty() : paths.view().map(PathView::route));
        }
        wanted.answering().ifPresent(call -> signal(new Call(call.transaction(), Turn.ANSWERING, mine), answerBy));
    }

    /** Whether our router is left alone, so that it forgets what may have gone wrong there. */
    public boolean isQuiet(Instant now) {
        return paths.view().isEmpty() && now.isBefore(quietUntil);
    }

    /** By the path there is, which is the best helper of all. */
    private void signal(Call call, Optional<Route> by) {
        outputs.add(by.isPresent() ? new SendOn(by.get(), call) : new Signal(call));
    }

    /** A relay or a TCP connection to the friend is there. */
    public void opened(Route route, Instant now) {
        paths.add(route, Optional.empty(), now);
        nextUpgrade = now; // With a way to pass signals there is no reason to wait.
    }

    public void closed(Route route, Instant now) {
        paths.remove(route, now);
    }

    /** An authenticated datagram of the friend's came that is no probe. */
    public void received(Route route, long counter, int bytes, Instant now) {
        paths.received(route, counter, bytes, now);
    }

    /**
     * Something is said to the friend or by her, of which the paths' own upkeep is no part.
     *
     * @param longest bytes that we send her at once
     */
    public void inUse(int longest, Instant now) {
        paths.inUse(longest, now);
    }

    /** A probe of the friend's came by that route, from that address. */
    public void receivedProbe(Route route, InetSocketAddress from, long counter, Probe probe, Instant now) {
        if (probe instanceof Call call) {
            paths.received(route, counter, 0, now);
            called(call, Optional.of(route), now);
            return;
        }
        boolean known = paths.knows(route);
        if (punch != null && route instanceof Route.Direct direct && (!known || probe instanceof Probe.Pong)) {
            punch.receive(direct.socket(), from, probe, now);
        }
        if (known || punch == null || !(route instanceof Route.Direct)) {
            paths.received(route, counter, 0, now);
            paths.probed(route, probe, from, now);
        }
    }

    /** Where a datagram for the friend goes: nowhere, one route, or two around a switch. */
    public List<Route> carry(int bytes, Instant now) {
        return paths.carry(bytes, now);
    }

    /**
     * Our own addresses or routes changed. To the friend's router we are a stranger now: a ping would at best be
     * dropped, and at worst spoil the port that hers has to answer from. So those ways are given up, and she is called.
     * Spare sockets were opened for the router that was: they, and what goes by them, are no more.
     */
    public void networkChanged(Instant now) {
        for (Route route : paths.routes()) {
            if (route instanceof Route.Direct direct && (direct.socket() != 0 || isTranslated(direct))) {
                paths.remove(route, now);
            }
        }
        paths.networkChanged(now);
        upgradePace = FIRST_UPGRADE;
        punch = null;
        quietUntil = Instant.MIN;
        adrift = true; // Until the friend answers from where we are now, helpers pass the call on.
        intention = new Intention(Stance.ASKING, Optional.empty(), now.plus(MEASURING));
        outputs.add(new Measure());
    }

    public void advanceTo(Instant now) {
        if (intention != null && !intention.latest().isAfter(now)) {
            begin(intention, now);
        }
        if (!nextUpgrade.isAfter(now) && punch == null && intention == null) {
            upgrade(now);
        }
        if (punch != null) {
            punch.advanceTo(now);
            drain(punch, now);
        }
        paths.advanceTo(now);
        drainPaths(now);
    }

    private boolean isTranslated(Route.Direct route) {
        return route.kind() == Route.Kind.DIRECT
                && route.to().getAddress() instanceof Inet4Address
                && !takesStrangers();
    }

    private boolean takesStrangers() {
        return theirs != null && (theirs.isWelcoming() || theirs.nat().mapping() instanceof Mapping.Open);
    }

    private void upgrade(Instant now) {
        nextUpgrade = Instant.MAX;
        if (theirs != null && (paths.view().isEmpty() || isWorthUpgrading())) {
            intend(new Intention(Stance.ASKING, Optional.empty(), now.plus(MEASURING)), now);
            nextUpgrade = now.plus(upgradePace);
            Duration twice = upgradePace.multipliedBy(2);
            upgradePace = twice.compareTo(MOST_UPGRADE) > 0 ? MOST_UPGRADE : twice;
        }
    }

    private boolean isWorthUpgrading() {
        return adrift
                || paths.view()
                        .map(view -> view.route().kind())
                        .filter(kind -> kind == Route.Kind.RELAYED || kind == Route.Kind.TUNNEL)
                        .isPresent();
    }

    private void drain(Punch busy, Instant now) {
        while (true) {
            switch (busy.poll()) {
                case Punch.Send send -> outputs.add(new Send(send.socket(), send.to(), send.ttl(), send.probe()));
                case Punch.Heard heard -> {} // It is pinged back already, and counts when she answers.
                case Punch.Reached reached ->
                    paths.add(
                            new Route.Direct(reached.socket(), reached.friend()),
                            Optional.of(reached.roundTrip()),
                            now);
                case Punch.Ended ended -> {
                    punch = null;
                    asked = null;
                    outputs.add(new CloseSpares(carryingSocket()));
                    return;
                }
                case Punch.WaitUntil wait -> {
                    punchWait = wait.deadline();
                    return;
                }
            }
        }
    }

    private int carryingSocket() {
        return paths.view()
                .map(view -> view.route() instanceof Route.Direct direct ? direct.socket() : 0)
                .orElse(0);
    }

    private void drainPaths(Instant now) {
        while (true) {
            switch (paths.poll(now)) {
                case Paths.Send send -> outputs.add(new SendOn(send.route(), send.probe()));
                case Paths.Switched switched -> {
                    adrift = false;
                    boolean direct = switched.to() instanceof Route.Direct;
                    upgradePace = FIRST_UPGRADE;
                    nextUpgrade = direct ? Instant.MAX : earlier(nextUpgrade, now.plus(upgradePace));
                    outputs.add(new Carries(switched.to()));
                }
                case Paths.Adrift lost -> {
                    adrift = true;
                    nextUpgrade = now;
                    outputs.add(new Adrift());
                }
                case Paths.WaitUntil wait -> {
                    pathsWait = wait.deadline();
                    return;
                }
            }
        }
    }

    public Output poll() {
        Output next = outputs.poll();
        return next != null ? next : new WaitUntil(deadline());
    }

    private Instant deadline() {
        Instant first = pathsWait;
        if (punch != null) {
            first = earlier(first, punchWait);
        } else if (intention == null) {
            first = earlier(first, nextUpgrade);
        }
        return intention == null ? first : earlier(first, intention.latest());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The round trip by one route, if it lives and was measured: which of several relays is the nearest. */
    public Optional<Duration> roundTrip(Route route) {
        return paths.roundTrip(route);
    }

    public Optional<PathView> view() {
        return paths.view();
    }

    /** How often the paths want a sign of life. */
    public void configure(PathConfig config) {
        paths.configure(config);
    }

    /** Where the friend said last that she is. */
    public Optional<Whereabouts> theirs() {
        return Optional.ofNullable(theirs);
    }
}
