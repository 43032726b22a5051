package chat.warren.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * {@code ./warren}, run in processes of its own with an environment of its own.
 *
 * @param profile what WARREN_PROFILE names
 * @param wrapper a command before it, such as one that makes folders read-only
 * @param environment more of it
 */
record Program(Path profile, List<String> wrapper, Map<String, String> environment) {
    private static final Path ROOT = Path.of(System.getProperty("warren.root"));
    /** Furnished as what people start is: hundreds of starts take a quarter less, and the cache is tested too. */
    private static final String LAUNCHER = furnished(ROOT.resolve("warren").toString());
    /** Only against hanging for ever: a machine at work with other things may need long. */
    private static final long MINUTES = 3;

    Program(Path profile) {
        this(profile, List.of(), Map.of());
    }

    /** A process that ended. */
    record Ended(int exit, String out, String err) {
        /** What a failure may print: one sentence for people. */
        String sentence() {
            List<String> lines = err.lines().toList();
            if (lines.size() != 1 || !lines.getFirst().endsWith(".") || err.contains("Exception")) {
                throw new AssertionError("expected one sentence, not: " + err);
            }
            return lines.getFirst();
        }

        /** A text, a number or a truth of the JSON answer. */
        String member(String name) {
            var matcher =
                    Pattern.compile("\"" + name + "\":(?:\"([^\"]*)\"|(\\w+))").matcher(out);
            if (!matcher.find()) {
                throw new AssertionError("no " + name + " in: " + out + err);
            }
            return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        }

        /** The list of words of a member of the JSON answer. */
        List<String> words(String name) {
            var matcher = Pattern.compile('"' + name + "\":\\[([^\\]]*)]").matcher(out);
            if (!matcher.find()) {
                throw new AssertionError("no " + name + " in: " + out + err);
            }
            return List.of(matcher.group(1).replace("\"", "").split(","));
        }
    }

    static Path root() {
        return ROOT;
    }

    static String launcher() {
        return LAUNCHER;
    }

    private static String furnished(String launcher) {
        try {
            ProcessBuilder furnish = new ProcessBuilder(launcher, "furnish").inheritIO();
            furnish.environment().put("WARREN_BOOTSTRAP", "none");
            furnish.environment().put("JAVA_HOME", System.getProperty("java.home"));
            if (furnish.start().waitFor() != 0) {
                throw new AssertionError("the program could not be furnished");
            }
            return launcher;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Program at(Path other) {
        return new Program(other, wrapper, environment);
    }

    Program with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Program(profile, wrapper, more);
    }

    Program within(String... command) {
        return new Program(profile, List.of(command), environment);
    }

    /** Runs a command of the profile to its end. Each line of the input is one answer. */
    Ended profile(List<String> input, String... arguments) throws IOException, InterruptedException {
        return ended(input, builder(arguments));
    }

    /** Runs any command to its end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        return answering(List.of(), arguments);
    }

    /** Runs any command to its end. Each line of the input is one answer. */
    Ended answering(List<String> input, String... arguments) throws IOException, InterruptedException {
        return ended(input, prepared(new ProcessBuilder(warren(arguments))));
    }

    private Ended ended(List<String> input, ProcessBuilder builder) throws IOException, InterruptedException {
        Path err = Files.createTempFile("warren", ".err");
        Path out = Files.createTempFile("warren", ".out");
        try {
            Process process = builder.redirectError(err.toFile())
                    .redirectOutput(out.toFile())
                    .start();
            try (OutputStream answers = process.getOutputStream()) {
                answers.write(String.join("\n", input).getBytes(StandardCharsets.UTF_8));
            } catch (IOException unread) {
                // It ended without asking; what it printed says why.
            }
            return new Ended(await(process), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(err);
            Files.delete(out);
        }
    }

    /** Starts a command that stays. */
    Process start(String... arguments) throws IOException {
        return builder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Holds the profile open, and returns when it is. */
    Process open(String passphrase) throws IOException {
        Process process = start("open", "--json", "--passphrase-stdin");
        try (OutputStream answers = process.getOutputStream()) {
            answers.write(passphrase.getBytes(StandardCharsets.UTF_8));
        }
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.contains("\"open\":true")) {
            process.destroyForcibly();
            throw new AssertionError("it did not open, but said: " + line);
        }
        return process;
    }

    /** Starts a daemon, and returns when it serves. */
    Process daemon(String passphrase, String... more) throws IOException {
        List<String> command = warren("daemon", "--json", "--passphrase-stdin");
        command.addAll(List.of(more));
        Process process = prepared(new ProcessBuilder(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream answers = process.getOutputStream()) {
            answers.write(passphrase.getBytes(StandardCharsets.UTF_8));
        }
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null || !line.contains("\"running\":true")) {
            process.destroyForcibly();
            throw new AssertionError("it does not run, but said: " + line);
        }
        return process;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static int await(Process process) throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it never ended");
        }
        return process.exitValue();
    }

    /** The command line, for those who run it in a shell of their own. */
    List<String> command(String... arguments) {
        List<String> command = warren("profile");
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> warren(String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(LAUNCHER);
        command.addAll(List.of(arguments));
        return command;
    }

    private ProcessBuilder builder(String... arguments) {
        return prepared(new ProcessBuilder(command(arguments)));
    }

    ProcessBuilder prepared(ProcessBuilder builder) {
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("WARREN_") || name.startsWith("JAVA_") || name.startsWith("XDG_"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("WARREN_BUILD", "never"); // The build that runs this test has just made it.
        variables.put("WARREN_BOOTSTRAP", "none");
        variables.put("WARREN_PROFILE", profile.toString());
        variables.put("LC_ALL", "C.UTF-8");
        variables.putAll(environment);
        return builder;
    }
}
