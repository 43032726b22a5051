package chat.warren.dht.engine;

import chat.warren.dht.call.Tempo;
import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.routing.TableLimits;
import chat.warren.dht.wire.Family;
import java.time.Duration;
import java.util.List;

/**
 * The parameters to compare with. The wire, the storing and the simulated world are the same: what differs is how nodes
 * are chosen and how long is waited.
 */
final class Classic {
    /** As in the classic clients of Mainline: a second until a question is given up for another. */
    private static final Duration FIXED = Duration.ofSeconds(1);

    private static final Tempo BLIND = new Tempo(1, 3, FIXED, FIXED);

    /** Kademlia as in BEP 5 and its first clients: k = 8, alpha = 3, no round trips, a fixed time-out. */
    static final LookupLimits LOOKUP = new LookupLimits(8, 3, 3, 1, BLIND);

    static final TableLimits TABLE = new TableLimits(8, 8, 0, 1);

    private Classic() {}

    static EngineConfig ours() {
        return EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4);
    }

    static EngineConfig kademlia() {
        return ours().with(TABLE, LOOKUP);
    }

    /** Ours with one thing taken away. */
    record Without(String what, EngineConfig config) {}

    /** What each part is worth. */
    static List<Without> parts() {
        LookupLimits all = LookupLimits.DEFAULT;
        Tempo tempo = all.tempo();
        Tempo fixed = new Tempo(tempo.choice(), tempo.alphaAtTheEnd(), FIXED, FIXED);
        Tempo noChoice = new Tempo(1, tempo.alphaAtTheEnd(), tempo.leastPatience(), tempo.mostPatience());
        TableLimits table = TableLimits.DEFAULT;
        return List.of(
                new Without("nothing", ours()),
                new Without(
                        "adaptive time-outs",
                        ours().with(
                                        table,
                                        new LookupLimits(
                                                all.width(), all.alpha(), all.alphaWhenLate(), all.paths(), fixed))),
                new Without(
                        "near ones first",
                        ours().with(
                                        new TableLimits(table.width(), table.topWidth(), table.topBuckets(), 1),
                                        new LookupLimits(
                                                all.width(), all.alpha(), all.alphaWhenLate(), all.paths(), noChoice))),
                new Without("wide top buckets", ours().with(new TableLimits(20, 20, 0, table.randomShare()), all)),
                new Without("disjoint paths", ours().with(table, all.onOnePath())),
                new Without(
                        "alpha that rises",
                        ours().with(
                                        table,
                                        new LookupLimits(all.width(), all.alpha(), all.alpha(), all.paths(), tempo))),
                new Without(
                        "k = 20", ours().with(new TableLimits(8, table.topWidth(), table.topBuckets(), 3), eight(all))),
                new Without("everything", kademlia()));
    }

    private static LookupLimits eight(LookupLimits all) {
        return new LookupLimits(8, all.alpha(), all.alphaWhenLate(), all.paths(), all.tempo());
    }
}
