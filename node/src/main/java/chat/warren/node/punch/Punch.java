package chat.warren.node.punch;

import chat.warren.node.probe.Probe;
import chat.warren.node.probe.Probe.Ping;
import chat.warren.node.probe.Probe.Pong;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Volley.Gate;
import chat.warren.node.punch.Volley.Kind;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to open paths to one friend. Feed it the friend's probes, then {@link #poll} until it answers
 * {@link WaitUntil}. It ends by itself when it has tried everything; whoever is content before just drops it.
 */
public final class Punch {
    /** How many pings may be under way: all guesses of a round, and the openers. */
    private static final int MAX_PENDING = 8_192;
    /** Guesses are over when a path is there, but known addresses may still turn out better for this long. */
    private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(2);
    /** Where the friend was heard, we ping back until she pongs; her first answers may be lost. */
    private static final int[] CHECK_MILLIS = {0, 60, 180, 400, 800, 1_500};
    /** All her candidates by all of ours. Only a friend can make us check, and this is how often. */
    private static final int MAX_CHECKS = 64;
    /** When the friend does not say that she is ready, she may have been for a while: the answer may be lost. */
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);
    /** After a refused budget: one guess later. */
    private static final Duration LATER = Duration.ofMillis(1);

    /** What the caller must do next. */
    public sealed interface Output {}

    /** Send this from that socket; numbers above 0 are spare ones, to be opened when they are first named. */
    public record Send(int socket, InetSocketAddress to, int ttl, Probe probe) implements Output {}

    /** The friend's datagram came in there: most likely a path, and good enough to begin. */
    public record Heard(int socket, InetSocketAddress from) implements Output {}

    /** Both directions work. There may be more than one. */
    public record Reached(int socket, InetSocketAddress friend, Duration roundTrip) implements Output {}

    /** Nothing more will be tried; spare sockets without a path can be closed. */
    public record Ended(boolean reached) implements Output {}

    public record WaitUntil(Instant deadline) implements Output {}

    private record Sent(int socket, InetSocketAddress to, Instant at) {}

    private record Path(int socket, InetSocketAddress friend) {}

    private final ProbeBudget budget;
    private final RandomGenerator random;
    private final Instant start;
    private Instant end;
    private final Queue<Firing> firings = new PriorityQueue<>();
    private final Meeting meeting;
    private final PunchConfig config;
    private Plan plan;
    private final Map<Long, Sent> pending = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Sent> eldest) {
            return size() > MAX_PENDING;
        }
    };
    private final Set<Path> heard = new HashSet<>();
    private final Set<Path> reached = new HashSet<>();
    private final Queue<Output> outputs = new ArrayDeque<>();
    /** When the friend's router is open for us, known or supposed. */
    private @Nullable Instant friendReady;

    private boolean gateOpen;
    private boolean ended;

    /** A volley at work: what is left of it, and when the next shot is due. */
    private static final class Firing implements Comparable<Firing> {
        private final Volley volley;
        private int next;
        private Instant due;

        Firing(Volley volley, Instant due) {
            this.volley = volley;
            this.due = due;
        }

        @Override
        public int compareTo(Firing other) {
            return due.compareTo(other.due);
        }
    }

    public Punch(Meeting meeting, PunchConfig config, ProbeBudget budget, RandomGenerator random, Instant now) {
        this.budget = budget;
        this.random = random;
        this.start = now;
        this.end = now.plus(config.patience());
        this.meeting = meeting;
        this.config = config;
        this.plan = Plan.of(meeting, config, random);
        load(Gate.START, now);
        if (meeting.stance() == Stance.ANSWERING) {
            friendIsReady(now);
        } else if (meeting.stance() == Stance.ASKING) {
            friendReady = now.plus(NO_ANSWER);
        }
    }

    /**
     * The friend answered our call: her router is open for us, and she says afresh where she is. What was planned from
     * older knowledge gives way.
     */
    public void answered(Whereabouts theirs, Instant now) {
        if (meeting.stance() == Stance.ASKING && reached.isEmpty() && !ended) {
            firings.clear();
            plan = Plan.of(new Meeting(meeting.mine(), theirs, Stance.ANSWERING, meeting.side()), config, random);
            load(Gate.START, now);
            gateOpen = false;
            friendReady = now;
        }
    }

    private void friendIsReady(Instant now) {
        if (!gateOpen && (friendReady == null || now.isBefore(friendReady))) {
            friendReady = now;
        }
    }

    /** A probe of this friend came in, already opened. */
    public void receive(int socket, InetSocketAddress from, Probe probe, Instant now) {
        switch (probe) {
            case Ping ping -> {
                outputs.add(new Send(socket, from, Shot.FAR, new Pong(ping.transaction(), from, ping.bytes())));
                hear(new Path(socket, from), now);
            }
            case Pong pong -> {
                // Only the address that was pinged with this transaction can finish it: what comes from elsewhere was
                // readdressed on the way, and the way back is not known to work.
                Sent sent = pending.get(pong.transaction());
                if (sent != null && sent.to.equals(from) && sent.socket == socket) {
                    pending.remove(pong.transaction());
                    reach(new Path(socket, from), Duration.between(sent.at, now), now);
                }
            }
            case Probe.Call call -> {}
            case Probe.Later later -> {}
        }
    }

    private void hear(Path path, Instant now) {
        friendIsReady(now);
        if (heard.size() >= MAX_CHECKS || !heard.add(path)) {
            return;
        }
        outputs.add(new Heard(path.socket, path.friend));
        List<Shot> check = List.of(Shot.far(path.socket, path.friend));
        for (int millis : CHECK_MILLIS) {
            Volley volley = new Volley(Gate.START, Duration.ofMillis(millis), Duration.ZERO, Kind.KNOWN_ADDRESS, check);
            firings.add(new Firing(volley, now.plus(volley.after())));
        }
    }

    private void reach(Path path, Duration roundTrip, Instant now) {
        friendIsReady(now);
        if (reached.isEmpty()) {
            end = now.plus(AFTER_THE_FIRST);
            firings.removeIf(firing -> firing.volley.kind() == Kind.GUESSWORK);
        }
        if (reached.add(path)) {
            outputs.add(new Reached(path.socket, path.friend, roundTrip));
        }
    }

    public void advanceTo(Instant now) {
        if (ended) {
            return;
        }
        if (!gateOpen && friendReady != null && !now.isBefore(friendReady)) {
            gateOpen = true;
            load(Gate.FRIEND_READY, friendReady);
        }
        while (!firings.isEmpty() && !firings.element().due.isAfter(now)) {
            fire(firings.remove(), now);
        }
        if (!now.isBefore(end) || (firings.isEmpty() && gateOpen && !reached.isEmpty())) {
            ended = true;
            firings.clear();
            outputs.add(new Ended(!reached.isEmpty()));
        }
    }

    private void load(Gate gate, Instant opened) {
        for (Volley volley : plan.volleys()) {
            boolean needed = reached.isEmpty() || volley.kind() == Kind.KNOWN_ADDRESS;
            if (volley.gate() == gate && needed && !volley.shots().isEmpty()) {
                firings.add(new Firing(volley, opened.plus(volley.after())));
            }
        }
    }

    private void fire(Firing firing, Instant now) {
        Shot shot = firing.volley.shots().get(firing.next);
        if (reached.contains(new Path(shot.socket(), shot.to()))) {
            return; // All that a volley to a known address could find out is known.
        }
        if (!budget.take(shot.to().getAddress(), now)) {
            firing.due = now.plus(LATER);
            firings.add(firing);
            return;
        }
        ping(shot.socket(), shot.to(), shot.ttl(), now);
        firing.next++;
        if (firing.next < firing.volley.shots().size()) {
            firing.due = firing.due.plus(firing.volley.pace());
            firings.add(firing);
        }
    }

    private void ping(int socket, InetSocketAddress to, int ttl, Instant now) {
        long transaction = random.nextLong();
        pending.put(transaction, new Sent(socket, to, now));
        outputs.add(new Send(socket, to, ttl, new Ping(transaction)));
    }

    public Output poll() {
        Output next = outputs.poll();
        return next != null ? next : new WaitUntil(deadline());
    }

    private Instant deadline() {
        if (ended) {
            return Instant.MAX;
        }
        Instant first = firings.isEmpty() ? end : firings.element().due;
        if (!gateOpen && friendReady != null && friendReady.isBefore(first)) {
            first = friendReady;
        }
        return first.isBefore(end) ? first : end;
    }

    @Override
    public String toString() {
        return "punch since " + start + ", " + reached.size() + " paths";
    }
}
