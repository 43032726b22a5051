package chat.warren.bench.dht;

import chat.warren.bench.dht.fleet.Rival;
import chat.warren.bench.dht.wan.Namespace;
import chat.warren.bench.dht.wan.Wan;
import chat.warren.simulator.world.World;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** {@code ./warren bench dht}: our DHT beside others'. */
public final class DhtBench {
    private static final PrintStream OUT = System.out;

    /** Set by ourselves for the process that runs inside the namespace. */
    private static final String INSIDE = "warren.bench.inside";

    private DhtBench() {}

    /** As one of the measurements of {@code ./warren bench}. */
    public static void run(List<String> arguments) throws IOException, InterruptedException {
        main(arguments.toArray(String[]::new));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            OUT.println(e.getMessage());
            OUT.print(Options.HELP);
            System.exit(2);
            return;
        }
        System.exit(Boolean.getBoolean(INSIDE) ? measure(options) : enter(arguments));
    }

    /** Starts this program again in a network namespace of its own. */
    private static int enter(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("unshare", isRoot() ? "--net" : "--map-root-user", "--net"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-D" + INSIDE + "=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DhtBench.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int measure(Options options) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(options.seed());
        Namespace namespace = new Namespace(options.wired(), random.split());
        @Nullable Wan wan = null;
        if (options.wired()) {
            wan = new Wan(Namespace.WIRE, new World(), options.seed());
            wan.start();
        }
        List<Net> nets = new ArrayList<>();
        try {
            for (Rival rival : options.rivals()) {
                String missing = rival.missing();
                if (missing == null) {
                    nets.add(new Net(rival, namespace, wan));
                } else {
                    OUT.println(rival.label() + " is not installed and left out; to have it: " + missing);
                }
            }
            return measure(options, nets);
        } finally {
            for (Net net : nets) {
                net.close();
            }
        }
    }

    private static int measure(Options options, List<Net> nets) throws IOException, InterruptedException {
        OUT.println("DHTs side by side: " + options);
        Run run = new Run(options, nets, OUT);
        run.join();
        Map<Rival, Idle> idle = run.idle();
        run.trials();
        Report report = new Report(OUT, options.wired());
        report.print(run.results());
        report.printIdle(idle);
        return run.isWhole() && report.isWhole() ? 0 : 1;
    }
}
