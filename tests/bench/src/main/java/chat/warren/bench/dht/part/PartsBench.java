package chat.warren.bench.dht.part;

import chat.warren.bench.dht.fleet.Rival;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code ./warren bench dht-parts}: what a datagram costs in each part, and what npm's bencode (which bittorrent-dht
 * uses) takes for the same one. libtorrent's is not called from Java or JavaScript without a binding that costs more
 * than the work, so it is not compared.
 */
public final class PartsBench {
    private PartsBench() {}

    public static void run(List<String> arguments) throws IOException, InterruptedException {
        theirs("before");
        try {
            new Runner(new OptionsBuilder()
                            .include(Parts.class.getName())
                            .forks(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(1))
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
        theirs("after"); // Twice, around ours: on a busy machine the two differ, and then so may ours.
    }

    private static void theirs(String when) throws IOException, InterruptedException {
        String missing = Rival.BITTORRENT_DHT.missing();
        if (missing != null) {
            System.out.println("npm's bencode is not installed and left out; to have it: " + missing);
            return;
        }
        System.out.println("npm's bencode, " + when + ":");
        System.out.flush();
        int ended = new ProcessBuilder(
                        "node", Rival.script("bencode.mjs"), HexFormat.of().formatHex(Parts.datagram()))
                .inheritIO()
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IOException("npm's bencode failed; what it said is above");
        }
    }
}
