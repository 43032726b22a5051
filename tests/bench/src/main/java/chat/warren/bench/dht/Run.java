package chat.warren.bench.dht;

import chat.warren.bench.dht.fleet.Rival;
import chat.warren.bench.dht.wan.Traffic;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** All networks side by side, from their start to the last trial. */
final class Run {
    /** Late answers and what else an operation leaves behind belong to it. */
    private static final long STRAGGLERS_MILLIS = 250;

    /** The shortest way there and back is longer; what is sooner there comes from the node's own store. */
    private static final double LOCAL_MILLIS = 3;

    private static final int VALUE_BYTES = 100;
    private static final int KEY_BYTES = 20;
    private static final int HASH_BYTES = 32;

    private final Options options;
    private final List<Net> nets;
    private final PrintStream progress;
    private final SplittableRandom random;
    private final Map<Trial, Map<Rival, Series>> results = new EnumMap<>(Trial.class);
    private boolean whole = true;
    private final Map<Rival, String> stored = new EnumMap<>(Rival.class);

    Run(Options options, List<Net> nets, PrintStream progress) {
        this.options = options;
        this.nets = nets;
        this.progress = progress;
        this.random = new SplittableRandom(options.seed());
    }

    Map<Trial, Map<Rival, Series>> results() {
        return results;
    }

    /** Starts every node and waits until all have joined. */
    void join() throws IOException, InterruptedException {
        for (int i = 0; i < options.nodes(); i++) {
            for (Net net : nets) {
                net.startNode(random);
            }
            Thread.sleep(options.wired() ? 100 : 10);
        }
        for (Net net : nets) {
            net.startSingle(random);
        }
        progress.println("  " + options.nodes() + " nodes each, settling for " + options.settleSeconds() + " s");
        Thread.sleep(1000L * options.settleSeconds());
        for (Net net : List.copyOf(nets)) {
            List<Integer> contacts = net.contacts();
            int least = contacts.getFirst();
            int middle = contacts.get(contacts.size() / 2);
            progress.println("  " + net.rival().label() + ": contacts at least " + least + ", median " + middle);
            if (least == 0) {
                leaveOut(net);
            }
        }
    }

    /** Half a network is none to measure; the others' figures are as good as before. */
    private void leaveOut(Net net) throws IOException {
        String what = net.rival().label() + " did not join: a node knows nobody.";
        if (net.rival() == Rival.WARREN) {
            throw new IOException(what + " No result.");
        }
        progress.println("  " + what + " It is left out.");
        nets.remove(net);
        net.close();
        whole = false;
    }

    /** Whether every network took part. */
    boolean isWhole() {
        return whole;
    }

    Map<Rival, Idle> idle() throws IOException, InterruptedException {
        Map<Rival, Idle> costs = new EnumMap<>(Rival.class);
        if (options.idleSeconds() == 0) {
            return costs;
        }
        progress.println("  idle for " + options.idleSeconds() + " s");
        Map<Rival, Idle.Reading> starts = new EnumMap<>(Rival.class);
        for (Net net : nets) {
            starts.put(net.rival(), Idle.Reading.of(net));
        }
        Thread.sleep(1000L * options.idleSeconds());
        for (Net net : nets) {
            Idle.Reading start = starts.get(net.rival());
            if (start != null) {
                costs.put(net.rival(), Idle.between(start, Idle.Reading.of(net), net));
            }
        }
        return costs;
    }

    /** Every implementation in every round, and the first in turn, so that none always runs when caches are warm. */
    void trials() throws IOException, InterruptedException {
        for (int i = 0; i < options.warmRounds(); i++) {
            round(i, false);
        }
        results.clear();
        for (int i = 0; i < options.rounds(); i++) {
            round(i, true);
            progress.print("  round " + (i + 1) + " of " + options.rounds() + "\r");
            progress.flush();
        }
        progress.println();
    }

    private void round(int round, boolean newcomers) throws IOException, InterruptedException {
        List<Net> order = new ArrayList<>(nets);
        Collections.rotate(order, -round);
        int author = random.nextInt(options.nodes());
        int reader = (author + 1 + random.nextInt(options.nodes() - 1)) % options.nodes();
        byte[] value = bytes(VALUE_BYTES);
        byte[] absent = bytes(HASH_BYTES);
        byte[] torrent = bytes(KEY_BYTES);
        announce(order, author, torrent);
        for (Net net : order) {
            put(net, author, value);
        }
        for (Net net : order) {
            get(net, author, reader);
        }
        for (Net net : order) {
            miss(net, reader, absent);
        }
        if (newcomers) {
            for (Net net : order) {
                cold(net);
            }
        }
        peers(order, author, reader, torrent);
    }

