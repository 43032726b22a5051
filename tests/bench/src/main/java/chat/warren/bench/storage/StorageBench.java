package chat.warren.bench.storage;

import chat.warren.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code ./warren bench storage [messages] [folder] [which]}: makes a profile of a million messages, or as many as
 * said, and measures reading, searching, unlocking and writing on it. A folder that was made before is used again and
 * grows; its disk is the one that is measured. Which: a pattern of names such as {@code insert.*}.
 */
public final class StorageBench {
    private static final int MESSAGES = 1_000_000;
    private static final int REPORT = 100_000;

    private StorageBench() {}

    public static void run(List<String> arguments) {
        int count = arguments.isEmpty() ? MESSAGES : Integer.parseInt(arguments.getFirst());
        try {
            Path folder = arguments.size() > 1 ? Path.of(arguments.get(1)) : Files.createTempDirectory("warren-bench");
            if (!Files.exists(folder.resolve("profile.db"))) {
                Files.createDirectories(folder);
                fill(folder, count);
            }
            sizes(folder);
            disk(folder);
            Predicate<String> wanted = Pattern.compile(arguments.size() > 2 ? arguments.get(2) : ".*")
                    .asMatchPredicate();
            for (String which : List.of(
                    "unlock",
                    "pageNewest",
                    "pageAnywhere",
                    "searchWord",
                    "searchThreeWords",
                    "searchFrequentPart",
                    "searchChinese",
                    "searchNothing",
                    "insertOne",
                    "insertBatch")) {
                if (wanted.test(which)) {
                    measure(folder, which);
                }
            }
            sizes(folder);
            if (arguments.size() < 2) {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(Path folder, int count) throws StorageException {
        try (BigProfile profile = new BigProfile(folder)) {
            profile.prepared().begin();
            long begun = System.nanoTime();
            long step = begun;
            double cpu = cpuSeconds();
            for (int done = BigProfile.BATCH; done <= count; done += BigProfile.BATCH) {
                profile.append(BigProfile.BATCH);
                if (done % REPORT == 0) {
                    long now = System.nanoTime();
                    System.out.printf(
                            "%,d messages, the last %,d at %,.0f/s%n", done, REPORT, REPORT / ((now - step) / 1e9));
                    step = now;
                }
            }
            // What the work costs by itself: on a machine that does other things besides, time on the clock tells
            // little.
            System.out.printf(
                    "%,d messages, %,.0f/s in all, %.0f microseconds of processor each%n",
                    count, count / ((System.nanoTime() - begun) / 1e9), 1e6 * (cpuSeconds() - cpu) / count);
            begun = System.nanoTime();
            profile.search.save(profile.database, profile.messages);
            System.out.printf("index saved in %.2f s%n", (System.nanoTime() - begun) / 1e9);
            profile.database.scrub();
            begun = System.nanoTime();
            profile.database.checkSound();
            System.out.printf("integrity check in %.2f s%n", (System.nanoTime() - begun) / 1e9);
        }
    }

    /** What the disk alone takes for a durable write, whoever asks: no insert can be faster. */
    private static void disk(Path folder) throws IOException {
        Path file = folder.resolve("disk");
        List<Double> millis = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int i = 0; i < 500; i++) {
                long begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(8_192), 8_192L * i);
                channel.force(false);
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        millis.sort(null);
        System.out.printf(
                "the disk alone, for a durable write of 8 KiB: %.2f ms at best, %.2f ms in the middle, %.2f ms at 90 %%%n",
                millis.getFirst(), millis.get(250), millis.get(450));
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static void sizes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                System.out.printf("%s: %,d bytes%n", file.getFileName(), Files.size(file));
            }
        }
    }

    /** In a JVM of its own. */
    private static void measure(Path folder, String which) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(StorageBenchmarks.class.getName() + "\\." + which + "$")
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(3))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(4))
                .jvmArgs(
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + StorageBenchmarks.FOLDER + "=" + folder.toAbsolutePath())
                .shouldFailOnError(true)
                .build();
        new Runner(options).run();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
