package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each command of the DHT as a terminal runs it, in a network of five real nodes on loopback. */
class DhtCommandsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String NOWHERE = "00".repeat(20);

    private final List<DhtLoop> network = new ArrayList<>();

    /** What a command said, and how it ended. */
    private record Said(int exit, String out, String err) {
        JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }
    }

    @BeforeEach
    void fiveNodes() throws Exception {
        for (int i = 0; i < 5; i++) {
            DhtLoop loop = DhtLoop.start(
                    Binding.at(LOOPBACK),
                    EngineConfig.of(NetworkSpec.mainline()),
                    InstantSource.system(),
                    new Random(i),
                    DhtLoop.Aboard.nobody());
            network.add(loop);
            InetSocketAddress first = network.getFirst().bound().getFirst();
            boolean _ = loop.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, List.of(first)));
        }
        Instant deadline = Instant.now().plusSeconds(30);
        while (!allKnowEachOther() && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
    }

    /** What was stored by whom nobody knows yet is found by nobody. */
    private boolean allKnowEachOther() throws Exception {
        for (DhtLoop loop : network) {
            CompletableFuture<Integer> contacts = new CompletableFuture<>();
            boolean _ = loop.execute((engine, now) ->
                    contacts.complete(engine.stats(NetworkId.MAINLINE).contacts()));
            if (contacts.get(10, TimeUnit.SECONDS) < network.size() - 1) {
                return false;
            }
        }
        return true;
    }

    @AfterEach
    void close() {
        network.forEach(DhtLoop::close);
    }

    private String node(int index) {
        return "127.0.0.1:" + network.get(index).port();
    }

    private Said run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        World world = new World(
                environment,
                new Asking(InputStream.nullInputStream(), Optional.empty()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
        int exit = Warren.commands(world).execute(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    /** In a network that begins at the first node. */
    private Said dht(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dht"));
        all.addAll(List.of(arguments));
        return run(Map.of("WARREN_BOOTSTRAP", node(0)), all.toArray(String[]::new));
    }

    @Test
    void bootstrapSaysWhichSourceWasWorthWhat() {
        Said said = dht("bootstrap", "--json");
        assertEquals(Exits.DONE, said.exit(), said.err());
        JsonObject names = said.json().getAsJsonObject("names");
        assertEquals("asked", names.get("use").getAsString());
        assertEquals(1, names.get("named").getAsInt());
        assertEquals(1, names.get("answered").getAsInt());
        assertEquals("off", said.json().getAsJsonObject("lan").get("use").getAsString());
        assertEquals("off", said.json().getAsJsonObject("cached").get("use").getAsString());
        assertTrue(said.json().get("joined").getAsBoolean());
        assertTrue(dht("bootstrap").out().contains("Names       1 named, 1 answered"));
    }

    @Test
    void whereThereIsNoSourceBootstrapSaysSoAndFails() {
        Said said = run(Map.of("WARREN_BOOTSTRAP", "none"), "dht", "bootstrap", "--wait", "1");
        assertEquals(Exits.FAILED, said.exit());
        assertTrue(said.out().contains("Names       none"), said.out());
        Said dead = run(Map.of("WARREN_BOOTSTRAP", "127.0.0.1:9"), "dht", "bootstrap", "--wait", "5", "--json");
        assertEquals(Exits.FAILED, dead.exit());
        JsonObject names = dead.json().getAsJsonObject("names");
        assertEquals(1, names.get("named").getAsInt());
        assertEquals(0, names.get("answered").getAsInt(), "nobody lives there");
    }

    @Test
    void whatOnePutsTheNextGets() {
        Said put = dht("put", "hello from a terminal", "--json");
        assertEquals(Exits.DONE, put.exit(), put.err());
        assertTrue(put.json().get("copies").getAsInt() >= 1);
        String target = put.json().get("target").getAsString();
        Said got = dht("get", target);
        assertEquals(Exits.DONE, got.exit(), got.out() + got.err() + put.out());
        assertEquals("hello from a terminal", got.out().strip());
        Said nothing = dht("get", NOWHERE, "--json");
        assertEquals(Exits.FAILED, nothing.exit());
        assertEquals(false, nothing.json().get("found").getAsBoolean());
    }

    @Test
    void pingFindAndStatsSeeTheNodes() {
        Said ping = dht("ping", node(3), "--json");
        assertEquals(Exits.DONE, ping.exit(), ping.err());
        String id = ping.json().get("id").getAsString();
        assertEquals(40, id.length());
        Said found = dht("find", id);
        assertEquals(Exits.DONE, found.exit(), found.err());
        assertTrue(found.out().contains(id), found.out());
        Said stats = dht("stats", "--json");
        assertTrue(stats.json().get("contacts").getAsInt() >= 1);
        assertEquals(Exits.FAILED, dht("ping", "127.0.0.1:9").exit());
    }

    @Test
    void whatOneAnnouncesTheNextFinds() {
        String infoHash = "12".repeat(20);
        assertEquals(Exits.DONE, dht("announce", infoHash, "--at-port", "4321").exit());
        Said peers = dht("peers", infoHash);
        assertEquals(Exits.DONE, peers.exit(), peers.err());
        assertTrue(peers.out().contains("127.0.0.1:4321"), peers.out());
    }

    @Test
    void nonsenseIsRefusedBeforeAnythingIsAsked() {
        assertEquals(Exits.NOT_UNDERSTOOD, dht("get", "zz").exit());
        assertEquals(Exits.NOT_UNDERSTOOD, dht("ping", "127.0.0.1:99999").exit());
        assertEquals(
                Exits.NOT_UNDERSTOOD,
                run(Map.of("WARREN_BOOTSTRAP", "None"), "dht", "stats").exit());
    }
}
