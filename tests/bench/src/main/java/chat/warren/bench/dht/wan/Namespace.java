package chat.warren.bench.dht.wan;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The network namespace that this process was started in (see {@code DhtBench}): gives it addresses.
 *
 * <p>Linux delivers what goes from one of its own addresses to another without a wire. Here the local table is asked
 * only for packets that come in by the wire, so that all others leave by it first.
 */
public final class Namespace {
    public static final String WIRE = "wan";

    private final Addresses addresses;
    private final boolean wired;

    /** Without a wire packets take the short way inside the kernel, and nothing is delayed or counted. */
    public Namespace(boolean wired, RandomGenerator random) throws IOException {
        this.wired = wired;
        this.addresses = new Addresses(random);
        run("link set lo up");
        if (!wired) {
            return;
        }
        run(
                "tuntap add dev " + WIRE + " mode tun",
                "link set " + WIRE + " up mtu 1500",
                "route add default dev " + WIRE + " table 100",
                "rule add pref 10 iif " + WIRE + " lookup local",
                "rule add pref 15 to 127.0.0.0/8 lookup local",
                "rule add pref 20 iif lo lookup 100",
                "rule add pref 30 lookup local",
                "rule del pref 0");
        for (String device : List.of("all", WIRE)) {
            Path settings = Path.of("/proc/sys/net/ipv4/conf", device);
            Files.writeString(settings.resolve("accept_local"), "1");
            Files.writeString(settings.resolve("rp_filter"), "0");
        }
    }

    /** New addresses of this machine. */
    public List<Integer> add(int count) throws IOException {
        List<Integer> added = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int address = addresses.draw();
            added.add(address);
            // libtorrent binds its sockets to the device that has the address.
            commands.add("addr add " + text(address) + "/32 dev " + (wired ? WIRE : "lo"));
        }
        run(commands.toArray(String[]::new));
        return added;
    }

    public static String text(int address) {
        return Addresses.text(address);
    }

    public boolean isWired() {
        return wired;
    }

    private static void run(String... commands) throws IOException {
        Process ip = new ProcessBuilder("ip", "-batch", "-")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer script = ip.outputWriter(StandardCharsets.US_ASCII)) {
            for (String command : commands) {
                script.write(command + "\n");
            }
        }
        try {
            if (ip.waitFor() != 0) {
                throw new IOException("ip did not accept: " + String.join("; ", commands));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the namespace was set up", e);
        }
    }
}
