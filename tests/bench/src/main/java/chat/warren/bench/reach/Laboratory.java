package chat.warren.bench.reach;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A laboratory of network namespaces, and the programs that run in it. */
final class Laboratory implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path tool;
    private final String name;
    private final List<Program> running = new ArrayList<>();

    private Laboratory(Path tool, String name) {
        this.tool = tool;
        this.name = name;
    }

    static Laboratory up(Path root, List<String> options) throws IOException, InterruptedException {
        Laboratory lab = new Laboratory(
                root.resolve("tests").resolve("natlab").resolve("natlab"),
                "bench" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        lab.tool("up", options);
        return lab;
    }

    /** What natlab says to it. */
    String tool(String verb, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool.toString(), verb, name));
        command.addAll(arguments);
        Path said = Files.createTempFile("natlab", ".out"); // A pipe would stay open in what the lab leaves running.
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(verb + ": " + Files.readString(said));
            }
            return Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }

    Program start(String host, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool.toString(), "exec", name, host, "--"));
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Program started = new Program(process);
        running.add(started);
        return started;
    }

    /** One of this bench's own classes. */
    Program start(String host, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        return start(host, command);
    }

    private static String absolute(String path) {
        List<String> entries = List.of(path.split(File.pathSeparator));
        return String.join(
                File.pathSeparator,
                entries.stream().map(entry -> new File(entry).getAbsolutePath()).toList());
    }

    /** A program that says a line for whatever happens. */
    static final class Program {
        private final Process process;
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

        private Program(Process process) {
            this.process = process;
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                }
            } catch (IOException e) {
                // It has ended.
            }
        }

        /** The next line, or an empty one when it takes longer. */
        String next(long millis) throws InterruptedException {
            String line = said.poll(Math.max(0, millis), TimeUnit.MILLISECONDS);
            return line == null ? "" : line;
        }

        /** Waits for a line that begins so, and returns what follows the time in it. */
        String await(String what, long millis) throws IOException, InterruptedException {
            long end = System.currentTimeMillis() + millis;
            while (true) {
                String line = next(end - System.currentTimeMillis());
                if (line.isEmpty()) {
                    throw new IOException("A program does not say \"" + what + "\".");
                }
                String[] words = line.split(" ", 3);
                if (words[0].equals(what)) {
                    return words.length > 2 ? words[2] : "";
                }
            }
        }

        long pid() {
            return process.pid();
        }

        /** Sends it a signal. */
        void kill(String signal) throws IOException, InterruptedException {
            int failed = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IOException("it is gone already");
            }
        }

        /** Says a line to it. */
        void say(String line) throws IOException {
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        }
    }

    @Override
    public void close() throws IOException {
        running.forEach(program -> program.process.destroy());
        try {
            tool("down", List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
