package chat.warren.node.punch;

import chat.warren.crypto.pair.Side;
import chat.warren.node.nat.Mapping;
import chat.warren.node.punch.Volley.Gate;
import chat.warren.node.punch.Volley.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Neither side's port is steady, but both lie in a small range. Each side writes from one socket to many ports of the
 * other, and each such datagram gets an outside port of its own. They have met when one of ours goes where one of hers
 * comes from, and hers where ours comes from.
 */
final class Meshing {
    /** Half of a household's block for some minutes; the other half is for its neighbours at the table. */
    private static final int BLOCK_SHARE = 2;
    /** Against a sequence: what a router can bear, and enough for three rounds of 63 %. */
    private static final int MOST = 512;

    private static final int SLACK = 16;
    private static final long[] ROUND_MILLIS = {200, 600, 1_500, 3_000, 6_000};
    /** Past our own router and not at the friend's: it would spoil the port that hers is about to take. */
    private static final int OPENER_TTL = 2;

    private final Meeting meeting;
    private final PunchConfig config;
    private final RandomGenerator random;

    Meshing(Meeting meeting, PunchConfig config, RandomGenerator random) {
        this.meeting = meeting;
        this.config = config;
        this.random = random;
    }

    List<Volley> volleys() {
        List<Integer> ports = targets();
        List<InetAddress> outside = meeting.theirs().nat().outside();
        if (ports.isEmpty() || outside.isEmpty()) {
            return List.of();
        }
        InetAddress address = outside.getFirst();
        List<Volley> volleys = new ArrayList<>();
        if (meeting.stance() == Stance.ASKING) {
            return List.of(); // Ports that are wasted before the friend says where she is now cannot be predicted.
        }
        volleys.add(round(0, address, ports, OPENER_TTL));
        for (long millis : ROUND_MILLIS) {
            volleys.add(round(millis, address, ports, Shot.FAR));
        }
        return volleys;
    }

    /** The friend's ports to write to, in order; none, if it would take minutes of flooding. */
    private List<Integer> targets() {
        Mapping mine = meeting.mine().nat().mapping();
        return switch (meeting.theirs().nat().mapping()) {
            case Mapping.Sequential theirs when mine instanceof Mapping.Sequential own -> stepping(own, theirs);
            case Mapping.Sequential theirs
            when mine instanceof Mapping.PortBlock block ->
                predicted(theirs, Math.min(MOST, block.size() / BLOCK_SHARE));
            case Mapping.PortBlock theirs when mine instanceof Mapping.Sequential -> some(theirs, MOST);
            case Mapping.PortBlock theirs
            when mine instanceof Mapping.PortBlock block -> some(theirs, block.size() / BLOCK_SHARE);
            default -> List.of();
        };
    }

    /**
     * Both count. One side steps through the other's next ports one by one, the other by twos: so they meet whatever
     * number of ports others took in between (after Klinec and Matyáš). With δ ports taken before ours and ε before
     * hers, our (δ + 2ε + 1)-th meets her (δ + ε + 1)-th.
     */
    private List<Integer> stepping(Mapping.Sequential own, Mapping.Sequential theirs) {
        int count = Math.min(MOST, SLACK + 3 * (own.spare() + theirs.spare()) + 2 * SLACK);
        List<Integer> ports = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ports.add(theirs.port(meeting.side() == Side.FIRST ? i : 2 * i - 1));
        }
        return ports;
    }

    private static List<Integer> predicted(Mapping.Sequential theirs, int count) {
        List<Integer> ports = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ports.add(theirs.port(i));
        }
        return ports;
    }

    private List<Integer> some(Mapping.PortBlock theirs, int count) {
        List<Integer> ports = Ports.shuffled(theirs.first(), theirs.first() + theirs.size() - 1, random);
        return ports.subList(0, Math.min(count, ports.size()));
    }

    private Volley round(long millis, InetAddress address, List<Integer> ports, int ttl) {
        List<Shot> shots = ports.stream()
                .map(port -> new Shot(0, new InetSocketAddress(address, port), ttl))
                .toList();
        return new Volley(Gate.START, Duration.ofMillis(millis), config.pace(), Kind.GUESSWORK, shots);
    }
}
