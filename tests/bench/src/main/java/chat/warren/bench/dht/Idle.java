package chat.warren.bench.dht;

import chat.warren.bench.dht.fleet.Fleet;
import chat.warren.bench.dht.wan.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a joined node costs when nobody asks it for anything, by a process that holds one.
 *
 * @param bytesPerHour over its line, both ways, IP headers included
 * @param packetsPerSecond the same
 * @param cpuShare of one core
 * @param wakeUpsPerSecond how often one of its threads was given a core after waiting
 * @param memory resident, in bytes
 */
record Idle(double bytesPerHour, double packetsPerSecond, double cpuShare, double wakeUpsPerSecond, Memory memory) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11; // Counted from after the name in brackets.
    private static final int SYSTEM_TIME = 12;

    /**
     * Resident bytes.
     *
     * @param process that holds a single node
     * @param furtherNode what each of the fleet's other nodes adds to it
     */
    record Memory(double process, double furtherNode) {}

    /** The counters at one moment. */
    record Reading(long nanos, double cpuSeconds, long wakeUps, Traffic traffic) {
        static Reading of(Net net) throws IOException {
            long pid = net.single().pid();
            return new Reading(System.nanoTime(), cpuSecondsOf(pid), wakeUpsOf(pid), net.traffic(net.singleAddress()));
        }
    }

    static Idle between(Reading start, Reading end, Net net) throws IOException {
        double seconds = (end.nanos() - start.nanos()) / 1e9;
        Traffic traffic = end.traffic().minus(start.traffic());
        double single = resident(net.single());
        return new Idle(
                traffic.bytes() / seconds * 3600,
                traffic.packets() / seconds,
                (end.cpuSeconds() - start.cpuSeconds()) / seconds,
                (end.wakeUps() - start.wakeUps()) / seconds,
                new Memory(single, (resident(net.fleet()) - single) / (net.size() - 1)));
    }

    private static double cpuSecondsOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME))) / TICKS_PER_SECOND;
    }

    private static long wakeUpsOf(long pid) throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                sum += field(thread.resolve("status"), "voluntary_ctxt_switches:");
            }
        }
        return sum;
    }

    private static double resident(Fleet fleet) throws IOException {
        return 1024.0 * field(Path.of("/proc", Long.toString(fleet.pid()), "status"), "VmRSS:");
    }

    private static long field(Path file, String name) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D+", ""));
            }
        }
        throw new IOException(file + " has no " + name);
    }
}
