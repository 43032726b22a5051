package chat.warren.bench.reach;

import chat.warren.bench.reach.Laboratory.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One pair of routers: the two friends start together, talk, end, and start together once more. */
final class Cell {
    /** Three networks have to see us before it is believed where we are, and a lookup wants a few. */
    private static final int STRANGERS = 6;

    private static final int PORT = 6_881;
    private static final long STRANGER_MILLIS = 20_000;
    /** Between the end of both and their next start: the records that they took back are gone. */
    private static final long PAUSE_MILLIS = 1_000;

    private final Path root;
    private final String left;
    private final String right;
    private final Weather weather;

    /** What the lines do to datagrams, one way each, and how long is waited for a path. */
    record Weather(int delayMillis, int lossPercent, long patienceMillis) {}

    /**
     * How it went.
     *
     * @param millis from the start of the later of the two until both had heard the other; empty if not in time
     * @param way by which the later one got there
     */
    record Outcome(OptionalLong millis, String way) {}

    /** Both starts. */
    record Outcomes(Outcome cold, Outcome warm) {}

    Cell(Path root, String left, String right, Weather weather) {
        this.root = root;
        this.left = left;
        this.right = right;
        this.weather = weather;
    }

    Outcomes run() throws IOException, InterruptedException {
        Path notes = Files.createTempDirectory("warren-reach");
        try (Laboratory lab = Laboratory.up(root, options())) {
            strangers(lab);
            String agreed = Long.toString(Instant.now().getEpochSecond());
            Outcome cold = together(lab, agreed, notes);
            Thread.sleep(PAUSE_MILLIS);
            return new Outcomes(cold, together(lab, agreed, notes));
        }
    }

    private List<String> options() {
        return List.of(
                "--left",
                left,
                "--right",
                right,
                "--hosts-public",
                Integer.toString(STRANGERS),
                "--delay",
                Integer.toString(weather.delayMillis()),
                "--loss",
                Integer.toString(weather.lossPercent()));
    }

    private static String address(int stranger) {
        return "44." + (100 + stranger) + ".0.10";
    }

    private void strangers(Laboratory lab) throws IOException, InterruptedException {
        String program = root.resolve("tests")
                .resolve("bench")
                .resolve("peers")
                .resolve("libtorrent_node.py")
                .toString();
        List<Program> all = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (int i = 1; i <= STRANGERS; i++) {
            List<String> command = new ArrayList<>(List.of("/usr/bin/python3", program, address(i) + ":" + PORT));
            command.addAll(known);
            all.add(lab.start("pub" + i, command));
            known.add(address(i) + ":" + PORT);
        }
        for (Program each : all) {
            if (each.next(STRANGER_MILLIS).isEmpty()) {
                throw new IOException("A stranger does not start: is Debian's python3-libtorrent installed?");
            }
        }
    }

    private Outcome together(Laboratory lab, String agreed, Path notes) throws IOException, InterruptedException {
        Watched alice = new Watched(person(lab, "left", "FIRST", agreed, notes));
        Watched bob = new Watched(person(lab, "right", "SECOND", agreed, notes));
        long end = System.currentTimeMillis() + weather.patienceMillis();
        boolean both = alice.awaitHeard(end) && bob.awaitHeard(end);
        alice.program.end();
        bob.program.end();
        if (!both) {
            return new Outcome(OptionalLong.empty(), "");
        }
        long took = Math.max(alice.heard, bob.heard) - Math.max(alice.begun, bob.begun);
        return new Outcome(OptionalLong.of(Math.max(0, took)), alice.way.isEmpty() ? bob.way : alice.way);
    }

    private static Program person(Laboratory lab, String host, String side, String agreed, Path notes)
            throws IOException {
        String notebook = notes.resolve(host).toString();
        return lab.start(host, Person.class, List.of(side, agreed, address(1), Integer.toString(PORT), notebook));
    }

    /** What one of the two said. */
    private static final class Watched {
        private final Program program;
        private long begun;
        private long heard;
        private String way = "";

        private Watched(Program program) {
            this.program = program;
        }

        private boolean awaitHeard(long end) throws InterruptedException {
            while (heard == 0 || way.isEmpty()) {
                String line = program.next(end - System.currentTimeMillis());
                if (line.isEmpty()) {
                    return false;
                }
                int space = line.indexOf(' ');
                long at = Long.parseLong(line.substring(space + 1));
                switch (line.substring(0, space)) {
                    case "begun" -> begun = at;
                    case "heard" -> heard = at;
                    case "adrift" -> {}
                    default -> way = line.substring(0, space);
                }
            }
            return true;
        }
    }
}
