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
    static final int STRANGERS = 6;

    private static final int PORT = 6_881;
    private static final long STRANGER_MILLIS = 60_000;
    /** Between the end of both and their next start: the records that they took back are gone. */
    private static final long PAUSE_MILLIS = 500;

    private static final long WORD_MILLIS = 100;
    /**
     * Libtorrent tells of read-only nodes too, and among six nodes friends would at once be told of each other, and ask
     * each other as strangers: a datagram before its time, for which a Linux router gives the port away. Among millions
     * that does not happen, so what begins as the DHT's does is dropped between the two.
     */
    private static final String APART =
            "add table ip apart; add chain ip apart pass { type filter hook forward priority 0; };"
                    + " add rule ip apart pass ip saddr 44.1.0.0/16 ip daddr 44.2.0.0/16 meta l4proto udp @th,64,8 0x64 drop;"
                    + " add rule ip apart pass ip saddr 44.2.0.0/16 ip daddr 44.1.0.0/16 meta l4proto udp @th,64,8 0x64 drop";

    private final Laboratory lab;
    private final Routers routers;
    private final Weather weather;
    private final Path root;

    /**
     * How the runs are to be.
     *
     * @param delayMillis of each line, one way
     * @param lossPercent on each line, each way
     * @param helpers how many others whom both know are there too, on hosts that everybody reaches
     */
    record Weather(int delayMillis, int lossPercent, int helpers, long patienceMillis) {
        Ledger.Key key(Routers routers, String start) {
            return new Ledger.Key(routers.toString(), delayMillis, lossPercent, helpers, start);
        }
    }

    Cell(Path root, Routers routers, Weather weather) throws IOException, InterruptedException {
        this.root = root;
        this.routers = routers;
        this.weather = weather;
        this.lab = Laboratory.up(root, options());
        String _ = lab.tool("exec", List.of("core", "--", "nft", APART));
    }

    /** Ours, among libtorrent's nodes. */
    Party friends() throws IOException, InterruptedException {
        strangers();
        Path notes = Files.createTempDirectory("warren-reach");
        StringBuilder first = new StringBuilder(Friend.PAIR + ":FIRST");
        StringBuilder second = new StringBuilder(Friend.PAIR + ":SECOND");
        List<Friend> helpers = new ArrayList<>();
        for (int i = 1; i <= weather.helpers(); i++) {
            first.append(" ").append(2 * i).append(":FIRST");
            second.append(" ").append(2 * i + 1).append(":FIRST");
            helpers.add(friend("pub" + (STRANGERS + i), notes, 2 * i + ":SECOND " + (2 * i + 1) + ":SECOND"));
        }
        List<Friend> all = new ArrayList<>(
                List.of(friend("left", notes, first.toString()), friend("right", notes, second.toString())));
        all.addAll(helpers);
        awaitReady(all);
        return new Party(all, address(1));
    }

    private Friend friend(String host, Path notes, String pairs) throws IOException {
        return new Friend(
                lab.start(host, Person.class, List.of()), notes.resolve(host).toString(), pairs);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(routers.options());
        options.addAll(List.of(
                "--hosts-public",
                Integer.toString(STRANGERS + weather.helpers()),
                "--delay",
                Integer.toString(weather.delayMillis()),
                "--loss",
                Integer.toString(weather.lossPercent())));
        return options;
    }

    static String host(int number) {
        return "44." + (100 + number) + ".0.10";
    }

    private static String address(int stranger) {
        return host(stranger) + ":" + PORT;
    }

    /** Libtorrent's nodes, when they know each other. */
    void strangers() throws IOException, InterruptedException {
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

    /** So often cold and warm: who meets for the first time, and who was together before. */
    void runs(Party party, int count, Ledger ledger) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            long seed = Instant.now().getEpochSecond(); // Keys that no other run had, so other places in the network.
            ledger.add(once(party, "cold", seed));
            Thread.sleep(PAUSE_MILLIS);
            ledger.add(once(party, "warm", seed));
        }
    }

    /** So often from the start of both programs, with keys that are new each time. */
    void runs(Rival rival, int count, Ledger ledger) throws IOException, InterruptedException {
        if (ledger.of(key(rival.title())).size() < count) {
            Party party = rival.party(lab, root);
            awaitReady(party.all());
            while (ledger.of(key(rival.title())).size() < count) {
                ledger.add(once(party, rival.title(), Instant.now().getEpochSecond()));
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void awaitReady(List<Friend> all) throws IOException, InterruptedException {
        for (Friend each : all) {
            each.awaitReady();
        }
    }

    private Ledger.Key key(String start) {
        return weather.key(routers, start);
    }

    /** A whole node with a profile, beside those of the runs. */
    Program resident(String host, Path folder, String name) throws IOException {
        return lab.start(host, Resident.class, List.of(folder.resolve(name).toString(), name, address(1)));
    }

    String stranger() {
        return address(1);
    }

    Laboratory laboratory() {
        return lab;
    }

    private Line once(Party party, String start, long seed) throws IOException, InterruptedException {
        for (String side : routers.sides()) {
            String _ =
                    lab.tool("rebind", List.of(side, "--flush")); // As if hours lay between: no router knows anybody.
        }
        for (Friend each : party.all()) {
            each.begin(party.known(), "-" + seed, seed, WORD_MILLIS);
        }
        Friend alice = party.alice();
        Friend bob = party.bob();
        long end = System.currentTimeMillis() + weather.patienceMillis();
        boolean hers = alice.awaitHeard(end);
        boolean connected = bob.awaitHeard(end) && hers;
        boolean hopeless = routers.prospect() == Routers.Prospect.NONE;
        boolean direct = connected && !hopeless && alice.awaitDirect(end) && bob.awaitDirect(end);
        String seen = alice.ask("standing") + ";" + bob.ask("standing");
        for (Friend each : party.all()) {
            each.end();
        }
        long begun = Math.max(alice.begun(), bob.begun());
        return new Line(
                key(start),
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
