package chat.warren.bench;

import chat.warren.bench.chat.ChatBench;
import chat.warren.bench.crowd.CrowdBench;
import chat.warren.bench.dht.DhtBench;
import chat.warren.bench.dht.part.PartsBench;
import chat.warren.bench.file.FileBench;
import chat.warren.bench.link.LinkBench;
import chat.warren.bench.pair.PairBench;
import chat.warren.bench.reach.ReachBench;
import chat.warren.bench.start.StartBench;
import chat.warren.bench.storage.StorageBench;
import chat.warren.bench.storage.TokenizerBench;
import chat.warren.bench.window.WindowBench;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code ./warren bench [name] [arguments]}: runs one measurement, or names them all. */
public final class Bench {
    /** A measurement takes what follows its name, and prints. */
    private interface Measurement {
        void run(List<String> arguments) throws IOException, InterruptedException;
    }

    private static final Map<String, Measurement> MEASUREMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("chat", ChatBench::run),
            Map.entry("dht", DhtBench::run),
            Map.entry("dht-parts", PartsBench::run),
            Map.entry("file", FileBench::run),
            Map.entry("link", LinkBench::run),
            Map.entry("reach", ReachBench::run),
            Map.entry("rivals", PairBench::run),
            Map.entry("simulator", CrowdBench::run),
            Map.entry("start", StartBench::run),
            Map.entry("storage", StorageBench::run),
            Map.entry("tokenizers", TokenizerBench::run),
            Map.entry("window", WindowBench::run)));

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Measurement chosen = args.length == 0 ? null : MEASUREMENTS.get(args[0]);
        if (chosen == null) {
            System.err.println("Say what to measure: " + String.join(", ", MEASUREMENTS.keySet()) + ".");
            System.exit(2);
            return;
        }
        System.out.printf(
                "Java %s, %d processors, heap of at most %d MB%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        chosen.run(Arrays.asList(args).subList(1, args.length));
    }
}
