package chat.warren.bench.reach;

import chat.warren.bench.reach.Cell.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./warren bench reach call [seconds=60] [delay=20] [loss=0]}: two behind routers with random ports, whom a
 * friend of both carries, in a call: 50 datagrams of voice a second and 3 Mb/s of video, both ways at once.
 */
public final class CallBench {
    private static final long PATIENCE_MILLIS = 90_000;
    private static final int GREETING_MILLIS = 1_000;
    /** The path's length is found, and the second way is there or is not. */
    private static final long SETTLING_MILLIS = 10_000;

    private CallBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        Map<String, Integer> chosen = new LinkedHashMap<>(Map.of("seconds", 60, "delay", 20, "loss", 0));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || chosen.replace(parts[0], Integer.parseInt(parts[1])) == null) {
                throw new IOException("reach call takes seconds=, delay= and loss=, and not " + argument);
            }
        }
        Path root = Path.of(System.getProperty("warren.root", ".")).toAbsolutePath();
        Weather weather =
                new Weather(chosen.getOrDefault("delay", 0), chosen.getOrDefault("loss", 0), 1, PATIENCE_MILLIS);
        try (Cell cell = new Cell(root, Routers.of("symmetric/symmetric"), weather)) {
            Party party = cell.friends();
            long seed = Instant.now().getEpochSecond();
            for (Friend each : party.all()) {
                each.begin(party.known(), "-call", seed, GREETING_MILLIS);
            }
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            if (!party.alice().awaitHeard(end) || !party.bob().awaitHeard(end)) {
                throw new IOException("nobody carries");
            }
            Thread.sleep(SETTLING_MILLIS);
            call(party, chosen.getOrDefault("seconds", 0));
        }
    }

    private static void call(Party party, int seconds) throws IOException, InterruptedException {
        List<Friend> both = List.of(party.alice(), party.bob());
        for (Friend each : both) {
            each.program().say("call " + seconds);
        }
        Thread.sleep(seconds * 1000L + SETTLING_MILLIS);
        System.out.println("| | way | voice sent | came | video sent | came | delay, median | 95th | longest pause |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Friend each : both) {
            Friend other = each == party.alice() ? party.bob() : party.alice();
            String[] sent = other.ask("spoken").split(" ", -1);
            String[] came = each.ask("tally").split(" ", -1);
            System.out.printf(
                    "| %s hears | %s | %s | %s | %s | %s | %s ms | %s ms | %s ms |%n",
                    each == party.alice() ? "she" : "he",
                    each.way(),
                    sent[0],
                    came[0],
                    sent[1],
                    came[1],
                    came[2],
                    came[3],
                    came[4]);
        }
    }
}
