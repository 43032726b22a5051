package chat.warren.dht.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Simulations too long for every build: {@code SimulationBench WHAT NODES [OPEN [SEED]]}, where WHAT is {@code world}
 * (lookups under churn), {@code parts} (what each parameter is worth) or {@code idle}. docs/dht-simulations.md has the
 * figures.
 */
final class SimulationBench {
    private static final Duration SESSIONS = Duration.ofHours(2);
    private static final double LOSS = 0.01;
    private static final double MEGA = 1 << 20;

    private final int nodes;
    private final int open;
    private final long seed;
    private final Consumer<String> out;

    private SimulationBench(int nodes, int open, long seed, Consumer<String> out) {
        this.nodes = nodes;
        this.open = open;
        this.seed = seed;
        this.out = out;
    }

    public static void main(String[] args) {
        int nodes = Integer.parseInt(args[1]);
        int open = args.length > 2 ? Integer.parseInt(args[2]) : nodes;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 7;
        SimulationBench bench = new SimulationBench(nodes, open, seed, System.out::println);
        switch (args[0]) {
            case "world" -> bench.world();
            case "parts" -> bench.parts();
            case "idle" -> bench.idle();
            default -> throw new IllegalArgumentException("world, parts or idle, not " + args[0]);
        }
    }

    private void world() {
        long began = System.nanoTime();
        SimDht dht = grown(Classic.ours());
        out.accept(String.format(
                Locale.ROOT,
                "%d nodes, %d of them open, joined after %.0f s, %.0f MB",
                nodes,
                open,
                since(began),
                heap()));
        dht.churn(SESSIONS);
        dht.network.runFor(Duration.ofMinutes(10));
        LookupReport report = LookupReport.run(dht, 250, 40, 20, Duration.ofMinutes(10));
        out.accept(String.format(Locale.ROOT, "%s", report));
        out.accept(String.format(
                Locale.ROOT,
                "%.0f virtual s in %.0f s, %d events, trace %s",
                dht.network.clock().elapsed().toNanos() / 1e9,
                since(began),
                dht.network.events(),
                dht.network.trace()));
    }

    private void parts() {
        for (Classic.Without part : Classic.parts()) {
            SimDht dht = grown(part.config());
            dht.churn(SESSIONS);
            dht.network.runFor(Duration.ofMinutes(20));
            out.accept(String.format(
                    Locale.ROOT,
                    "without %s: %s",
                    part.what(),
                    LookupReport.run(dht, 100, 20, 8, Duration.ofMinutes(10))));
        }
    }

    /** What a node costs that nobody uses: ten minutes of its life, half an hour after it joined. */
    private void idle() {
        SimDht dht = grown(Classic.ours());
        dht.network.runFor(Duration.ofMinutes(30));
        out.accept(String.format(Locale.ROOT, "%s", IdleCost.measure(dht, Duration.ofMinutes(10))));
        out.accept(String.format(Locale.ROOT, "%.0f kB of memory each", heap() * 1024 / nodes));
    }

    private SimDht grown(EngineConfig config) {
        SimDht dht = new SimDht(seed, LOSS, config);
        dht.grow(open, nodes, Duration.ofSeconds(100).dividedBy(nodes));
        dht.network.runFor(Duration.ofMinutes(5));
        return dht;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double heap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }
}
