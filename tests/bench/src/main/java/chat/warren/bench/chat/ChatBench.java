package chat.warren.bench.chat;

import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.chat.Answer;
import chat.warren.node.chat.Command;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./warren bench chat [messages] [bytes] [folder]}: two profiles on one disk, two programs in one JVM, frames
 * through memory. Every message is sealed, kept in the writer's outbox, opened, kept and confirmed by the reader, and
 * marked by the writer, each on the disk before the next.
 */
public final class ChatBench {
    private static final int MESSAGES = 50_000;
    private static final int BYTES = 100;
    private static final int WARM_UP = 10_000;
    private static final int ROUND_TRIPS = 500;

    private ChatBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        int count = arguments.isEmpty() ? MESSAGES : Integer.parseInt(arguments.getFirst());
        int bytes = arguments.size() < 2 ? BYTES : Integer.parseInt(arguments.get(1));
        Path folder = arguments.size() < 3 ? Files.createTempDirectory("warren-chat") : Path.of(arguments.get(2));
        try (Program anna = new Program(folder.resolve("anna"));
                Program ben = new Program(folder.resolve("ben"))) {
            link(anna, ben);
            measure("warming up", List.of(anna), List.of(ben), WARM_UP, bytes);
            measure("one way", List.of(anna), List.of(ben), count, bytes);
            measure("both ways", List.of(anna, ben), List.of(ben, anna), count / 2, bytes);
            roundTrips(anna, ben, bytes);
        } catch (StorageException e) {
            throw new IOException(e);
        }
        delete(folder);
    }

    private static void link(Program anna, Program ben) {
        anna.meet(ben, new Wire(anna, ben));
        ben.meet(anna, new Wire(ben, anna));
        SecureRandom random = new SecureRandom();
        byte[] one = Bytes.random(random, LinkSecrets.RANDOM_BYTES);
        byte[] other = Bytes.random(random, LinkSecrets.RANDOM_BYTES);
        for (Program program : List.of(anna, ben)) {
            program.later(chat -> {
                var secrets = new LinkSecrets(anna.peer().identity(), ben.peer().identity(), one, other);
                chat.up(program.link(), secrets, Instant.now(), Instant.now());
            });
        }
    }

    private static void measure(String what, List<Program> from, List<Program> to, int count, int bytes)
            throws InterruptedException {
        String text = "x".repeat(bytes);
        long batches = from.getFirst().batches.get();
        long[] came = to.stream().mapToLong(program -> program.came.get()).toArray();
        long[] confirmed =
                from.stream().mapToLong(program -> program.confirmed.get()).toArray();
        double cpu = cpuSeconds();
        long begun = System.nanoTime();
        for (int i = 0; i < from.size(); i++) {
            Program reader = to.get(i);
            Program writer = from.get(i);
            writer.later(chat -> {
                for (int n = 0; n < count; n++) {
                    chat.order(new Command.Say(reader.self(), Saying.Words.of(text)), Answer.NOBODY);
                }
            });
        }
        for (int i = 0; i < from.size(); i++) {
            while (to.get(i).came.get() < came[i] + count
                    || from.get(i).confirmed.get() < confirmed[i] + count) {
                Thread.sleep(1);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        int all = count * from.size();
        System.out.printf(
                "%s: %,d messages of %d bytes durable at both ends in %.2f s, %,.0f/s; %.0f microseconds of processor each, both ends together; %d commits of the first writer%n",
                what,
                all,
                bytes,
                seconds,
                all / seconds,
                1e6 * (cpuSeconds() - cpu) / all,
                from.getFirst().batches.get() - batches);
    }

    /** From the word to the writer's disk saying that it has arrived: four commits, one after the other. */
    private static void roundTrips(Program anna, Program ben, int bytes) throws InterruptedException {
        String text = "x".repeat(bytes);
        List<Double> arrived = new ArrayList<>();
        List<Double> confirmed = new ArrayList<>();
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long cameBefore = ben.came.get();
            long confirmedBefore = anna.confirmed.get();
            long begun = System.nanoTime();
            anna.later(chat -> chat.order(new Command.Say(ben.self(), Saying.Words.of(text)), Answer.NOBODY));
            arrived.add((ben.came.awaitChange(cameBefore) - begun) / 1e6);
            confirmed.add((anna.confirmed.awaitChange(confirmedBefore) - begun) / 1e6);
        }
        print("one message, to the reader's disk", arrived);
        print("and back to the writer's", confirmed);
    }

    private static void print(String what, List<Double> millis) {
        millis.sort(null);
        System.out.printf(
                "%s: %.2f ms at best, %.2f in the middle, %.2f at 95 %%%n",
                what, millis.getFirst(), millis.get(millis.size() / 2), millis.get(millis.size() * 95 / 100));
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
