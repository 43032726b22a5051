package chat.warren.bench.dht.fleet;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.Replies;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Our nodes, to be measured. */
public final class WarrenFleet {
    private static final PrintStream OUT = System.out;
    private static final int ANSWER_SECONDS = 30;

    /** As many as BEP 44's other implementations store at (libtorrent: 8). */
    private static final int COPIES = 8;

    private final List<DhtLoop> nodes = new ArrayList<>();

    private WarrenFleet() {}

    public static void main(String[] arguments) throws IOException {
        WarrenFleet fleet = new WarrenFleet();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            JsonObject request = JsonParser.parseString(line).getAsJsonObject();
            JsonObject answer;
            try {
                answer = fleet.handle(request);
            } catch (TimeoutException e) {
                answer = new JsonObject();
                answer.addProperty("error", "no end after " + ANSWER_SECONDS + " s");
            }
            OUT.println(answer);
            OUT.flush();
        }
    }

    private JsonObject handle(JsonObject request) throws IOException, TimeoutException {
        return switch (request.get("op").getAsString()) {
            case "start" -> {
                DhtLoop node = join(request);
                nodes.add(node);
                yield new JsonObject();
            }
            case "size" -> size(node(request));
            case "put" -> put(node(request), bytes(request, "value"));
            case "get" -> get(node(request), new ItemName.Hash(id(request)));
            case "announce" -> announce(node(request), id(request));
            case "peers" -> peers(node(request), id(request));
            case "cold" -> cold(request);
            default -> throw new IllegalArgumentException(request.toString());
        };
    }

    private static DhtLoop join(JsonObject request) throws IOException {
        InetSocketAddress own = address(request.get("address").getAsString());
        DhtLoop node = DhtLoop.start(
                new Binding(List.of(own.getAddress()), own.getPort()),
                EngineConfig.of(NetworkSpec.mainline()),
                InstantSource.system(),
                new SplittableRandom(new SecureRandom().nextLong()),
                DhtLoop.Aboard.nobody());
        List<InetSocketAddress> known = new ArrayList<>();
        request.getAsJsonArray("bootstrap").forEach(one -> known.add(address(one.getAsString())));
        tell(node, (engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, known));
        return node;
    }

    private static void tell(DhtLoop node, DhtLoop.Task task) {
        if (!node.execute(task)) {
            throw new IllegalStateException("a node with nothing to do is too busy");
        }
    }

    private static JsonObject size(DhtLoop node) throws TimeoutException {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        tell(
                node,
                (engine, now) -> count.complete(engine.stats(NetworkId.MAINLINE).contacts()));
        JsonObject answer = new JsonObject();
        answer.addProperty("count", await(count));
        return answer;
    }

    private static JsonObject put(DhtLoop node, byte[] value) throws TimeoutException {
        Item item = new Item.Immutable(value(value));
        JsonObject answer = timed(
                node,
                (engine, now) -> engine.put(now, NetworkId.MAINLINE, item, OptionalLong.empty(), COPIES),
                event -> event instanceof Event.Finished done ? done.outcome().copies() : null);
        answer.addProperty("key", HexFormat.of().formatHex(item.target().toArray()));
        return answer;
    }

    private static JsonObject get(DhtLoop node, ItemName name) throws TimeoutException {
        return timed(node, (engine, now) -> engine.get(now, NetworkId.MAINLINE, name), event -> switch (event) {
            case Event.ItemFound found -> 1;
            case Event.Finished finished -> 0;
            default -> null;
        });
    }

    private static JsonObject announce(DhtLoop node, Id key) throws TimeoutException {
        return timed(
                node,
                (engine, now) -> engine.announce(now, NetworkId.MAINLINE, key, OptionalInt.empty()),
                event -> event instanceof Event.Finished done ? done.outcome().copies() : null);
    }

    private static JsonObject peers(DhtLoop node, Id key) throws TimeoutException {
        return timed(node, (engine, now) -> engine.findPeers(now, NetworkId.MAINLINE, key), event -> switch (event) {
            case Event.PeersFound found -> found.peers().size();
            case Event.Finished finished -> 0;
            default -> null;
        });
    }

    /** A node that has never been on: from its birth until it holds a value that others stored. */
    private static JsonObject cold(JsonObject request) throws IOException, TimeoutException {
        long started = System.nanoTime();
        try (DhtLoop node = join(request)) {
            while (true) {
                JsonObject got = get(node, new ItemName.Hash(id(request)));
                if (got.get("found").getAsInt() > 0) {
                    got.addProperty("ms", (System.nanoTime() - started) / 1e6);
                    return got;
                }
                if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(ANSWER_SECONDS)) {
                    throw new TimeoutException();
                }
                pause();
            }
        }
    }

    private static JsonObject timed(DhtLoop node, DhtLoop.Question question, Function<Event, @Nullable Integer> result)
            throws TimeoutException {
        long started = System.nanoTime();
        Replies replies = node.ask(question);
        while (true) {
            Event event = next(replies);
            Integer count = result.apply(event);
            if (count != null) {
                JsonObject answer = new JsonObject();
                answer.addProperty("ms", (System.nanoTime() - started) / 1e6);
                answer.addProperty("found", count);
                return answer;
            }
        }
    }

    private static Event next(Replies replies) throws TimeoutException {
        try {
            return replies.next(Duration.ofSeconds(ANSWER_SECONDS)).orElseThrow(TimeoutException::new);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws TimeoutException {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Between two tries of a node that knows nobody yet; the others' fleets wait as long. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DhtLoop node(JsonObject request) {
        return nodes.get(request.get("node").getAsInt());
    }

    private static Id id(JsonObject request) {
        return Id.of(bytes(request, "key"));
    }

    private static ByteString value(byte[] bytes) {
        return ByteString.of(bytes);
    }

    private static byte[] bytes(JsonObject request, String name) {
        return HexFormat.of().parseHex(request.get(name).getAsString());
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
