package chat.warren.bench.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a program holds, with those that it started.
 *
 * @param nanos when that was
 * @param cpuMillis processor that it had so far
 * @param residentKib memory
 * @param fileKib as much of it as are pages of files, which are dropped when others need the room
 */
record Upkeep(long nanos, long cpuMillis, long residentKib, long fileKib, long threads) {
    static Upkeep of(ProcessHandle program) throws IOException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(program), program.descendants()).toList();
        long cpu = 0;
        long resident = 0;
        long file = 0;
        long threads = 0;
        for (ProcessHandle each : all) {
            String status = Files.readString(Path.of("/proc", Long.toString(each.pid()), "status"));
            cpu += each.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
            resident += number(status, "VmRSS");
            file += number(status, "RssFile");
            threads += number(status, "Threads");
        }
        return new Upkeep(System.nanoTime(), cpu, resident, file, threads);
    }

    private static long number(String status, String member) {
        Matcher found = Pattern.compile("(?m)^" + member + ":\\s+(\\d+)").matcher(status);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** The share of a processor that it had between the two. */
    double since(Upkeep before) {
        return (cpuMillis - before.cpuMillis) * 1e6 / (nanos - before.nanos);
    }

    String line() {
        return nanos + " " + cpuMillis + " " + residentKib + " " + fileKib + " " + threads;
    }

    static Upkeep parse(List<String> words) {
        List<Long> numbers = words.stream().map(Long::valueOf).toList();
        return new Upkeep(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
    }
}
