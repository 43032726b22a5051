package chat.warren.bench.reach;

import chat.warren.bench.reach.Cell.Weather;
import chat.warren.bench.reach.Laboratory.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./warren bench reach idle [friends=100] [online=50] [settle=5] [minutes=5]}: a person behind a router, so many
 * friends, so many of them there, and nobody says anything: bytes on the access line, IP headers included, and the
 * processor's time: until all who are there are reached, for some minutes after that, and then.
 */
public final class IdleBench {
    private static final long MEETING_MILLIS = 300_000;
    /** One network for all of them would be asked more slowly than ten. */
    private static final int HOSTS = 10;

    private static final Pattern BYTES = Pattern.compile("(up|down) packets=(\\d+) bytes=(\\d+)");
    /** Of /proc/PID/stat, after the name in parentheses: user and system time. */
    private static final int USER = 11;

    private static final double TICKS_A_SECOND = 100;

    private IdleBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        Map<String, Integer> chosen =
                new LinkedHashMap<>(Map.of("friends", 100, "online", 50, "settle", 5, "minutes", 5));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || chosen.replace(parts[0], Integer.parseInt(parts[1])) == null) {
                throw new IOException("reach idle takes friends=, online=, settle= and minutes=, and not " + argument);
            }
        }
        int friends = chosen.getOrDefault("friends", 0);
        int online = chosen.getOrDefault("online", 0);
        Path root = Path.of(System.getProperty("warren.root", ".")).toAbsolutePath();
        Weather weather = new Weather(20, 0, HOSTS, MEETING_MILLIS);
        try (Cell cell = new Cell(root, Routers.of("port-restricted/port-restricted"), weather)) {
            cell.strangers();
            long seed = Instant.now().getEpochSecond();
            Program one = start(cell, online, seed);
            Reading ready = Reading.of(cell, one);
            begin(cell, one, friends, seed);
            awaitAll(one, online);
            Reading reached = Reading.of(cell, one);
            System.out.println("until " + online + " of " + friends + " are reached: " + reached.since(ready));
            Thread.sleep(chosen.getOrDefault("settle", 0) * 60_000L);
            Reading settled = Reading.of(cell, one);
            System.out.println("then: " + settled.since(reached));
            Thread.sleep(chosen.getOrDefault("minutes", 0) * 60_000L);
            System.out.println("then: " + Reading.of(cell, one).since(settled));
        }
    }

    /** What was spent until then: nanoseconds of the clock, bytes both ways, seconds of the processor. */
    private record Reading(long at, long bytes, double busy) {
        static Reading of(Cell cell, Program program) throws IOException, InterruptedException {
            return new Reading(System.nanoTime(), IdleBench.bytes(cell), IdleBench.busy(program));
        }

        String since(Reading before) {
            double seconds = (at - before.at) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "%.0f s, %.0f B/s both ways together, %.2f %% of a core",
                    seconds,
                    (bytes - before.bytes) / seconds,
                    100 * (busy - before.busy) / seconds);
        }
    }

    private static Program start(Cell cell, int online, long seed) throws IOException, InterruptedException {
        Laboratory lab = cell.laboratory();
        for (int host = 0; host < HOSTS; host++) {
            Program _ = lab.start(
                    "pub" + (Cell.STRANGERS + 1 + host),
                    Crowd.class,
                    List.of(
                            cell.stranger(),
                            Long.toString(seed),
                            Integer.toString(host * online / HOSTS + 1),
                            Integer.toString((host + 1) * online / HOSTS)));
        }
        Program one = lab.start("left", Person.class, List.of());
        one.await("ready", MEETING_MILLIS);
        return one;
    }

    private static void begin(Cell cell, Program one, int friends, long seed) throws IOException {
        StringBuilder begin = new StringBuilder("begin " + cell.stranger() + " "
                + Files.createTempDirectory("warren-idle").resolve("notes") + " " + seed + " 0");
        for (int i = 1; i <= friends; i++) {
            begin.append(' ').append(i).append(":FIRST");
        }
        one.say(begin.toString());
    }

    private static void awaitAll(Program one, int online) throws IOException, InterruptedException {
        Set<String> there = new HashSet<>();
        while (there.size() < online) {
            String way = one.await("way", MEETING_MILLIS);
            there.add(way.substring(0, way.indexOf(' ')));
        }
    }

    private static long bytes(Cell cell) throws IOException, InterruptedException {
        Matcher lines = BYTES.matcher(cell.laboratory().tool("ctl", List.of("left", "stats")));
        long sum = 0;
        while (lines.find()) {
            sum += Long.parseLong(lines.group(3));
        }
        return sum;
    }

    private static double busy(Program program) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(program.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_A_SECOND;
    }
}
