package chat.warren.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A DHT node of another implementation, in a process of its own, driven by lines of JSON. It knows only the addresses
 * it is given: nothing of it ever leaves this machine.
 */
final class ForeignNode implements AutoCloseable {
    private static final Path PEERS = Path.of(System.getProperty("warren.root"), "tests", "interop", "peers");
    /** Debian's own Python, which is where python3-libtorrent goes whatever else is on the PATH. */
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;
    private final InetSocketAddress address;
    private int asked;

    private ForeignNode(Process process, String host) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.address = new InetSocketAddress(host, line().get("port").getAsInt());
    }

    /** The npm package bittorrent-dht, as it stands in the lock file. */
    static ForeignNode bittorrentDht(String host, InetSocketAddress... bootstrap) throws IOException {
        assumeTrue(
                Files.isDirectory(PEERS.resolve("node_modules/bittorrent-dht")),
                "bittorrent-dht is not installed: run npm ci in tests/interop/peers");
        return start(List.of("node", PEERS.resolve("bittorrent_dht.mjs").toString(), host), host, bootstrap);
    }

    /** libtorrent by Debian's package python3-libtorrent. */
    static ForeignNode libtorrent(String host, InetSocketAddress... bootstrap) throws IOException {
        return libtorrent(host, host, bootstrap);
    }

    /** One that listens on both families, at the same port. */
    static ForeignNode libtorrentOfBothFamilies() throws IOException {
        return libtorrent("127.0.0.1+::1", "127.0.0.1");
    }

    /** One that asks and does not answer (BEP 43). */
    static ForeignNode libtorrentThatOnlyReads(InetSocketAddress... bootstrap) throws IOException {
        return libtorrent("127.0.0.1+", "127.0.0.1", bootstrap);
    }

    private static ForeignNode libtorrent(String binding, String host, InetSocketAddress... bootstrap)
            throws IOException {
        assumeTrue(hasLibtorrent(), "libtorrent is not installed: apt-get install python3-libtorrent");
        return start(
                List.of(PYTHON.toString(), PEERS.resolve("libtorrent_peer.py").toString(), binding), host, bootstrap);
    }

    private static boolean hasLibtorrent() throws IOException {
        if (!Files.isExecutable(PYTHON)) {
            return false;
        }
        Process probe = new ProcessBuilder(PYTHON.toString(), "-c", "import libtorrent")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return probe.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ForeignNode start(List<String> command, String host, InetSocketAddress... bootstrap)
            throws IOException {
        List<String> whole = new ArrayList<>(command);
        for (InetSocketAddress known : bootstrap) {
            whole.add(known.getAddress().getHostAddress() + ":" + known.getPort());
        }
        return new ForeignNode(
                new ProcessBuilder(whole)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                host);
    }

    InetSocketAddress address() {
        return address;
    }

    /** The same node over IPv6. */
    InetSocketAddress address6() {
        return new InetSocketAddress(InetAddress.ofLiteral("::1"), address.getPort());
    }

    /** Asks and waits for the answer; names and values alternate. Numbers are given as numbers. */
    JsonObject ask(String operation, Object... fields) throws IOException {
        JsonObject request = new JsonObject();
        request.addProperty("id", ++asked);
        request.addProperty("op", operation);
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] instanceof Number number) {
                request.addProperty((String) fields[i], number);
            } else {
                request.addProperty((String) fields[i], (String) fields[i + 1]);
            }
        }
        requests.write(request + "\n");
        requests.flush();
        while (true) {
            JsonObject answer = line();
            if (answer.has("id") && answer.get("id").getAsInt() == asked) {
                return answer;
            }
        }
    }

    private JsonObject line() throws IOException {
        @Nullable String line = answers.readLine();
        if (line == null) {
            throw new IOException("the foreign node ended; what it said is above");
        }
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Override
    public void close() throws IOException {
        requests.close(); // Both programs end with their standard input.
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
