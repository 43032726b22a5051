package chat.warren.bench.reach;

import chat.warren.bench.reach.Cell.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./warren bench reach [types=a,b,…] [pairs=a/b,…] [runs=1] [delay=20] [loss=0] [helpers=0] [wait=60]
 * [rivals=no] [together=1] [minutes=0] [into=FILE]}: every pair of routers in the laboratory, day one: six nodes of
 * libtorrent, two friends, and nobody else, or one more friend of both (helpers=1). Each run starts both friends at
 * once (cold), ends them, and starts both again (warm). Rivals are hyperdht and toxcore in the same laboratory, from
 * the same moment. So many laboratories stand at once as {@code together} says; what is in the file already is not run
 * again, and after so many minutes no other cell is begun. Needs root, and what tests/natlab/README.md names.
 */
public final class ReachBench {
    /** One of each kind that behaves differently. */
    private static final String TYPES = "public,firewall,full-cone,restricted,port-restricted,linux-open,carrier,"
            + "linux+carrier,symmetric-seq,port-block,symmetric,linux-random";

    private ReachBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        if (!arguments.isEmpty() && arguments.getFirst().equals("gaps")) {
            GapBench.run(arguments.subList(1, arguments.size()));
            return;
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("call")) {
            CallBench.run(arguments.subList(1, arguments.size()));
            return;
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("idle")) {
            IdleBench.run(arguments.subList(1, arguments.size()));
            return;
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String option : List.of(
                "types=" + TYPES,
                "pairs=",
                "runs=1",
                "delay=20",
                "loss=0",
                "helpers=0",
                "wait=60",
                "rivals=no",
                "together=1",
                "minutes=0",
                "into=")) {
            choose(chosen, option);
        }
        for (String argument : arguments) {
            if (!chosen.containsKey(argument.split("=", 2)[0])) {
                throw new IOException("reach takes " + String.join("=, ", chosen.keySet()) + "=, and not " + argument);
            }
            choose(chosen, argument);
        }
        Path root = Path.of(System.getProperty("warren.root", ".")).toAbsolutePath();
        Weather weather = new Weather(
                number(chosen, "delay"),
                number(chosen, "loss"),
                number(chosen, "helpers"),
                TimeUnit.SECONDS.toMillis(number(chosen, "wait")));
        List<Routers> pairs = choice(chosen, "pairs").isEmpty()
                ? pairs(Arrays.asList(choice(chosen, "types").split(",", -1)))
                : listed(choice(chosen, "pairs"));
        Path file = choice(chosen, "into").isEmpty()
                ? Files.createTempFile("warren-reach", ".tsv")
                : Path.of(choice(chosen, "into"));
        Ledger ledger = new Ledger(file);
        List<Rival> rivals = choice(chosen, "rivals").equals("yes") ? List.of(Rival.values()) : List.of();
        ReachTable table = new ReachTable(weather, ledger);
        int minutes = number(chosen, "minutes");
        Work work = new Work(root, weather, rivals, number(chosen, "runs"), ledger);
        work.measure(pairs, number(chosen, "together"), minutes == 0 ? Long.MAX_VALUE : minutes * 60_000L);
        table.print(pairs);
    }

    private static void choose(Map<String, String> chosen, String option) {
        String[] parts = option.split("=", 2);
        chosen.put(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static String choice(Map<String, String> chosen, String name) {
        return chosen.getOrDefault(name, "");
    }

    private static int number(Map<String, String> chosen, String name) {
        return Integer.parseInt(choice(chosen, name));
    }

    private static List<Routers> listed(String pairs) throws IOException {
        List<Routers> all = new ArrayList<>();
        for (String pair : pairs.split(",", -1)) {
            all.add(Routers.of(pair));
        }
        return all;
    }

    private static List<Routers> pairs(List<String> types) {
        return types.stream()
                .flatMap(left -> types.subList(types.indexOf(left), types.size()).stream()
                        .map(right -> new Routers(left, right)))
                .toList();
    }

    /** What is to be measured still, by several at once. */
    private record Work(Path root, Weather weather, List<Rival> rivals, int runs, Ledger ledger) {
        private void measure(List<Routers> pairs, int together, long millis) throws InterruptedException {
            long end = millis == Long.MAX_VALUE ? millis : System.currentTimeMillis() + millis;
            Queue<Routers> left = new ConcurrentLinkedQueue<>(pairs);
            List<Thread> hands = new ArrayList<>();
            for (int i = 0; i < together; i++) {
                hands.add(Thread.ofPlatform().start(() -> work(left, end)));
            }
            for (Thread each : hands) {
                each.join();
            }
        }

        private int done(Routers pair, String start) {
            return ledger.of(weather.key(pair, start)).size();
        }

        private boolean isCompared(Routers pair) {
            return rivals.stream().allMatch(rival -> done(pair, rival.title()) >= runs);
        }

        private void work(Queue<Routers> left, long end) {
            for (Routers pair = left.poll(); pair != null; pair = left.poll()) {
                int done = done(pair, "warm");
                if (done >= runs && isCompared(pair)) {
                    continue;
                }
                if (System.currentTimeMillis() > end) {
                    return;
                }
                try (Cell cell = new Cell(root, pair, weather)) {
                    if (done < runs) {
                        cell.runs(cell.friends(), runs - done, ledger);
                    }
                    for (Rival rival : rivals) {
                        cell.runs(rival, runs, ledger);
                    }
                } catch (IOException e) {
                    System.err.printf(Locale.ROOT, "%s: %s%n", pair, e.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
