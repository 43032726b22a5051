package chat.warren.node.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A laboratory of network namespaces (tests/natlab), in which this test's own classes run as programs. */
public final class Natlab implements AutoCloseable {
    private static final Path TOOL =
            Path.of(System.getProperty("warren.root", "/nowhere"), "tests", "natlab", "natlab");
    private static final long PATIENCE_SECONDS = 120;

    private final String name;
    private final List<Process> running = new ArrayList<>();

    private Natlab(String name) {
        this.name = name;
    }

    /** Skips the test, with the reason, where there can be no labs. */
    public static Natlab up(String name, String... options) throws IOException, InterruptedException {
        assumeTrue(!File.separator.equals("\\"), "Labs are made of Linux network namespaces.");
        assumeTrue(Files.isExecutable(TOOL) && Files.isExecutable(Path.of("/usr/bin/python3")), "There is no natlab.");
        Process able = new ProcessBuilder(TOOL.toString(), "able").start();
        String why = new String(able.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(able.waitFor() == 0, why);
        Natlab lab = new Natlab(name + ProcessHandle.current().pid());
        lab.tool("up", options);
        return lab;
    }

    private void tool(String verb, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOL.toString(), verb, name));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("natlab", ".out"); // A pipe would stay open in what the lab leaves running.
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(verb + ": " + Files.readString(said));
            }
        } finally {
            Files.delete(said);
        }
    }

    /** Starts a program of the class path on a host of the lab. */
    public Running start(String host, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(TOOL.toString(), "exec", name, host, "--"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        running.add(process);
        return new Running(process);
    }

    /** A program that says a line for whatever happens, until the lab ends. */
    public static final class Running {
        private final Process process;
        private final BufferedReader said;

        private Running(Process process) {
            this.process = process;
            this.said = process.inputReader(StandardCharsets.UTF_8);
        }

        /** The next line. */
        public String next() throws IOException {
            String line = said.readLine();
            if (line == null) {
                throw new AssertionError("it has ended");
            }
            return line;
        }

        /** Tells it to go on. */
        public void go() throws IOException {
            process.outputWriter(StandardCharsets.UTF_8).write('\n');
            process.outputWriter(StandardCharsets.UTF_8).flush();
        }
    }

    @Override
    public void close() throws IOException {
        running.forEach(Process::destroy);
        try {
            tool("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
