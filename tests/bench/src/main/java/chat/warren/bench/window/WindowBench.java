package chat.warren.bench.window;

import chat.warren.node.api.PrivateNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code ./warren bench window [rounds [program]]}: how long it takes from the start of the program until its window
 * can be used, how quickly it answers a key then, and what it holds while nobody does anything. It brings its own
 * display (Xvfb) and a small network on this machine. The program is {@code ./warren}, with its AOT cache and without
 * it in turns, or another, such as the launcher of a package.
 */
public final class WindowBench {
    private static final int ROUNDS = 5;
    /** Long enough for what runs every half minute. */
    private static final int IDLE_SECONDS = 60;

    private static final String KEY = "0123456789abcdef".repeat(4);

    private final String display;
    private final String bootstrap;
    private final Path folder;
    private final Path program;

    private WindowBench(String display, String bootstrap, Path folder, Path program) {
        this.display = display;
        this.bootstrap = bootstrap;
        this.folder = folder;
        this.program = program;
    }

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        int rounds = arguments.isEmpty() ? ROUNDS : Integer.parseInt(arguments.getFirst());
        Path launcher = Path.of(System.getProperty("warren.root", ".")).resolve("warren");
        Path program = arguments.size() > 1 ? Path.of(arguments.get(1)).toAbsolutePath() : launcher;
        Path folder = Files.createTempDirectory("warren-bench");
        Process xvfb = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (PrivateNetwork network = PrivateNetwork.open(InstantSource.system());
                BufferedReader said =
                        new BufferedReader(new InputStreamReader(xvfb.getInputStream(), StandardCharsets.US_ASCII))) {
            String display = ":" + said.readLine();
            String bootstrap = network.bootstrap().nodes().getFirst();
            new WindowBench(display, bootstrap, folder, program).measure(rounds, program.equals(launcher));
        } finally {
            xvfb.destroy();
            delete(folder);
        }
    }

    private void measure(int rounds, boolean both) throws IOException, InterruptedException {
        profile(folder.resolve("open"));
        profile(folder.resolve("locked"));
        Files.writeString(folder.resolve("open.doorkey"), KEY);
        List<Seen> open = new ArrayList<>();
        List<Seen> locked = new ArrayList<>();
        List<Seen> plain = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            boolean warmUp = i == 0; // The disk's cache is cold for whoever comes first.
            Seen first = seen("open", true, i == rounds ? IDLE_SECONDS : 0);
            Seen second = seen("locked", true, 0);
            if (!warmUp) {
                open.add(first);
                locked.add(second);
                if (both) {
                    plain.add(seen("open", false, 0));
                }
            }
        }
        System.out.printf("%-34s %8s %8s %8s %8s%n", "median of " + rounds + ", ms", "appears", "usable", "cpu", "key");
        row("into a profile", open);
        row("to the question for a passphrase", locked);
        if (both) {
            row("into a profile, without the cache", plain);
        }
        Seen idle = open.getLast();
        System.out.printf(
                "idle for %d s: %.2f %% of a processor, %d threads, %d MB resident, of which %d MB are pages of files%n",
                IDLE_SECONDS,
                100 * idle.idleShare(),
                idle.upkeep().threads(),
                idle.upkeep().residentKib() >> 10,
                idle.upkeep().fileKib() >> 10);
    }

    private static void row(String what, List<Seen> seen) {
        System.out.printf(
                "%-34s %8d %8d %8d %8d%n",
                what,
                median(seen, Seen.Times::begun),
                median(seen, Seen.Times::done),
                median(seen, Seen.Times::cpu),
                median(seen, Seen.Times::answer));
    }

    private static long median(List<Seen> seen, Function<Seen.Times, Duration> which) {
        return seen.stream()
                .map(Seen::times)
                .map(which)
                .sorted()
                .toList()
                .get(seen.size() / 2)
                .toMillis();
    }

    private Seen seen(String profile, boolean cache, int idle) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Onlooker.class.getName(),
                Integer.toString(idle),
                program.toString());
        builder.environment().put("DISPLAY", display);
        builder.environment().put("WARREN_PROFILE", folder.resolve(profile).toString());
        builder.environment().put("WARREN_BOOTSTRAP", bootstrap);
        builder.environment().put("WARREN_BUILD", "never");
        builder.environment().put("WARREN_AOT", cache ? "on" : "off");
        Process onlooker =
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = onlooker.inputReader(StandardCharsets.UTF_8).readLine();
        if (onlooker.waitFor() != 0 || line == null) {
            throw new IOException("nothing was seen of " + program);
        }
        return Seen.parse(line);
    }

    private void profile(Path profile) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "profile",
                "create",
                "--name",
                "Ana",
                "--json",
                "--passphrase-stdin",
                "--passphrase-work",
                "least");
        builder.environment().put("WARREN_PROFILE", profile.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream answers = process.getOutputStream()) {
            answers.write(KEY.getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IOException("no profile could be made");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
