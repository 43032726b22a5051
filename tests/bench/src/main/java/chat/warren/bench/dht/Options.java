package chat.warren.bench.dht;

import chat.warren.bench.dht.fleet.Rival;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to measure.
 *
 * @param nodes in each network
 * @param warmRounds before, whose times do not count
 * @param rounds of every trial
 * @param settleSeconds between the last node's start and the first trial
 * @param idleSeconds of doing nothing, measured; 0 leaves it out
 * @param wired whether packets take as long as in the world, or no time at all
 */
public record Options(
        int nodes,
        int warmRounds,
        int rounds,
        int settleSeconds,
        int idleSeconds,
        boolean wired,
        Set<Rival> rivals,
        long seed) {
    public static final String HELP = """
        bench dht [options]: our DHT beside others', each a network of its own, asked in turn in one run
          --nodes N      nodes in each network (50)
          --rounds N     rounds of every trial (30)
          --warm N       rounds before these that do not count: programs as they are after a while (0)
          --settle N     seconds between start and first trial (60)
          --idle N       seconds of idleness to measure (120; 0: none)
          --delay world  packets take as long as between places of the world (default)
          --delay none   packets take no time: what the programs themselves cost
          --only A,B     libtorrent, bittorrent-dht, opendht, hyperdht (all of these), libp2p; warren always
          --seed N       of the world and of who asks whom (1)
        """;

    static Options of(String[] arguments) {
        Options options = new Options(50, 0, 30, 60, 120, true, EnumSet.complementOf(EnumSet.of(Rival.LIBP2P)), 1);
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--nodes" ->
                new Options(atLeast(4, value), warmRounds, rounds, settleSeconds, idleSeconds, wired, rivals, seed);
            case "--rounds" ->
                new Options(nodes, warmRounds, atLeast(1, value), settleSeconds, idleSeconds, wired, rivals, seed);
            case "--warm" ->
                new Options(nodes, atLeast(0, value), rounds, settleSeconds, idleSeconds, wired, rivals, seed);
            case "--settle" ->
                new Options(nodes, warmRounds, rounds, atLeast(1, value), idleSeconds, wired, rivals, seed);
            case "--idle" ->
                new Options(nodes, warmRounds, rounds, settleSeconds, atLeast(0, value), wired, rivals, seed);
            case "--delay" ->
                new Options(nodes, warmRounds, rounds, settleSeconds, idleSeconds, wired(value), rivals, seed);
            case "--only" ->
                new Options(nodes, warmRounds, rounds, settleSeconds, idleSeconds, wired, rivals(value), seed);
            case "--seed" ->
                new Options(
                        nodes, warmRounds, rounds, settleSeconds, idleSeconds, wired, rivals, Long.parseLong(value));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static int atLeast(int least, String value) {
        int number = Integer.parseInt(value);
        if (number < least) {
            throw new IllegalArgumentException(value + " is less than " + least);
        }
        return number;
    }

    private static boolean wired(String value) {
        return switch (value) {
            case "world" -> true;
            case "none" -> false;
            default -> throw new IllegalArgumentException("--delay is world or none");
        };
    }

    private static Set<Rival> rivals(String value) {
        Set<Rival> chosen = EnumSet.of(Rival.WARREN);
        Arrays.stream(value.split(",", -1)).map(Rival::of).forEach(chosen::add);
        return chosen;
    }
}
