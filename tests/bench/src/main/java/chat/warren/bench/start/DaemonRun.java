package chat.warren.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One run of {@code ./warren daemon}.
 *
 * @param answered milliseconds from the start of the process until it served
 * @param online until it was connected to the network
 * @param cpu milliseconds of processor until then: what a busy machine does not change
 * @param residentKib memory that it held when it ended
 * @param fileKib as much of it as are pages of files, which other programs share
 */
record DaemonRun(long answered, long online, long cpu, long residentKib, long fileKib) {
    private static final String PASSPHRASE = "six spicy sandals sing softly";

    static void create(Path profile) throws IOException, InterruptedException {
        Process process = command(
                        profile,
                        true,
                        "profile",
                        "create",
                        "--name",
                        "Anna",
                        "--json",
                        "--passphrase-stdin",
                        "--passphrase-work",
                        "least")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        answer(process);
        if (process.waitFor() != 0) {
            throw new IOException("no profile could be made");
        }
    }

    static DaemonRun of(Path profile, String bootstrap, boolean cache, Duration idle)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = command(profile, cache, "daemon", "--json", "--passphrase-stdin", "--bootstrap", bootstrap)
                .start();
        try {
            answer(process);
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            long answered = await(out, "\"running\":true", begun);
            long online = await(out, "\"network\":\"connected\"", begun);
            long cpu = cpuMillis(process.toHandle());
            Thread.sleep(idle);
            return new DaemonRun(
                    answered, online, cpu, status(process.pid(), "VmRSS"), status(process.pid(), "RssFile"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static long await(BufferedReader out, String word, long begun) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(word)) {
                return Duration.ofNanos(System.nanoTime() - begun).toMillis();
            }
        }
        throw new IOException("the daemon ended without " + word);
    }

    private static long cpuMillis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static void answer(Process process) throws IOException {
        try (OutputStream answers = process.getOutputStream()) {
            answers.write(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long status(long process, String member) throws IOException {
        Path file = Path.of("/proc", Long.toString(process), "status");
        var found = Pattern.compile("(?m)^" + member + ":\\s+(\\d+) kB").matcher(Files.readString(file));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static ProcessBuilder command(Path profile, boolean cache, String... arguments) {
        Path launcher = Path.of(System.getProperty("warren.root", ".")).resolve("warren");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("WARREN_PROFILE", profile.toString());
        builder.environment().put("WARREN_AOT", cache ? "on" : "off");
        return builder;
    }
}
