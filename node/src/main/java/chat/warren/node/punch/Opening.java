package chat.warren.node.punch;

import chat.warren.node.nat.Mapping;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Candidate.Origin;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Volley.Gate;
import chat.warren.node.punch.Volley.Kind;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our ports are not to be known, the friend's is: many sockets, each with a port of its own towards the friend, and the
 * friend guesses until she finds one (the birthday paradox: 256 open ports are found by 252 guesses at the median of
 * those that are needed).
 */
final class Opening {
    /** Out of a block the friend tries every port, so fewer do; and neighbours need theirs. */
    private static final int BLOCK_SHARE = 8;
    /** The first for one router on our side, the second for a carrier's behind it; then before routers forget. */
    private static final int[] ROUND_MILLIS = {0, 1_500, 12_000};

    private static final int[] ROUND_TTLS = {2, 4, 4};

    private final Meeting meeting;
    private final PunchConfig config;

    Opening(Meeting meeting, PunchConfig config) {
        this.meeting = meeting;
        this.config = config;
    }

    List<Volley> volleys() {
        Optional<InetSocketAddress> theirs = endpoint(meeting.theirs());
        if (theirs.isEmpty()) {
            return List.of();
        }
        List<Volley> volleys = new ArrayList<>();
        for (int round = 0; round < ROUND_MILLIS.length; round++) {
            volleys.add(round(theirs.get(), ROUND_MILLIS[round], ROUND_TTLS[round]));
        }
        long last = ROUND_MILLIS[ROUND_MILLIS.length - 1];
        for (long millis = 2 * last; millis < config.patience().toMillis(); millis += last) {
            volleys.add(round(theirs.get(), millis, ROUND_TTLS[(int) (millis / last) % 2]));
        }
        return volleys;
    }

    private Volley round(InetSocketAddress theirs, long millis, int ttl) {
        List<Shot> shots = new ArrayList<>();
        for (int socket = 1; socket <= sockets(); socket++) {
            shots.add(new Shot(socket, theirs, ttl));
        }
        return new Volley(Gate.START, Duration.ofMillis(millis), PunchConfig.DEFAULT.pace(), Kind.GUESSWORK, shots);
    }

    private int sockets() {
        return switch (meeting.mine().nat().mapping()) {
            case Mapping.PortBlock block -> Math.clamp(block.size() / BLOCK_SHARE, 1, config.sockets());
            // The friend predicts the port of the one socket that we have.
            case Mapping.Sequential sequence -> 0;
            default -> config.sockets();
        };
    }

    /** Where the friend is for everybody: her steady endpoint. */
    static Optional<InetSocketAddress> endpoint(Whereabouts whereabouts) {
        return whereabouts.candidates().stream()
                .filter(candidate -> candidate.isIpv4() && candidate.origin() != Origin.LAN)
                .map(Candidate::address)
                .findFirst();
    }
}
