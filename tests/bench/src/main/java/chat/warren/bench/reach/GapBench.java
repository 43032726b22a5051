package chat.warren.bench.reach;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./warren bench reach gaps [events=a,b,…] [delay=20] [sleep=600]}: what two friends in the laboratory notice of
 * each accident: the longest silence of datagrams that come every 20 ms, and the longest pause, the losses and the
 * doubles of messages that come every 100 ms. The datagrams are those of two nodes without a profile, the messages
 * those of two with one, beside them behind the same routers.
 */
public final class GapBench {
    private GapBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        int delay = 20;
        long sleep = 600;
        List<Accident> accidents = List.of(Accident.values());
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            switch (parts[0]) {
                case "delay" -> delay = Integer.parseInt(parts[1]);
                case "sleep" -> sleep = Long.parseLong(parts[1]);
                case "events" ->
                    accidents = Arrays.stream(parts[1].toUpperCase(Locale.ROOT).split(",", -1))
                            .map(Accident::valueOf)
                            .toList();
                default -> throw new IOException("reach gaps takes events=, delay= and sleep=, and not " + argument);
            }
        }
        System.out.printf("%d ms each way on each line; what is beyond the accident itself%n%n", delay);
        System.out.println("| | silence, hers | silence, his | pause, hers | pause, his | lost | twice |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Accident accident : accidents) {
            new Scene(accident, delay, TimeUnit.SECONDS.toMillis(sleep)).play();
        }
    }
}
