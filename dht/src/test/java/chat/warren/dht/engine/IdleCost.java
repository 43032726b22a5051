package chat.warren.dht.engine;

import java.time.Duration;
import java.util.Locale;

/**
 * What one node costs per second, over a crowd.
 *
 * @param sentBytes of UDP payload
 * @param datagrams sent
 * @param wakes turns of the program: for a datagram, or because something was due
 */
record IdleCost(double sentBytes, double datagrams, double wakes) {
    static IdleCost measure(SimDht dht, Duration time) {
        long bytes = sentBytes(dht);
        long datagrams = dht.network.sent();
        long wakes = wakes(dht);
        dht.network.runFor(time);
        double all = (double) time.toSeconds() * dht.nodes.size();
        return new IdleCost(
                (sentBytes(dht) - bytes) / all, (dht.network.sent() - datagrams) / all, (wakes(dht) - wakes) / all);
    }

    private static long sentBytes(SimDht dht) {
        return dht.nodes.stream()
                .mapToLong(node -> node.engine.stats(NetworkId.MAINLINE).sentBytes())
                .sum();
    }

    private static long wakes(SimDht dht) {
        return dht.nodes.stream().mapToLong(node -> node.wakes).sum();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "idle: %.0f bytes/s, %.2f datagrams/s and %.2f wake-ups/s per node (%.2f MB and %.0f datagrams an hour)",
                sentBytes,
                datagrams,
                wakes,
                sentBytes * 3600 / 1e6,
                datagrams * 3600);
    }
}
