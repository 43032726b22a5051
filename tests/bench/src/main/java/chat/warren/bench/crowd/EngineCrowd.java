package chat.warren.bench.crowd;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.wire.Family;
import chat.warren.simulator.line.Jitter;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Production engines all over the world, all with public addresses: each keeps a table, answers and stores. */
final class EngineCrowd {
    /** A newcomer knows so many, as from an invite or the last run. */
    private static final int KNOWN = 3;

    /** Between two newcomers. */
    private static final Duration PACE = Duration.ofMillis(20);

    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration SPREAD = Duration.ofMinutes(1);

    /** Longer than the longest lookup. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(30);

    private final Network network;
    private final SplittableRandom random;
    private final List<Member> members = new ArrayList<>();

    EngineCrowd(long seed) {
        network = new Network(seed, new World());
        random = network.seed().of("crowd").random();
        // One datagram of a hundred is lost between two hosts.
        Line line = Line.PERFECT
                .losing(0.005)
                .jittering(new Jitter.Exponential(Duration.ofMillis(2), Duration.ofMillis(40)));
        network.lines(line, line);
    }

    Network network() {
        return network;
    }

    void join(int size) {
        EngineConfig config = EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4);
        for (int i = 0; i < size; i++) {
            Member member = new Member(network.host("engine " + i, World.somewhere(random)), config);
            List<InetSocketAddress> known = new ArrayList<>();
            for (int j = 0; j < Math.min(i, KNOWN); j++) {
                known.add(any().address());
            }
            members.add(member);
            member.join(known);
            network.runFor(PACE);
        }
    }

    /** Time for the last ones to find their neighbours, and for all to fill their tables. */
    void settle() {
        network.runFor(SETTLING);
    }

    /** Each stores an item of its own, at times of their own. */
    void storeAll() {
        members.forEach(member -> network.after(sometime(), member::put));
        network.runFor(SPREAD.plus(LAST_ANSWER));
    }

    /** Each looks for the item of another, at times of their own. */
    void findAll() {
        members.forEach(member -> {
            Member other = any();
            network.after(sometime(), () -> member.get(other));
        });
        network.runFor(SPREAD.plus(LAST_ANSWER));
    }

    long joined() {
        return count(Member::joined);
    }

    long stored() {
        return count(Member::stored);
    }

    long found() {
        return count(Member::found);
    }

    double contacts() {
        return members.stream().mapToInt(Member::contacts).average().orElse(0);
    }

    private Duration sometime() {
        return Duration.ofNanos(random.nextLong(SPREAD.toNanos()));
    }

    private Member any() {
        return members.get(random.nextInt(members.size()));
    }

    private long count(Predicate<Member> which) {
        return members.stream().filter(which).count();
    }
}
