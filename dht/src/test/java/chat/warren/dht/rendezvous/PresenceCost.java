package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What it costs a node to leave word for its friends and to look for theirs: {@code PresenceCost NODES FRIENDS AWAY
 * [HOURS]}, of whom so many are away and the others connected. With a negative number of nodes it serves nobody, as
 * behind a router.
 */
final class PresenceCost {
    private static final int ME = 5;

    private final Network network = new Network(11, new World());
    private final Party me;
    private final List<PairAnchors> pairs = new ArrayList<>();

    private PresenceCost(int nodes, int friends, int away) {
        me = Party.crowd(network, Math.abs(nodes)).get(ME);
        me.engine.readOnly(nodes < 0);
        for (int i = 1; i <= friends; i++) {
            byte[] key = new byte[32];
            key[0] = (byte) i;
            key[1] = (byte) (i >> 8);
            PairAnchors anchors = PairAnchors.of(PairChain.startingAt(key, me.now()));
            pairs.add(anchors);
            PairId id = new PairId(i);
            me.presences.add(id, anchors, Side.FIRST, Optional.of(me.presence(1000)), me.now());
            me.presences.connected(id, i > away, me.now());
        }
        me.host.nudge();
    }

    /** Bytes sent by kind of message, then received, and turns of the program, each in a second. */
    Map<String, Double> run(Duration time) {
        Map<String, Long> before = count();
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            network.runFor(Duration.ofMinutes(1));
            pairs.forEach(pair -> pair.advanceTo(me.wall()));
        }
        Map<String, Double> rates = new TreeMap<>();
        count().forEach((what, sum) ->
                rates.put(what, (double) (sum - before.getOrDefault(what, 0L)) / time.toSeconds()));
        return rates;
    }

    private Map<String, Long> count() {
        Map<String, Long> counts = new TreeMap<>(me.sentBytes);
        counts.put(
                "SENT",
                me.sentBytes.values().stream().mapToLong(Long::longValue).sum());
        counts.put("RECEIVED", me.receivedBytes);
        counts.put("WAKE-UPS", me.wakeUps);
        return counts;
    }

    public static void main(String[] args) {
        PresenceCost cost =
                new PresenceCost(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        int hours = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        cost.run(Duration.ofHours(1)); // The first hour has the search for everybody everywhere.
        System.out.println(cost.run(Duration.ofHours(hours)).entrySet().stream()
                .map(rate -> String.format(Locale.ROOT, "%s %.2f/s", rate.getKey(), rate.getValue()))
                .collect(Collectors.joining(", ")));
    }
}
