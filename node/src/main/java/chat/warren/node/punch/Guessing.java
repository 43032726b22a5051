package chat.warren.node.punch;

import chat.warren.node.nat.Mapping;
import chat.warren.node.punch.Volley.Gate;
import chat.warren.node.punch.Volley.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Our port is steady, the friend's is not: we try hers, one after another, from our one socket. */
final class Guessing {
    /** The friend's openers take a quarter of a second to leave; a guess before that is lost. */
    private static final long LEAD_MILLIS = 60;

    private static final long[] ROUND_MILLIS = {LEAD_MILLIS, 4_500, 9_500};
    /** Predicted ports are few, and loss is the only enemy. */
    private static final long[] SEQUENCE_MILLIS = {0, 40, 120, 300, 700, 1_500, 3_000, 6_000, 12_000};
    /** Beyond what others took lately, as much again and some more: the time since has not stood still. */
    private static final int SLACK = 16;

    private static final int MOST_PREDICTED = 128;

    private final Meeting meeting;
    private final PunchConfig config;
    private final RandomGenerator random;

    Guessing(Meeting meeting, PunchConfig config, RandomGenerator random) {
        this.meeting = meeting;
        this.config = config;
        this.random = random;
    }

    List<Volley> volleys() {
        List<InetAddress> outside = meeting.theirs().nat().outside();
        if (outside.isEmpty()) {
            return List.of();
        }
        return switch (meeting.theirs().nat().mapping()) {
            case Mapping.Sequential sequence -> {
                List<Shot> shots = predicted(outside, sequence);
                yield rounds(SEQUENCE_MILLIS, any -> shots);
            }
            case Mapping.PortBlock block -> rounds(ROUND_MILLIS, any -> wholeBlock(outside, block));
            default -> {
                List<Integer> ports = Ports.shuffled(Mapping.FIRST_PORT, Mapping.LAST_PORT, random);
                yield rounds(ROUND_MILLIS, round -> guesses(outside, ports, round));
            }
        };
    }

    static int predictions(Mapping.Sequential sequence) {
        return Math.min(MOST_PREDICTED, 2 * sequence.spare() + SLACK);
    }

    private static List<Shot> predicted(List<InetAddress> outside, Mapping.Sequential sequence) {
        List<Shot> shots = new ArrayList<>();
        for (int index = 1; index <= predictions(sequence); index++) {
            for (InetAddress address : outside) {
                shots.add(Shot.far(0, new InetSocketAddress(address, sequence.port(index))));
            }
        }
        return shots;
    }

    private List<Shot> wholeBlock(List<InetAddress> outside, Mapping.PortBlock block) {
        List<Integer> ports = Ports.shuffled(block.first(), block.first() + block.size() - 1, random);
        return ports.stream()
                .flatMap(port -> outside.stream().map(address -> Shot.far(0, new InetSocketAddress(address, port))))
                .toList();
    }

    /** No port twice, in all rounds together. */
    private List<Shot> guesses(List<InetAddress> outside, List<Integer> ports, int round) {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < config.guesses(); i++) {
            int port = ports.get(round * config.guesses() + i);
            shots.add(Shot.far(0, new InetSocketAddress(outside.get(i % outside.size()), port)));
        }
        return shots;
    }

    private interface Round {
        List<Shot> shots(int number);
    }

    private List<Volley> rounds(long[] millis, Round round) {
        List<Volley> volleys = new ArrayList<>();
        // Without a signal nobody will say that the friend is ready: then the slow pace covers all the time there is.
        Gate gate = meeting.stance() == Stance.WAITING ? Gate.START : Gate.FRIEND_READY;
        for (int i = 0; i < millis.length; i++) {
            volleys.add(new Volley(
                    gate, Duration.ofMillis(start(millis, i)), config.pace(), Kind.GUESSWORK, round.shots(i)));
        }
        return volleys;
    }

    private long start(long[] millis, int round) {
        // At a slow pace one round begins when the one before has ended.
        long slow = config.pace().toMillis() * config.guesses() * round;
        return meeting.stance() == Stance.WAITING ? Math.max(millis[round], slow) : millis[round];
    }
}
