package chat.warren.node.punch;

import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Candidate.Origin;
import chat.warren.node.punch.Volley.Gate;
import chat.warren.node.punch.Volley.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pings to the addresses a friend has told us.
 *
 * <p>A ping that reaches the friend's router too early can spoil the port: Linux then keeps an entry for it, and the
 * friend's own datagram leaves by another port (PERFORMANCE.md §1.3). So whoever comes first opens their own router
 * with datagrams that die on the way, and writes only when the friend must have done the same.
 */
final class Knocking {
    /** Each side's first ping opens its own NAT, the second crosses; the others are for loss. */
    private static final int[] EAGER_MILLIS = {0, 10, 30, 70, 150, 310, 800, 1_800, 3_800, 7_800, 12_000};

    /** 2 dies behind one router at home; 4 and 6 get past several in a row, the last of them a carrier's. */
    private static final int[] OPENER_TTLS = {2, 2, 4, 6};

    /**
     * The deep ones only when the friend should have come through by now: friends of one carrier may live so near that
     * these reach her router after all, and it keeps the port from her as long as we write (docs/reach.md).
     */
    private static final int[] OPENER_MILLIS = {0, 400, 2_200, 2_600};
    /** Routers forget after 30 seconds what was not answered (Linux). */
    private static final int REOPEN_MILLIS = 12_000;
    /**
     * One reopening of four goes deep: an outer router is open for most of the time, and an inner one of hers that such
     * a datagram has spoiled has forgotten it between two of them.
     */
    private static final int DEEP_TURNS = 4;

    /**
     * Two programs that are started together are as far apart as this at most, if one of them has a slow disk. Who is
     * written to before she has opened her own router loses her port for half a minute (Linux).
     */
    private static final int STARTED_MILLIS = 1_500;
    /** No longer than it takes to lose a few: each of them may spoil a port for another half a minute. */
    private static final int[] BURST_MILLIS = {0, 10, 30, 70, 150, 310};

    /** By then the friend has guessed all ports that she meant to. */
    private static final int GUESSED_MILLIS = 3_000;

    private final Meeting meeting;
    private final PunchConfig config;

    Knocking(Meeting meeting, PunchConfig config) {
        this.meeting = meeting;
        this.config = config;
    }

    List<Volley> volleys() {
        List<Volley> volleys = new ArrayList<>();
        for (Candidate candidate : meeting.theirs().candidates()) {
            boolean harmless = isHarmless(candidate);
            switch (meeting.stance()) {
                case ANSWERING -> {
                    // The friend has opened her router for us only if she could know our port.
                    boolean awaited =
                            harmless || Meeting.isSteady(meeting.mine().nat());
                    if (!awaited) {
                        openers(volleys, candidate);
                    }
                    eager(volleys, candidate, Gate.START, awaited ? 0 : GUESSED_MILLIS);
                }
                case ASKING -> {
                    if (!harmless) {
                        openers(volleys, candidate);
                    }
                    eager(volleys, candidate, harmless ? Gate.START : Gate.FRIEND_READY, 0);
                }
                case WAITING -> patient(volleys, candidate, harmless);
                case REMEMBERING -> remembering(volleys, candidate, harmless);
            }
        }
        return volleys;
    }

    /** Whether a ping that comes too early does no harm there: nobody's ports are translated, or somebody promised. */
    private boolean isHarmless(Candidate candidate) {
        return candidate.origin() != Origin.SEEN
                || !candidate.isIpv4()
                || meeting.theirs().nat().isPublic();
    }

    private static void eager(List<Volley> volleys, Candidate candidate, Gate gate, long after) {
        for (int millis : EAGER_MILLIS) {
            volleys.add(single(gate, after + millis, candidate, Shot.FAR));
        }
    }

    private static void openers(List<Volley> volleys, Candidate candidate) {
        for (int i = 0; i < OPENER_TTLS.length; i++) {
            volleys.add(single(Gate.START, OPENER_MILLIS[i], candidate, OPENER_TTLS[i]));
        }
    }

    private static void remembering(List<Volley> volleys, Candidate candidate, boolean harmless) {
        if (harmless) {
            eager(volleys, candidate, Gate.START, 0);
            return;
        }
        volleys.add(single(Gate.START, OPENER_MILLIS[0], candidate, OPENER_TTLS[0]));
        volleys.add(single(Gate.START, OPENER_MILLIS[1], candidate, OPENER_TTLS[1]));
        for (int millis : BURST_MILLIS) {
            volleys.add(single(Gate.START, STARTED_MILLIS + millis, candidate, Shot.FAR));
        }
    }

    /**
     * The friend will find our record and write first: until then our router stays open, and hers is left in peace. Two
     * friends who each have the other's record always differ in who came first, so one of them writes.
     */
    private void patient(List<Volley> volleys, Candidate candidate, boolean harmless) {
        long end = config.patience().toMillis();
        if (harmless) {
            eager(volleys, candidate, Gate.START, 0);
        } else {
            volleys.add(single(Gate.START, OPENER_MILLIS[0], candidate, OPENER_TTLS[0]));
            volleys.add(single(Gate.START, OPENER_MILLIS[1], candidate, OPENER_TTLS[1]));
        }
        for (long millis = REOPEN_MILLIS, turn = 1; millis < end; millis += REOPEN_MILLIS, turn++) {
            int ttl = OPENER_TTLS[turn % DEEP_TURNS == 2 ? (int) (turn / DEEP_TURNS % 2 + 2) : 0];
            volleys.add(single(Gate.START, millis, candidate, harmless ? Shot.FAR : ttl));
        }
    }

    private static Volley single(Gate gate, long millis, Candidate candidate, int ttl) {
        return new Volley(
                gate,
                Duration.ofMillis(millis),
                Duration.ZERO,
                Kind.KNOWN_ADDRESS,
                List.of(new Shot(0, candidate.address(), ttl)));
    }
}