    private void put(Net net, int author, byte[] value) throws IOException, InterruptedException {
        JsonObject request = Net.request("put", author);
        request.addProperty("value", Net.hex(value));
        JsonObject answer = trial(Trial.PUT, net, request, net.addressOf(author));
        stored.remove(net.rival());
        if (answer.has("key")) {
            stored.put(net.rival(), answer.get("key").getAsString());
        }
    }

    /** Whoever holds the value itself has no way to go: then the next node is asked. */
    private void get(Net net, int author, int reader) throws IOException, InterruptedException {
        String key = stored.get(net.rival());
        if (key == null) {
            series(Trial.GET, net.rival()).fail("nothing was stored");
            return;
        }
        int asked = reader;
        for (int i = 0; i < options.nodes(); i++) {
            JsonObject request = Net.request("get", asked);
            request.addProperty("key", key);
            boolean last = i == options.nodes() - 1;
            if (trial(Trial.GET, net, request, net.addressOf(asked), last)) {
                return;
            }
            asked = another(author, asked);
        }
    }

    private void miss(Net net, int reader, byte[] absent) throws IOException, InterruptedException {
        JsonObject request = Net.request("get", reader);
        request.addProperty("key", Net.hex(absent).substring(0, 2 * (net.rival() == Rival.HYPERDHT ? 32 : KEY_BYTES)));
        trial(Trial.MISS, net, request, net.addressOf(reader));
    }

    private void cold(Net net) throws IOException, InterruptedException {
        String key = stored.get(net.rival());
        if (key == null) {
            series(Trial.COLD, net.rival()).fail("nothing was stored");
            return;
        }
        JsonObject request = net.cold(key, random);
        trial(Trial.COLD, net, request, net.addressIn(request));
    }

    private void peers(List<Net> order, int author, int reader, byte[] torrent)
            throws IOException, InterruptedException {
        for (Net net : order) {
            if (!net.rival().knowsPeers()) {
                continue;
            }
            int asked = reader;
            JsonObject request = Net.request("peers", asked);
            request.addProperty("key", Net.hex(torrent));
            while (!trial(Trial.PEERS, net, request, net.addressOf(asked), false)) {
                asked = another(author, asked);
                request.addProperty("node", asked);
            }
        }
    }

    /** Early in the round: libtorrent does not say when it has done it. */
    private void announce(List<Net> order, int author, byte[] torrent) throws IOException {
        for (Net net : order) {
            if (net.rival().knowsPeers()) {
                JsonObject request = Net.request("announce", author);
                request.addProperty("key", Net.hex(torrent));
                net.fleet().ask(request);
            }
        }
    }

    private int another(int author, int asked) {
        int next = (asked + 1) % options.nodes();
        return next == author ? (next + 1) % options.nodes() : next;
    }

    private JsonObject trial(Trial trial, Net net, JsonObject request, int address)
            throws IOException, InterruptedException {
        Traffic before = net.traffic(address);
        JsonObject answer = net.fleet().ask(request);
        note(trial, net, answer, cost(net, address, before));
        return answer;
    }

    /** False, and nothing noted, when the node knew without asking anybody. */
    private boolean trial(Trial trial, Net net, JsonObject request, int address, boolean inAnyCase)
            throws IOException, InterruptedException {
        Traffic before = net.traffic(address);
        JsonObject answer = net.fleet().ask(request);
        Traffic cost = cost(net, address, before);
        boolean asked =
                !options.wired() || answer.has("error") || answer.get("ms").getAsDouble() >= LOCAL_MILLIS;
        if (asked || inAnyCase) {
            note(trial, net, answer, cost);
        }
        return asked || inAnyCase;
    }

    private Traffic cost(Net net, int address, Traffic before) throws InterruptedException {
        if (options.wired()) {
            Thread.sleep(STRAGGLERS_MILLIS);
        }
        return net.traffic(address).minus(before);
    }

    private void note(Trial trial, Net net, JsonObject answer, Traffic cost) {
        Series series = series(trial, net.rival());
        if (answer.has("error")) {
            series.fail(answer.get("error").getAsString());
        } else if ((trial == Trial.MISS) == (answer.get("found").getAsInt() > 0)) {
            series.fail(trial == Trial.MISS ? "found what nobody stored" : "found nothing");
        } else {
            series.add(new Series.Sample(answer.get("ms").getAsDouble(), cost.packets(), cost.bytes()));
        }
    }

    private Series series(Trial trial, Rival rival) {
        return results.computeIfAbsent(trial, kind -> new EnumMap<>(Rival.class))
                .computeIfAbsent(rival, who -> new Series());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
