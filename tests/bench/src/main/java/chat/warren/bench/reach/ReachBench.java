package chat.warren.bench.reach;

import chat.warren.bench.reach.Cell.Outcome;
import chat.warren.bench.reach.Cell.Outcomes;
import chat.warren.bench.reach.Cell.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code ./warren bench reach [types=a,b,…] [pairs=a/b,…] [runs=1] [delay=20] [loss=0] [wait=60]}: every pair of
 * routers in the laboratory, day one: six nodes of libtorrent, two friends, and nobody else. Each run starts both
 * friends at once (cold), ends them, and starts both again (warm). Needs root, and what tests/natlab/README.md names.
 */
public final class ReachBench {
    /** One of each kind that behaves differently. */
    private static final String TYPES =
            "public,firewall,full-cone,port-restricted,linux-open,carrier,symmetric-seq,port-block,symmetric,udp-blocked";

    private ReachBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        Map<String, String> chosen = new LinkedHashMap<>(
                Map.of("types", TYPES, "pairs", "", "runs", "1", "delay", "20", "loss", "0", "wait", "60"));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || chosen.replace(parts[0], parts[1]) == null) {
                throw new IOException(
                        "reach takes types=, pairs=, runs=, delay=, loss= and wait=, and not " + argument);
            }
        }
        Path root = Path.of(System.getProperty("warren.root", ".")).toAbsolutePath();
        Weather weather = new Weather(
                Integer.parseInt(choice(chosen, "delay")),
                Integer.parseInt(choice(chosen, "loss")),
                Long.parseLong(choice(chosen, "wait")) * 1_000);
        int runs = Integer.parseInt(choice(chosen, "runs"));
        List<String> types = Arrays.asList(choice(chosen, "types").split(","));
        List<String> pairs = choice(chosen, "pairs").isEmpty()
                ? pairs(types)
                : Arrays.asList(choice(chosen, "pairs").split(","));
        System.out.printf(
                Locale.ROOT,
                "%d ms each way on each line, %d %% loss; a path within %s s, or none%n%n",
                weather.delayMillis(),
                weather.lossPercent(),
                choice(chosen, "wait"));
        System.out.println("| routers | cold | warm |");
        System.out.println("|---|---|---|");
        for (String pair : pairs) {
            int slash = pair.indexOf('/');
            Outcomes[] outcomes = new Outcomes[runs];
            for (int i = 0; i < runs; i++) {
                outcomes[i] = new Cell(root, pair.substring(0, slash), pair.substring(slash + 1), weather).run();
            }
            List<Outcome> cold = Arrays.stream(outcomes).map(Outcomes::cold).toList();
            List<Outcome> warm = Arrays.stream(outcomes).map(Outcomes::warm).toList();
            System.out.println("| " + pair.replace("/", ", ") + " | " + said(cold) + " | " + said(warm) + " |");
        }
    }

    private static String choice(Map<String, String> chosen, String name) {
        return chosen.getOrDefault(name, "");
    }

    private static List<String> pairs(List<String> types) {
        return types.stream()
                .flatMap(left -> types.subList(types.indexOf(left), types.size()).stream()
                        .map(right -> left + "/" + right))
                .toList();
    }

    /** How many of how many if some failed, the median of the others, and the ways. */
    private static String said(List<Outcome> outcomes) {
        List<Long> times = outcomes.stream()
                .map(Outcome::millis)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return "none";
        }
        String ways = String.join(
                ", ",
                outcomes.stream()
                        .map(Outcome::way)
                        .filter(way -> !way.isEmpty())
                        .map(way -> way.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        String share = times.size() == outcomes.size() ? "" : times.size() + " of " + outcomes.size() + ", ";
        return String.format(Locale.ROOT, "%s%s %.1f s", share, ways, times.get(times.size() / 2) / 1e3);
    }
}
