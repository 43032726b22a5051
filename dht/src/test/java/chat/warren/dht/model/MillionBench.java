package chat.warren.dht.model;

import chat.warren.dht.call.Tempo;
import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.routing.TableLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code MillionBench [NODES [LOOKUPS [SEED]]]}: lookups in a model of so many nodes. docs/dht-simulations.md. */
final class MillionBench {
    static final Duration SESSIONS = Duration.ofHours(2);
    static final double LOSS = 0.01;

    /**
     * In ours a place for a near node goes to the nearest of three. A table grows nearer while its owner looks around:
     * this is one of three hours, whose owner hears of a node every other second ({@code TableAge}).
     */
    private static final int CHOICES = 3;

    /** Three times a short query has room for six contacts; a padded one for what an answer may hold. */
    static final Crowd.Rules OURS = new Crowd.Rules(LOSS, 0, 6, 20, CHOICES);

    /** BEP 5: the eight closest, to everyone. */
    static final Crowd.Rules CLASSIC = new Crowd.Rules(LOSS, 0, 8, 8, 1);

    private static final int EVERYBODY = 160;

    private static final Duration SECOND = Duration.ofSeconds(1);
    static final LookupLimits CLASSIC_LOOKUP = new LookupLimits(8, 3, 3, 1, new Tempo(1, 3, SECOND, SECOND));
    static final TableLimits CLASSIC_TABLE = new TableLimits(8, 8, 0, 1);

    private final Population population;
    private final int lookups;
    private final long seed;
    private final Consumer<String> out;

    private MillionBench(Population population, int lookups, long seed, Consumer<String> out) {
        this.population = population;
        this.lookups = lookups;
        this.seed = seed;
        this.out = out;
    }

    public static void main(String[] args) {
        int nodes = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int lookups = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        long began = System.nanoTime();
        Population population = new Population(nodes, SESSIONS, Tables.TOP_TRUST, seed);
        new MillionBench(population, lookups, seed, System.out::println).run();
        System.out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    private void run() {
        LookupLimits ours = LookupLimits.DEFAULT;
        TableLimits table = TableLimits.DEFAULT;
        say("ours", table, ours, OURS);
        say("classic", CLASSIC_TABLE, CLASSIC_LOOKUP, CLASSIC);
        Tempo tempo = ours.tempo();
        Tempo fixed = new Tempo(tempo.choice(), tempo.alphaAtTheEnd(), SECOND, SECOND);
        Tempo blind = new Tempo(1, tempo.alphaAtTheEnd(), tempo.leastPatience(), tempo.mostPatience());
        say("without adaptive time-outs", table, with(ours, fixed), OURS);
        TableLimits unsorted = new TableLimits(table.width(), table.topWidth(), table.topBuckets(), 1);
        say("without near ones first", unsorted, with(ours, blind), OURS);
        say("with eight wide top buckets", new TableLimits(20, 320, 8, table.randomShare()), ours, OURS);
        say("without wide top buckets", new TableLimits(20, 20, 0, table.randomShare()), ours, OURS);
        say("four at a time, six when late", table, new LookupLimits(20, 4, 6, ours.paths(), tempo), OURS);
        say("on four paths", table, new LookupLimits(20, ours.alpha(), ours.alphaWhenLate(), 4, tempo), OURS);
        say("without disjoint paths", table, ours.onOnePath(), OURS);
        for (int choices : new int[] {1, 2, 5, 8, 16}) {
            say("nearest of " + choices, table, ours, new Crowd.Rules(LOSS, 0, 6, 20, choices));
        }
        say("all known asked at once", table, atOnce(ours), OURS);
        say("with long answers to everyone", table, ours, new Crowd.Rules(LOSS, 0, 20, 20, CHOICES));
        Crowd calm = new Crowd(population, table, OURS, seed);
        for (double share : new double[] {0.001, 0.01, 0.05, 0.1}) {
            out.accept(new Observers(calm, ours, lookups / 10, seed)
                    .watching(share)
                    .toString());
        }
        for (double hostile : new double[] {0.1, 0.2, 0.3, 0.4}) {
            Crowd.Rules attack = new Crowd.Rules(LOSS, hostile, 6, 20, CHOICES);
            say(hostile + " hostile", table, ours, attack);
            say(hostile + " hostile, one path", table, ours.onOnePath(), attack);
            say(hostile + " hostile, classic", CLASSIC_TABLE, CLASSIC_LOOKUP, new Crowd.Rules(LOSS, hostile, 8, 8, 1));
        }
    }

    private void say(String what, TableLimits table, LookupLimits limits, Crowd.Rules rules) {
        int copies = Math.min(20, limits.width());
        Crowd crowd = new Crowd(population, table, rules, seed);
        out.accept(what + ": " + new MillionReport(crowd, limits, copies, SESSIONS, lookups, seed).run());
    }

    /** Nothing that a walk decides is left: what these tables allow at best. */
    private static LookupLimits atOnce(LookupLimits limits) {
        Tempo tempo = limits.tempo();
        Tempo hurried = new Tempo(tempo.choice(), EVERYBODY, tempo.leastPatience(), tempo.mostPatience());
        return new LookupLimits(limits.width(), EVERYBODY, EVERYBODY, limits.paths(), hurried);
    }

    private static LookupLimits with(LookupLimits limits, Tempo tempo) {
        return new LookupLimits(limits.width(), limits.alpha(), limits.alphaWhenLate(), limits.paths(), tempo);
    }
}
