package chat.warren.bench.reach;

import chat.warren.bench.reach.Cell.Weather;
import chat.warren.bench.reach.Laboratory.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One accident in a laboratory of its own. */
record Scene(Accident accident, int delay, long sleepMillis) {
    private static final int DATAGRAM_MILLIS = 20;
    private static final int MESSAGE_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 90_000;
    /** After everything that is to be noticed. */
    private static final long AFTERWARDS_MILLIS = 25_000;

    private static final long OUTAGE_MILLIS = 10_000;
    /** Messages of a second or two, while more are said. */
    private static final long UNDER_WAY = 20;
    /** What was under way arrives, and whoever was busy with a start is not any more. */
    private static final long SETTLING_MILLIS = 5_000;
    /** By then both have taken their seats at the second relay as well. */
    private static final long SECOND_RELAY_MILLIS = 40_000;

    void play() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("warren.root", ".")).toAbsolutePath();
        boolean relayed = accident == Accident.RELAY;
        Weather weather = new Weather(delay, 0, relayed ? 2 : 0, PATIENCE_MILLIS);
        try (Cell cell = new Cell(root, Routers.of(accident.routers), weather)) {
            Party party = cell.friends();
            meet(party, relayed);
            List<Program> residents = relayed ? List.of() : residents(cell);
            Thread.sleep(SETTLING_MILLIS);
            gaps(party, residents);
            long lasted = happen(cell, party, residents);
            Thread.sleep(AFTERWARDS_MILLIS);
            awaitCaughtUp(residents);
            List<Long> gaps = gaps(party, residents);
            say(gaps, lasted, residents);
        }
    }

    /** The second relay comes when the first one carries, so that it is known which of them dies. */
    private void meet(Party party, boolean relayed) throws IOException, InterruptedException {
        long seed = Instant.now().getEpochSecond();
        List<Friend> all = party.all();
        for (Friend each : relayed ? all.subList(0, 3) : all) {
            each.begin(party.known(), "-gap", seed, DATAGRAM_MILLIS);
        }
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        boolean hers = relayed ? party.alice().awaitHeard(end) : party.alice().awaitDirect(end);
        if (!hers || !(relayed ? party.bob().awaitHeard(end) : party.bob().awaitDirect(end))) {
            throw new IOException("the two do not meet");
        }
        if (relayed) {
            all.getLast().begin(party.known(), "-gap", seed, DATAGRAM_MILLIS);
            Thread.sleep(SECOND_RELAY_MILLIS);
        }
    }

    private List<Program> residents(Cell cell) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("warren-gaps");
        List<Program> both = List.of(cell.resident("left", folder, "Anna"), cell.resident("right", folder, "Ben"));
        for (Program each : both) {
            each.await("ready", PATIENCE_MILLIS);
        }
        both.getFirst().say("invite");
        both.getLast().say("add " + both.getFirst().await("invite", PATIENCE_MILLIS));
        for (Program each : both) {
            each.await("linked", 2 * PATIENCE_MILLIS);
            each.say("talk " + MESSAGE_MILLIS);
        }
        return both;
    }

    /** Returns how long the accident itself took. */
    private long happen(Cell cell, Party party, List<Program> residents) throws IOException, InterruptedException {
        Laboratory lab = cell.laboratory();
        switch (accident) {
            case ADDRESS -> lab.tool("rebind", List.of("left"));
            case REBOOT -> lab.tool("rebind", List.of("left", "--flush"));
            case MOBILE -> lab.tool("rebind", List.of("left", "--host"));
            case CABLE ->
                lab.tool(
                        "exec",
                        List.of(
                                "left",
                                "--",
                                "sh",
                                "-c",
                                "ip addr add 192.168.1.77/24 dev eth0 && ip addr del 192.168.1.10/24 dev eth0"
                                        + " && ip route replace default via 192.168.1.1"));
            case OUTAGE -> {
                lab.tool("link", List.of("left", "--loss", "100"));
                Thread.sleep(OUTAGE_MILLIS);
                lab.tool("link", List.of("left", "--loss", "0"));
                return OUTAGE_MILLIS;
            }
            case RELAY -> party.all().get(2).program().kill("KILL");
            case SLEEP -> {
                List<Program> hers = List.of(party.alice().program(), residents.getFirst());
                for (Program each : hers) {
                    each.kill("STOP");
                }
                Thread.sleep(sleepMillis);
                for (Program each : hers) {
                    each.kill("CONT");
                }
                return sleepMillis;
            }
        }
        return 0;
    }

    private static List<Long> gaps(Party party, List<Program> residents) throws IOException, InterruptedException {
        List<Long> gaps = new ArrayList<>();
        for (Friend each : List.of(party.alice(), party.bob())) {
            gaps.add(Long.parseLong(each.ask("gap").split(" ", -1)[0]));
        }
        for (Program each : residents) {
            each.say("gap");
            gaps.add(Long.parseLong(each.await("gap", PATIENCE_MILLIS)));
        }
        return gaps;
    }

    private void say(List<Long> gaps, long lasted, List<Program> residents) throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("| " + accident.title);
        for (long gap : gaps) {
            line.append(" | ").append(Math.max(0, gap - lasted)).append(" ms");
        }
        line.append(residents.isEmpty() ? " | | | | |" : " | " + tally(residents) + " |");
        System.out.println(line);
    }

    /** Until each has nearly all that the other said; who never gets there has lost something. */
    private static void awaitCaughtUp(List<Program> residents) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!residents.isEmpty() && System.currentTimeMillis() < end) {
            long[] hers = counts(residents.getFirst());
            long[] his = counts(residents.getLast());
            if (hers[0] - his[1] < UNDER_WAY && his[0] - hers[1] < UNDER_WAY) {
                return;
            }
            Thread.sleep(MESSAGE_MILLIS);
        }
    }

    private static long[] counts(Program resident) throws IOException, InterruptedException {
        resident.say("tally");
        return Arrays.stream(resident.await("tally", PATIENCE_MILLIS).split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String tally(List<Program> residents) throws IOException, InterruptedException {
        for (Program each : residents) {
            each.say("hush");
        }
        Thread.sleep(SETTLING_MILLIS);
        long lost = 0;
        long twice = 0;
        for (Program each : residents) {
            long[] counts = counts(each);
            lost += counts[0] - counts[1]; // All that was said, less all that came.
            twice += counts[2];
        }
        return lost + " | " + twice;
    }
}
