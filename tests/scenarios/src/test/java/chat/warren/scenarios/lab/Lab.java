package chat.warren.scenarios.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A laboratory that stands until it is closed; then everything that still runs in it ends. */
public final class Lab implements AutoCloseable {
    private static final Path FOLDER = Path.of(System.getProperty("warren.root"), "tests", "natlab");
    /** Only against hanging for ever: a machine at work with other things may need long. */
    private static final long MINUTES = 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    /** What a command printed, errors included, and how it ended. */
    public record Said(int exit, String text) {}

    private Lab(String name) {
        this.name = name;
    }

    /** Skips the test, with the reason, where there can be no labs. */
    public static void assumePossible() throws IOException, InterruptedException {
        assumeTrue(!File.separator.equals("\\"), "Labs are made of Linux network namespaces.");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "/usr/bin/python3 is not there.");
        Said able = run("natlab", "able");
        assumeTrue(able.exit() == 0, able.text());
    }

    /** Makes one; the options are those of {@code natlab up}. */
    public static Lab up(String... options) throws IOException, InterruptedException {
        Lab lab = new Lab("java" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        lab.change("up", options);
        return lab;
    }

    /** What to put before a command for it to run on a host of this lab. */
    public List<String> on(String host) {
        return List.of(FOLDER.resolve("natlab").toString(), "exec", name, host, "--");
    }

    /** Does something with this lab that is to work: {@code natlab VERB LAB ARGUMENTS}. */
    public void change(String verb, String... arguments) throws IOException, InterruptedException {
        Said said = natlab(verb, arguments);
        if (said.exit() != 0) {
            throw new IOException(verb + ": " + said.text());
        }
    }

    /** Does something with this lab: {@code natlab VERB LAB ARGUMENTS}. */
    Said natlab(String verb, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("natlab", verb, name));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** Runs one of the scripts of tests/natlab to its end. */
    static Said run(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.set(0, FOLDER.resolve(command[0]).toString());
        Path out = Files.createTempFile("natlab", ".out"); // A pipe would stay open in what the lab leaves running.
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError("it never ended: " + line);
            }
            return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            change("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the lab " + name + " still stands").initCause(e);
        }
    }
}
