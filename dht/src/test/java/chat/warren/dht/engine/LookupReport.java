package chat.warren.dht.engine;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts and gets mutable items through random nodes of a network, and says how long that took in virtual time. */
final class LookupReport {
    /** Ample for every lookup: slower ones count as failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final List<Double> firstMillis = new ArrayList<>();
    final List<Double> endMillis = new ArrayList<>();
    final List<Double> putMillis = new ArrayList<>();
    final List<Integer> asked = new ArrayList<>();
    int tried;
    int found;
    int newest;

    private record Running(SimNode reader, long ticket, Item item, Instant since) {}

    /** Stores this many items, lets the time pass, then reads each from {@code readers} nodes. */
    static LookupReport run(SimDht dht, int items, int readers, int copies, Duration between) {
        LookupReport report = new LookupReport();
        List<Item> stored = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            Item.Mutable item = Item.Mutable.sign(Bytes.random(dht.random, 32), ByteString.EMPTY, 1, record(dht));
            SimNode author = report.live(dht);
            Instant since = author.now();
            long put = author.engine.put(since, NetworkId.MAINLINE, item, OptionalLong.empty(), copies);
            author.go();
            stored.add(item);
            dht.network.runFor(Duration.ofMillis(200));
            report.watchPut(dht, author, put, since);
        }
        dht.network.runFor(PATIENCE.plus(between));
        report.read(dht, stored, readers);
        return report;
    }

    void read(SimDht dht, List<Item> stored, int readers) {
        List<Running> running = new ArrayList<>();
        for (int r = 0; r < readers; r++) {
            for (Item item : stored) {
                SimNode reader = live(dht);
                Instant since = reader.now();
                long get = reader.engine.get(since, NetworkId.MAINLINE, ItemName.of(item));
                reader.go();
                running.add(new Running(reader, get, item, since));
                dht.network.runFor(Duration.ofMillis(50));
            }
        }
        dht.network.runFor(PATIENCE);
        for (Running one : running) {
            tried++;
            Item item = one.reader.item(one.ticket);
            if (item != null) {
                found++;
                newest += item.equals(one.item) ? 1 : 0;
                firstMillis.add(millis(one.since, one.reader.firstFound.get(one.ticket)));
                endMillis.add(millis(one.since, one.reader.finishedAt.get(one.ticket)));
                asked.add(one.reader.outcome(one.ticket).asked());
            }
        }
    }

    private void watchPut(SimDht dht, SimNode author, long put, Instant since) {
        dht.network.after(PATIENCE, () -> putMillis.add(millis(since, author.storedAt.get(put))));
    }

    SimNode live(SimDht dht) {
        while (true) {
            SimNode node = dht.any();
            if (node.joined) {
                return node;
            }
        }
    }

    /** As long as a record of the rendezvous. */
    private static ByteString record(SimDht dht) {
        return ByteString.of(Bytes.random(dht.random, 424));
    }

    private static double millis(Instant from, @Nullable Instant to) {
        return to == null
                ? Double.POSITIVE_INFINITY
                : Duration.between(from, to).toNanos() / 1e6;
    }

    static double percentile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    /** Our time as a share of the other's. */
    double ratio(LookupReport other, double share) {
        return percentile(firstMillis, share) / percentile(other.firstMillis, share);
    }

    double success() {
        return (double) found / tried;
    }

    @Override
    public String toString() {
        double messages = asked.stream().mapToInt(Integer::intValue).average().orElse(0);
        return String.format(
                Locale.ROOT,
                "%d reads, %.4f %% found; first value p50 %.0f p95 %.0f p99 %.0f ms; end p50 %.0f p99 %.0f ms; "
                        + "%.1f queries; put p50 %.0f p99 %.0f ms",
                tried,
                100 * success(),
                percentile(firstMillis, 0.5),
                percentile(firstMillis, 0.95),
                percentile(firstMillis, 0.99),
                percentile(endMillis, 0.5),
                percentile(endMillis, 0.99),
                messages,
                percentile(putMillis, 0.5),
                percentile(putMillis, 0.99));
    }
}
