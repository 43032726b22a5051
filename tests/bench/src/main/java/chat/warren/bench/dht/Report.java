package chat.warren.bench.dht;

import chat.warren.bench.dht.Statistics.Ratio;
import chat.warren.bench.dht.fleet.Rival;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/** Tables of what was found. Where something failed there is no figure, but what failed. */
final class Report {
    private final PrintStream out;
    private final boolean wired;
    private boolean whole = true;

    Report(PrintStream out, boolean wired) {
        this.out = out;
        this.wired = wired;
    }

    /** Whether everything that was asked for is there. */
    boolean isWhole() {
        return whole;
    }

    void print(Map<Trial, Map<Rival, Series>> results) {
        for (Map.Entry<Trial, Map<Rival, Series>> entry : results.entrySet()) {
            Trial trial = entry.getKey();
            out.println();
            out.println(trial.label() + ": " + trial.what());
            line(String.format(
                    Locale.ROOT,
                    "  %-16s %9s %9s %9s %9s   %s",
                    "",
                    "p50 ms",
                    "p95 ms",
                    "packets",
                    "bytes",
                    "times ours (95 %)"));
            Series ours = entry.getValue().get(Rival.WARREN);
            entry.getValue().forEach((rival, series) -> row(rival, series, ours == null ? new Series() : ours));
        }
    }

    void printIdle(Map<Rival, Idle> costs) {
        if (costs.isEmpty()) {
            return;
        }
        out.println();
        out.println("idle: one joined node in a process of its own, and what each further node of a process adds");
        line(String.format(
                Locale.ROOT,
                "  %-16s %9s %9s %9s %9s %9s %9s",
                "",
                "kB/hour",
                "packets/s",
                "CPU %",
                "wakes/s",
                "MB",
                "MB/node"));
        costs.forEach((rival, idle) -> line(String.format(
                Locale.ROOT,
                "  %-16s %9s %9s %9.2f %9.1f %9.1f %9.2f",
                rival.label(),
                wired ? rounded(0, idle.bytesPerHour() / 1e3) : "-",
                wired ? rounded(2, idle.packetsPerSecond()) : "-",
                100 * idle.cpuShare(),
                idle.wakeUpsPerSecond(),
                idle.memory().process() / 1e6,
                idle.memory().furtherNode() / 1e6)));
    }

    private void row(Rival rival, Series series, Series ours) {
        if (!series.isWhole()) {
            whole = false;
            String first = series.failures().isEmpty()
                    ? "no rounds"
                    : series.failures().getFirst();
            line(String.format(
                    Locale.ROOT,
                    "  %-16s no result: %d of %d rounds failed (%s)",
                    rival.label(),
                    series.failures().size(),
                    series.rounds(),
                    first));
            return;
        }
        double[] millis = series.values(Series.Sample::millis);
        String ratio = "";
        if (rival != Rival.WARREN) {
            ratio = ours.isWhole()
                    ? text(Statistics.ratio(millis, ours.values(Series.Sample::millis)))
                    : "no result: ours failed";
        }
        line(String.format(
                Locale.ROOT,
                "  %-16s %9.2f %9.2f %9s %9s   %s",
                rival.label(),
                Statistics.median(millis),
                Statistics.quantile(millis, 0.95),
                wired ? rounded(0, Statistics.median(series.values(Series.Sample::packets))) : "-",
                wired ? rounded(0, Statistics.median(series.values(Series.Sample::bytes))) : "-",
                ratio));
    }

    private static String text(Ratio ratio) {
        return rounded(2, ratio.value()) + " (" + rounded(2, ratio.low()) + " to " + rounded(2, ratio.high()) + ")";
    }

    private static String rounded(int digits, double value) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private void line(String text) {
        out.println(text.stripTrailing());
    }
}
