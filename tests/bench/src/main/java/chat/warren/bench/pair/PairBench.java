package chat.warren.bench.pair;

import chat.warren.bench.chat.ChatBench;
import chat.warren.bench.dht.fleet.Rival;
import chat.warren.bench.file.FileBench;
import chat.warren.bench.link.LinkBench;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * {@code ./warren bench rivals [megabytes]}: connecting by key, an echo, messages of 1 KiB that the other has confirmed
 * and a file from disk to disk, over loopback, with the libraries of others and then with ours.
 */
public final class PairBench {
    private static final PrintStream OUT = System.out;
    private static final int MEGABYTES = 1_000;
    private static final int CHUNK = 1_000_000;

    private PairBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        String megabytes = arguments.isEmpty() ? Integer.toString(MEGABYTES) : arguments.getFirst();
        Path folder = Files.createTempDirectory("warren-rivals");
        Path file = folder.resolve("file");
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        try {
            write(file, Integer.parseInt(megabytes));
            OUT.printf(
                    "%-10s %22s %22s %14s %10s %14s%n",
                    "", "connect ms, p50/p95", "echo ms, p50/p95", "messages/s", "file MB/s", "CPU ms a MB");
            for (Library library : Library.values()) {
                measure(library, folder, file);
                Files.deleteIfExists(inbox.resolve("received"));
            }
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
        OUT.println("warren: the link, then messages that are on both disks, then files");
        LinkBench.run(List.of());
        ChatBench.run(List.of("100000", "1024"));
        FileBench.run(List.of(megabytes));
    }

    /** What we are measured against. */
    private enum Library {
        HYPERDHT,
        LIBP2P,
        TOXCORE;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Empty when it cannot be run here. */
        List<String> command(Path folder) throws IOException, InterruptedException {
            if (this != TOXCORE) {
                return Files.isDirectory(Path.of(Rival.script("node_modules")))
                        ? List.of("node", Rival.script(label() + "_pair.mjs"))
                        : List.of();
            }
            Path program = folder.resolve("toxcore_pair");
            Process compiler = new ProcessBuilder(
                            "cc", "-O2", "-o", program.toString(), Rival.script("toxcore_pair.c"), "-ltoxcore")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return compiler.waitFor() == 0 ? List.of(program.toString()) : List.of();
        }

        String lacks() {
            return this == TOXCORE ? "apt-get install libtoxcore-dev" : "npm ci --ignore-scripts in tests/bench/peers";
        }
    }

    private static void measure(Library library, Path folder, Path file) throws IOException, InterruptedException {
        List<String> command = library.command(folder);
        if (command.isEmpty()) {
            OUT.printf("%-10s not here: %s%n", library.label(), library.lacks());
            return;
        }
        Process server = start(command, "serve", folder.resolve("inbox").toString());
        try {
            String address = line(server).get("ready").getAsString();
            Process client = start(command, "connect", address, file.toString());
            try {
                tell(library, line(client));
            } finally {
                client.destroyForcibly();
            }
            if (Files.mismatch(file, folder.resolve("inbox").resolve("received")) >= 0) {
                throw new IOException(library.label() + " brought another file than was sent");
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private static void tell(Library library, JsonObject measured) {
        OUT.printf(
                "%-10s %22s %22s %14.0f %10.1f %14.1f%n",
                library.label(),
                both(measured, "connect"),
                both(measured, "echo"),
                measured.get("messages").getAsDouble(),
                measured.get("file").getAsDouble(),
                measured.get("cpu").getAsDouble());
    }

    private static String both(JsonObject measured, String member) {
        return String.format(
                "%.2f / %.2f",
                measured.getAsJsonArray(member).get(0).getAsDouble(),
                measured.getAsJsonArray(member).get(1).getAsDouble());
    }

    private static Process start(List<String> command, String... more) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static JsonObject line(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("it ended without a word");
        }
        return JsonParser.parseString(line).getAsJsonObject();
    }

    private static void write(Path file, int megabytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        SplittableRandom random = new SplittableRandom(megabytes);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
    }
}
