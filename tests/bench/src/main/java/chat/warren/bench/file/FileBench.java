package chat.warren.bench.file;

import chat.warren.node.api.Event;
import chat.warren.node.api.FileSettings;
import chat.warren.node.api.FileState;
import chat.warren.node.api.OutgoingFile;
import chat.warren.node.api.OutgoingText;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * {@code ./warren bench file [megabytes [runs [folder]]]}: from one node's disk to another's over loopback, both in
 * this process.
 */
public final class FileBench {
    private static final PrintStream OUT = System.out;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int CHUNK = 1 << 20;

    private FileBench() {}

    /** As one of the measurements of {@code ./warren bench}. */
    public static void run(List<String> arguments) throws IOException, InterruptedException {
        int megabytes = arguments.isEmpty() ? 1000 : Integer.parseInt(arguments.get(0));
        int runs = arguments.size() < 2 ? 3 : Integer.parseInt(arguments.get(1));
        Path folder = arguments.size() < 3
                ? Files.createTempDirectory("warren-bench")
                : Files.createDirectories(Path.of(arguments.get(2)));
        try (Pair pair = new Pair(folder)) {
            pair.second().files().prefer(new FileSettings(folder.resolve("in"), 0, false, 0, 0));
            OUT.printf("%d MB from disk to disk, two whole nodes in one process, loopback%n", megabytes);
            for (int i = 0; i < runs; i++) {
                measure(pair, folder, megabytes, i);
            }
        } finally {
            remove(folder);
        }
    }

    private static void measure(Pair pair, Path folder, int megabytes, int number)
            throws IOException, InterruptedException {
        Path file = folder.resolve("file" + number);
        long bytes = write(file, megabytes, number);
        long start = System.nanoTime();
        String message =
                pair.first().files().send(pair.second().self(), List.of(OutgoingFile.of(file)), OutgoingText.of(""));
        double announced = (System.nanoTime() - start) / 1e9;
        Pair.await(
                pair.second(), Event.MessageCame.class, came -> came.message().equals(message));
        String id = pair.second()
                .chats()
                .page(pair.first().self(), OptionalLong.empty(), 1)
                .messages()
                .getFirst()
                .files()
                .getFirst()
                .id();
        long work = SYSTEM.getProcessCpuTime();
        long begun = System.nanoTime();
        pair.second().files().accept(id, Optional.empty());
        Pair.await(
                pair.second(),
                Event.FileMoved.class,
                moved -> moved.file().equals(id) && moved.state() == FileState.DONE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double spent = (SYSTEM.getProcessCpuTime() - work) / 1e6 / (bytes / 1e6);
        Path there = folder.resolve("in").resolve(file.getFileName());
        if (Files.mismatch(file, there) >= 0) {
            throw new IOException("What came is not what was sent.");
        }
        OUT.printf(
                "  read and announced at %7.1f MB/s   fetched at %7.1f MB/s   both ends, CPU ms for a MB %6.2f%n",
                bytes / 1e6 / announced, bytes / 1e6 / seconds, spent);
        Files.delete(there);
        Files.delete(file);
    }

    /** Another file each time: what is there already is not sent again. */
    private static long write(Path file, int megabytes, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
        return (long) megabytes * CHUNK;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
