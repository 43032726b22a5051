package chat.warren.bench.reach;

import chat.warren.bench.reach.Laboratory.Program;
import chat.warren.bench.reach.Ledger.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One pair of routers: the two friends start together, talk, end, and start together once more. */
final class Cell implements AutoCloseable {
    /** Three networks have to see us before it is believed where we are, and a lookup wants a few. */
    private static final int STRANGERS = 6;

    private static final int PORT = 6_881;
    private static final long STRANGER_MILLIS = 60_000;
    /** Between the end of both and their next start: the records that they took back are gone. */
    private static final long PAUSE_MILLIS = 500;

    private static final long WORD_MILLIS = 100;

    private final Laboratory lab;
    private final Routers routers;
    private final Weather weather;
    private final List<Friend> helping = new ArrayList<>();
    private final Friend alice;
    private final Friend bob;

    /**
     * How the runs are to be.
     *
     * @param delayMillis of each line, one way
     * @param lossPercent on each line, each way
     * @param helped whether somebody whom both know is there too, on a host that everybody reaches
     */
    record Weather(int delayMillis, int lossPercent, boolean helped, long patienceMillis) {}

    Cell(Path root, Routers routers, Weather weather) throws IOException, InterruptedException {
        this.routers = routers;
        this.weather = weather;
        Path notes = Files.createTempDirectory("warren-reach");
        this.lab = Laboratory.up(root, options());
        strangers(root);
        String first = Friend.PAIR + ":FIRST" + (weather.helped() ? " 2:FIRST" : "");
        String second = Friend.PAIR + ":SECOND" + (weather.helped() ? " 3:FIRST" : "");
        alice = new Friend(lab, "left", notes, first);
        bob = new Friend(lab, "right", notes, second);
        if (weather.helped()) {
            helping.add(new Friend(lab, "pub" + (STRANGERS + 1), notes, "2:SECOND 3:SECOND"));
        }
        for (Friend each : everybody()) {
            each.awaitReady();
        }
    }

    private List<Friend> everybody() {
        List<Friend> all = new ArrayList<>(helping);
        all.add(alice);
        all.add(bob);
        return all;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(routers.options());
        options.addAll(List.of(
                "--hosts-public",
                Integer.toString(STRANGERS + (weather.helped() ? 1 : 0)),
                "--delay",
                Integer.toString(weather.delayMillis()),
                "--loss",
                Integer.toString(weather.lossPercent())));
        return options;
    }

    private static String address(int stranger) {
        return "44." + (100 + stranger) + ".0.10:" + PORT;
    }

    private void strangers(Path root) throws IOException, InterruptedException {
        String program = root.resolve("tests/bench/peers/libtorrent_node.py").toString();
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", program, ""));
        for (int i = 1; i <= STRANGERS; i++) {
            command.add(address(i));
        }
        List<Program> all = new ArrayList<>();
        for (int i = 1; i <= STRANGERS; i++) {
            command.set(2, address(i));
            all.add(lab.start("pub" + i, command));
        }
        for (Program each : all) {
            if (each.next(STRANGER_MILLIS).isEmpty()) {
                throw new IOException("A stranger does not start: is Debian's python3-libtorrent installed?");
            }
        }
    }

    /** Cold and warm: who meets for the first time, and who was together before. */
    void run(Ledger ledger) throws IOException, InterruptedException {
        long seed = Instant.now().getEpochSecond(); // Keys that no other run had, and so other places in the network.
        ledger.add(once("cold", seed));
        Thread.sleep(PAUSE_MILLIS);
        ledger.add(once("warm", seed));
    }

    private Line once(String start, long seed) throws IOException, InterruptedException {
        for (String side : routers.sides()) {
            lab.tool("rebind", List.of(side, "--flush")); // As if hours lay between: no router knows anybody.
        }
        for (Friend each : everybody()) {
            each.begin(address(1), "-" + seed, seed, WORD_MILLIS);
        }
        long end = System.currentTimeMillis() + weather.patienceMillis();
        boolean hers = alice.awaitHeard(end);
        boolean connected = bob.awaitHeard(end) && hers;
        boolean hopeless = routers.prospect() == Routers.Prospect.NONE;
        boolean direct = connected && !hopeless && alice.awaitDirect(end) && bob.awaitDirect(end);
        String seen = alice.ask("standing") + ";" + bob.ask("standing");
        for (Friend each : everybody()) {
            each.end();
        }
        long begun = Math.max(alice.begun(), bob.begun());
        return new Line(
                new Ledger.Key(
                        routers.toString(), weather.delayMillis(), weather.lossPercent(), weather.helped(), start),
                connected ? after(begun, Math.max(alice.heard(), bob.heard())) : OptionalLong.empty(),
                direct ? after(begun, Math.max(alice.direct(), bob.direct())) : OptionalLong.empty(),
                alice.way() + "," + bob.way() + ";" + seen);
    }

    private static OptionalLong after(long begun, long at) {
        return OptionalLong.of(Math.max(0, at - begun));
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
