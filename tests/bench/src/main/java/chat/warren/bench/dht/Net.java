package chat.warren.bench.dht;

import chat.warren.bench.dht.fleet.Fleet;
import chat.warren.bench.dht.fleet.Rival;
import chat.warren.bench.dht.wan.Namespace;
import chat.warren.bench.dht.wan.Traffic;
import chat.warren.bench.dht.wan.Wan;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One implementation's network: a fleet of many nodes, a process with a single one, and addresses for newcomers. */
final class Net implements AutoCloseable {
    private static final int PORT = 6881;

    /** How many others a node is told of when it starts. */
    private static final int KNOWN = 3;

    private final Namespace namespace;
    private final @Nullable Wan wan;
    private final Fleet fleet;
    private final Fleet single;
    private final List<Integer> addresses = new ArrayList<>();
    private final int singleAddress;

    Net(Rival rival, Namespace namespace, @Nullable Wan wan) throws IOException {
        this.namespace = namespace;
        this.wan = wan;
        this.fleet = new Fleet(rival);
        this.single = new Fleet(rival);
        this.singleAddress = newAddress();
    }

    Rival rival() {
        return fleet.rival();
    }

    Fleet fleet() {
        return fleet;
    }

    Fleet single() {
        return single;
    }

    int size() {
        return addresses.size();
    }

    int addressOf(int node) {
        return addresses.get(node);
    }

    int singleAddress() {
        return singleAddress;
    }

    void startNode(RandomGenerator random) throws IOException {
        JsonObject request = starting(newAddress(), random);
        addresses.add(addressIn(request));
        check(fleet.ask(request), "start");
    }

    void startSingle(RandomGenerator random) throws IOException {
        check(single.ask(starting(singleAddress, random)), "start");
    }

    /** A request for a node that nobody has seen before, which knows one other and looks for a value. */
    JsonObject cold(String key, RandomGenerator random) throws IOException {
        JsonObject request = request("cold");
        request.addProperty("address", text(newAddress()));
        JsonArray known = new JsonArray();
        known.add(text(addresses.get(random.nextInt(addresses.size()))));
        request.add("bootstrap", known);
        request.addProperty("key", key);
        return request;
    }

    static JsonObject request(String operation) {
        JsonObject request = new JsonObject();
        request.addProperty("op", operation);
        return request;
    }

    static JsonObject request(String operation, int node) {
        JsonObject request = request(operation);
        request.addProperty("node", node);
        return request;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The address a request starts a node at. */
    int addressIn(JsonObject request) {
        String[] parts = request.get("address").getAsString().split("[.:]", -1);
        int address = 0;
        for (int i = 0; i < 4; i++) {
            address = address << 8 | Integer.parseInt(parts[i]);
        }
        return address;
    }

    Traffic traffic(int address) {
        return wan == null ? Traffic.NONE : wan.traffic(address);
    }

    /** How many contacts each node has in its table, fewest first. */
    List<Integer> contacts() throws IOException {
        List<Integer> counts = new ArrayList<>();
        counts.add(contacts(single, 0));
        for (int node = 0; node < addresses.size(); node++) {
            counts.add(contacts(fleet, node));
        }
        counts.sort(null);
        return counts;
    }

    private int contacts(Fleet of, int node) throws IOException {
        JsonObject answer = of.ask(request("size", node));
        check(answer, "size");
        return answer.get("count").getAsInt();
    }

    private JsonObject starting(int address, RandomGenerator random) {
        JsonObject request = request("start");
        request.addProperty("address", text(address));
        JsonArray known = new JsonArray();
        for (int i = 0; i < Math.min(KNOWN, addresses.size()); i++) {
            known.add(text(addresses.get(random.nextInt(addresses.size()))));
        }
        request.add("bootstrap", known);
        return request;
    }

    private int newAddress() throws IOException {
        int address = namespace.add(1).getFirst();
        if (wan != null) {
            wan.place(address);
        }
        return address;
    }

    private static String text(int address) {
        return Namespace.text(address) + ":" + PORT;
    }

    private void check(JsonObject answer, String operation) throws IOException {
        if (answer.has("error")) {
            throw new IOException(rival().label() + " failed to " + operation + ": " + answer.get("error"));
        }
    }

    @Override
    public void close() throws IOException {
        try (fleet;
                single) {
            assert fleet != single;
        }
    }
}
