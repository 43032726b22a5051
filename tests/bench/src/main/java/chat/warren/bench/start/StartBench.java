package chat.warren.bench.start;

import chat.warren.node.api.PrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./warren bench start [rounds]}: how long a daemon takes from its start to its first answer and to the network,
 * with the AOT cache and without it, in turns, and what memory it holds when it idles. The network is a few nodes on
 * this machine; of the passphrase it asks the least that a vault may, which is said as a figure of its own.
 */
public final class StartBench {
    private static final int ROUNDS = 7;
    /** What opening the profile took is given back by then, and what runs every few seconds has run. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private StartBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        int rounds = arguments.isEmpty() ? ROUNDS : Integer.parseInt(arguments.getFirst());
        Path folder = Files.createTempDirectory("warren-bench");
        try (PrivateNetwork network = PrivateNetwork.open(InstantSource.system())) {
            String bootstrap = network.bootstrap().nodes().getFirst();
            DaemonRun.create(folder.resolve("profile"));
            measure(folder.resolve("profile"), bootstrap, rounds);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Path profile, String bootstrap, int rounds) throws IOException, InterruptedException {
        List<DaemonRun> without = new ArrayList<>();
        List<DaemonRun> with = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            boolean warmUp = i == 0; // The disk's cache is cold for whoever comes first.
            DaemonRun plain = DaemonRun.of(profile, bootstrap, false, Duration.ZERO);
            DaemonRun cached = DaemonRun.of(profile, bootstrap, true, i == rounds ? IDLE : Duration.ZERO);
            if (!warmUp) {
                without.add(plain);
                with.add(cached);
            }
        }
        System.out.printf("%-26s %12s %12s %8s%n", "median of " + rounds + ", ms", "without", "with cache", "ratio");
        row("start to first answer", median(without, DaemonRun::answered), median(with, DaemonRun::answered));
        row("start to the network", median(without, DaemonRun::online), median(with, DaemonRun::online));
        row("processor until there", median(without, DaemonRun::cpu), median(with, DaemonRun::cpu));
        System.out.printf(
                "idle after %d s: %d MB resident, of which %d MB are shared pages of files%n",
                IDLE.toSeconds(),
                with.getLast().residentKib() >> 10,
                with.getLast().fileKib() >> 10);
    }

    /** Which of the times. */
    private interface Time {
        long millis(DaemonRun run);
    }

    private static long median(List<DaemonRun> runs, Time time) {
        return runs.stream()
                .map(time::millis)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void row(String what, long without, long with) {
        System.out.printf("%-26s %12d %12d %8.2f%n", what, without, with, (double) without / with);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
