package chat.warren.node.path;

import chat.warren.dht.limit.TokenBucket;
import chat.warren.node.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All paths to one friend. The best carries, a second is kept warm, and around a switch both carry, so that nothing is
 * lost. Feed it what happens, then {@link #poll} until it answers {@link WaitUntil}.
 */
public final class Paths {
    /** All candidates of both sides, and the relays; each is 1 kB. */
    private static final int MAX_PATHS = 16;
    /** After so long without data the paths are idle, and only kept open. */
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** A dead path is asked ever more rarely whether it lives again; more often while another one bears its load. */
    private static final Duration BUSY_PATIENCE = Duration.ofSeconds(8);

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);
    /** A path that nobody answered on is forgotten after so long. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);
    /** Both paths carry for two round trips after a switch, and for at least as long as a jitter buffer holds. */
    private static final Duration LEAST_OVERLAP = Duration.ofMillis(200);
    /** Turns come every keepalive at the latest: if one is this late, the computer slept. */
    private static final Duration SLEPT = Duration.ofSeconds(20);
    /** Whoever is more impatient pings, and the other's pong counts as her sign of life. */
    private static final double SPREAD = 0.2;
    /** Between two attempts at a longer datagram. */
    private static final Duration MTU_PACE = Duration.ofMillis(200);
    /**
     * Until the length that is relied on is tried again, and only when something that long was sent: a path that
     * changes it does so once in a day, and each try is 1.5 kB.
     */
    private static final Duration MTU_REST = Duration.ofSeconds(15);
    /**
     * What may be sent twice: words, and a call of 3 Mbit/s. What is lost of a file QUIC repeats, and twice the load is
     * the last thing for a line or a machine that stumbles under it.
     */
    private static final int DOUBLE_BYTES_A_SECOND = 512 << 10;

    private static final int DOUBLE_BURST_BYTES = 128 << 10;

    /** What the caller must do next. */
    public sealed interface Output {}

    public record Send(Route route, Probe probe) implements Output {}

    /** From now on this route carries. */
    public record Switched(Route to) implements Output {}

    /** No path works: time for another punch, and for a relay. */
    public record Adrift() implements Output {}

    public record WaitUntil(Instant deadline) implements Output {}

    private PathConfig config;
    private final RandomGenerator random;
    private final Map<Route, Path> paths = new LinkedHashMap<>();
    private final Queue<Output> outputs = new ArrayDeque<>();
    private final TokenBucket doubles;
    private @Nullable Path active;
    private @Nullable Path former;
    private @Nullable Path roaming;
    private Instant overlapUntil = Instant.MIN;
    private Instant lastData = Instant.MIN;
    private Instant lastLong = Instant.MIN;
    private Instant expectedTurn;
    private long newest = Long.MIN_VALUE;
    private boolean adrift = true;

    public Paths(PathConfig config, RandomGenerator random, Instant now) {
        this.config = config;
        this.random = random;
        this.doubles = new TokenBucket(DOUBLE_BYTES_A_SECOND, DOUBLE_BURST_BYTES, now);
        this.expectedTurn = now;
    }

    public void configure(PathConfig other) {
        config = other;
    }

    /** A punch or a relay opened this route. */
    public void add(Route route, Optional<Duration> roundTrip, Instant now) {
        Path path = meet(route, now);
        roundTrip.ifPresent(path::provenBy);
        ping(path, now);
        consider(now);
    }

    /** It is no more: the interface is gone, the relay said so. */
    public void remove(Route route, Instant now) {
        Path path = paths.remove(route);
        if (path == active) {
            active = null;
        }
        former = path == former ? null : former;
        roaming = path == roaming ? null : roaming;
        consider(now);
    }

    /**
     * An authenticated datagram came, of any kind.
     *
     * @param counter of its seal: the newest one tells where the friend is now, whatever overtakes it (as WireGuard
     *     does)
     */
    public void received(Route route, long counter, int bytes, Instant now) {
        Path path = meet(route, now);
        path.heard(bytes, now);
        if (counter > newest) {
            newest = counter;
            roaming = path == active ? null : path;
        }
        if (!path.isAlive() && !path.hasPending()) {
            ping(path, now); // New, or given up too early.
        }
    }

    public List<Route> routes() {
        return List.copyOf(paths.keySet());
    }

    public boolean knows(Route route) {
        return paths.containsKey(route);
    }

    /**
     * Something is said on them, either way: a second path is kept warm for it.
     *
     * @param longest bytes of ours; what the friend says is hers to measure
     */
    public void inUse(int longest, Instant now) {
        lastData = now;
        lastLong = MtuSearch.isLong(longest) ? now : lastLong;
    }

    /** A probe came, after {@link #received} was told of it. */
    public void probed(Route route, Probe probe, java.net.InetSocketAddress observed, Instant now) {
        Path path = paths.get(route);
        if (path == null) {
            return; // There are too many already.
        }
        switch (probe) {
            case Probe.Ping ping -> {
                outputs.add(new Send(route, new Probe.Pong(ping.transaction(), observed, ping.bytes())));
                path.ponged(now);
            }
            case Probe.Pong pong -> {
                if (path.answered(pong.transaction(), now)) {
                    consider(now);
                }
            }
            case Probe.Call call -> {}
            case Probe.Later later -> {}
        }
    }

    /**
     * Our own addresses or routes changed, or the friend's: everything is in doubt, and everything is tried at once.
     */
    public void networkChanged(Instant now) {
        for (Path path : paths.values()) {
            path.doubt();
            ping(path, now);
        }
    }

    /** Where a datagram goes now: one route, two while it matters, none while we are adrift. */
    public List<Route> carry(int bytes, Instant now) {
        List<Path> chosen = new ArrayList<>();
        if (active != null) {
            chosen.add(active);
            also(active, now).filter(path -> doubles.take(bytes, now)).ifPresent(chosen::add);
        }
        if (roaming != null && !chosen.contains(roaming) && isHere(roaming) && roaming.affords(bytes)) {
            chosen.add(roaming);
        }
        chosen.forEach(path -> path.sent(bytes, now));
        return chosen.stream().map(path -> path.route).toList();
    }

    /** Where it goes as well: the way from before a switch, or the second best while the best may be dead. */
    private Optional<Path> also(Path carrying, Instant now) {
        if (former != null && former != carrying && now.isBefore(overlapUntil)) {
            return Optional.of(former);
        }
        return isDoubtful(carrying, now) ? Choice.second(paths.values(), carrying) : Optional.empty();
    }

    /** Whether the friend may be at that address now, and no longer where we write to. */
    private boolean isHere(Path roamer) {
        return !roamer.isValidated() || active == null || active.isDoubted();
    }

    public void advanceTo(Instant now) {
        if (expectedTurn.plus(SLEPT).isBefore(now)) {
            networkChanged(now);
        }
        paths.values().forEach(path -> path.expire(now));
        Path spare = spare(now);
        for (Path path : List.copyOf(paths.values())) {
            upkeep(path, spare, now);
        }
        consider(now);
    }

    private void upkeep(Path path, @Nullable Path spare, Instant now) {
        if (!path.isAlive() && path != active && path.lastHeard.plus(FORGOTTEN).isBefore(now)) {
            paths.remove(path.route);
            former = path == former ? null : former;
            roaming = path == roaming ? null : roaming;
        } else if (!now.isBefore(due(path, spare, now))) {
            ping(path, now);
        } else if (!now.isBefore(mtuDue(path, now))) {
            send(path, new Probe.Ping(random.nextLong(), path.mtu.wanted()), now);
        }
    }

    /** When the path wants its next ping. */
    private Instant due(Path path, @Nullable Path spare, Instant now) {
        Instant unanswered = path.unanswered;
        boolean busy = isBusy(now);
        if (!path.isAlive()) {
            Duration patience = path.patienceWhenDead(busy ? BUSY_PATIENCE : MOST_PATIENCE);
            return later(path.lastPinged, patience);
        }
        Instant due = path.lastSent.plusNanos((long) (config.keepalive().toNanos() * path.patience));
        // One who does not answer is asked again at once, also where nothing is said: she may be gone.
        if (path == active && unanswered != null && (busy || path.isDoubted()) && !path.hasPending()) {
            due = Choice.earlier(due, unanswered.plus(path.roundTrip.timeout()));
        }
        if (path == spare) {
            due = Choice.earlier(due, later(path.lastPinged, config.standby()));
        }
        return due;
    }

    /** The one that is kept warm, while something is said. */
    private @Nullable Path spare(Instant now) {
        return active == null || !isBusy(now)
                ? null
                : Choice.second(paths.values(), active).orElse(null);
    }

    private Instant mtuDue(Path path, Instant now) {
        if (path != active || !path.isAlive()) {
            return Instant.MAX;
        }
        if (path.mtu.isSettled()) {
            return lastLong.isAfter(path.lastMeasured) ? later(path.lastMeasured, MTU_REST) : Instant.MAX;
        }
        return isBusy(now) ? later(path.lastMeasured, MTU_PACE) : Instant.MAX;
    }

    private static Instant later(Instant then, Duration by) {
        return then.equals(Instant.MIN) ? then : then.plus(by);
    }

    private boolean isBusy(Instant now) {
        return !lastData.equals(Instant.MIN) && lastData.plus(IDLE).isAfter(now);
    }

    /** Whether what goes there may be lost: a ping was, or nothing has come back for a probe time-out. */
    private static boolean isDoubtful(Path path, Instant now) {
        Instant unanswered = path.unanswered;
        return !path.isAlive()
                || path.isDoubted()
                || (unanswered != null
                        && !unanswered.plus(path.roundTrip.timeout()).isAfter(now));
    }

    private void consider(Instant now) {
        Path better = Choice.better(paths.values(), active, roaming, now);
        boolean switches = better != null && better != active;
        if (better != null && switches) {
            former = active;
            Duration twoTrips = better.roundTrip.smoothed().multipliedBy(2);
            overlapUntil = now.plus(twoTrips.compareTo(LEAST_OVERLAP) > 0 ? twoTrips : LEAST_OVERLAP);
            active = better;
            roaming = roaming == active ? null : roaming;
            outputs.add(new Switched(active.route));
        }
        boolean alive = active != null && !Choice.isDead(active, now);
        if (!alive && !adrift) {
            outputs.add(new Adrift());
        } else if (active != null && alive && adrift && !switches) {
            outputs.add(new Switched(active.route)); // The same way as before, which lives again.
        }
        adrift = !alive;
    }

    private Path meet(Route route, Instant now) {
        Path known = paths.get(route);
        if (known != null) {
            return known;
        }
        Path path = new Path(route, now);
        if (paths.size() < MAX_PATHS || makesRoom(route)) {
            paths.put(route, path);
        }
        return path;
    }

    /** Where friends with many friends in common have filled it all up, a way of one's own takes a relay's place. */
    private boolean makesRoom(Route route) {
        if (route instanceof Route.Relayed) {
            return false;
        }
        Optional<Path> worst = paths.values().stream()
                .filter(path -> path.route instanceof Route.Relayed && path != active && path != former)
                .max(Comparator.comparingDouble(Path::score));
        worst.ifPresent(path -> {
            paths.remove(path.route);
            roaming = path == roaming ? null : roaming;
        });
        return worst.isPresent();
    }

    private void ping(Path path, Instant now) {
        path.patience = 1 - SPREAD * random.nextDouble();
        send(path, new Probe.Ping(random.nextLong()), now);
    }

    private void send(Path path, Probe.Ping ping, Instant now) {
        path.pinged(ping.transaction(), ping.bytes(), now);
        outputs.add(new Send(path.route, ping));
    }

    public Output poll(Instant now) {
        Output next = outputs.poll();
        if (next != null) {
            return next;
        }
        expectedTurn = deadline(now);
        return new WaitUntil(expectedTurn);
    }

    private Instant deadline(Instant now) {
        Instant first = Instant.MAX.minus(SLEPT);
        Path spare = spare(now);
        for (Path path : paths.values()) {
            first = Choice.earlier(first, due(path, spare, now));
            first = Choice.earlier(first, path.nextExpiry());
            first = Choice.earlier(first, mtuDue(path, now));
        }
        return first;
    }

    /** The round trip by one route, if it lives and was measured. */
    public Optional<Duration> roundTrip(Route route) {
        return Optional.ofNullable(paths.get(route)).filter(Path::isValidated).map(path -> path.roundTrip.smoothed());
    }

    /** How we are connected, for the one who wants to know. */
    public Optional<PathView> view() {
        return Optional.ofNullable(active)
                .map(path -> new PathView(
                        path.route,
                        path.roundTrip.smoothed(),
                        path.roundTrip.loss(),
                        path.mtu.carries(),
                        paths.size()));
    }
}
