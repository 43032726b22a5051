package chat.warren.bench.dht.fleet;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An implementation to measure. The first is ours; the others are measured against it. */
public enum Rival {
    WARREN("warren"),
    LIBTORRENT("libtorrent"),
    BITTORRENT_DHT("bittorrent-dht"),
    OPENDHT("opendht"),
    HYPERDHT("hyperdht"),
    LIBP2P("libp2p");

    /** Debian's own Python, which is where its packages go whatever else is on the PATH. */
    private static final String PYTHON = "/usr/bin/python3";

    private final String label;

    Rival(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Rival of(String label) {
        return Arrays.stream(values())
                .filter(rival -> rival.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no implementation is called " + label));
    }

    /** OpenDHT has values only, no peers of a torrent; libp2p's provider records are another thing. */
    public boolean knowsPeers() {
        return this != OPENDHT && this != LIBP2P;
    }

    /** Why it cannot be measured here, and what to do; null when it can. */
    public @Nullable String missing() throws IOException {
        return switch (this) {
            case WARREN -> null;
            case LIBTORRENT -> hasPython("libtorrent") ? null : "apt-get install python3-libtorrent";
            case OPENDHT -> hasPython("opendht") ? null : "apt-get install python3-opendht";
            case BITTORRENT_DHT, HYPERDHT, LIBP2P ->
                Files.isDirectory(peers().resolve("node_modules").resolve(label))
                        ? null
                        : "npm ci --ignore-scripts in tests/bench/peers";
        };
    }

    List<String> command() {
        return switch (this) {
            case WARREN -> ours();
            case LIBTORRENT -> List.of(PYTHON, script("libtorrent_fleet.py"));
            case OPENDHT -> List.of(PYTHON, script("opendht_fleet.py"));
            case BITTORRENT_DHT -> List.of("node", script("bittorrent_dht.mjs"));
            case HYPERDHT -> List.of("node", script("hyperdht.mjs"));
            case LIBP2P -> List.of("node", script("libp2p.mjs"));
        };
    }

    /** With the options of the launcher. */
    private static List<String> ours() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-XX:-HeapDumpOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WarrenFleet.class.getName()));
        return command;
    }

    public static String script(String name) {
        return peers().resolve(name).toString();
    }

    /** The scripts lie beside the module's {@code target}. */
    private static Path peers() {
        try {
            Path classes = Path.of(Rival.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve(".." + File.separator + ".." + File.separator + "peers")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasPython(String module) throws IOException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        Process probe = new ProcessBuilder(PYTHON, "-c", "import " + module)
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
}
