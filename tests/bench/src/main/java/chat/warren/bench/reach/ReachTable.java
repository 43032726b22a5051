package chat.warren.bench.reach;

import chat.warren.bench.reach.Cell.Weather;
import chat.warren.bench.reach.Ledger.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of one kind, pair by pair. */
final class ReachTable {
    private final Weather weather;
    private final Ledger ledger;

    ReachTable(Weather weather, Ledger ledger) {
        this.weather = weather;
        this.ledger = ledger;
    }

    void print(List<Routers> pairs) {
        System.out.printf(
                Locale.ROOT,
                "%d ms each way on each line, %d %% loss, %s; within %d s; seconds: median (longest), of how many%n%n",
                weather.delayMillis(),
                weather.lossPercent(),
                weather.helpers() > 0 ? "a friend of both is there" : "nobody else is there",
                weather.patienceMillis() / 1_000);
        System.out.println(
                "| routers | theory | cold: connected | direct | warm: connected | direct | ways | hyperdht | toxcore, direct |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Routers pair : pairs) {
            List<Line> cold = lines(pair, "cold");
            List<Line> warm = lines(pair, "warm");
            if (!cold.isEmpty()) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                        pair.toString().replace("/", ", "),
                        pair.prospect().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        said(cold, Line::connected),
                        said(cold, Line::direct),
                        said(warm, Line::connected),
                        said(warm, Line::direct),
                        ways(cold, warm),
                        said(lines(pair, Rival.HYPERDHT.title()), Line::direct),
                        said(lines(pair, Rival.TOXCORE.title()), Line::direct));
            }
        }
    }

    private List<Line> lines(Routers pair, String start) {
        return ledger.of(weather.key(pair, start));
    }

    private static String said(List<Line> lines, Function<Line, OptionalLong> what) {
        long[] times = lines.stream()
                .map(what)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sorted()
                .toArray();
        if (times.length == 0) {
            return lines.isEmpty() ? "" : "0/" + lines.size();
        }
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f) %d/%d",
                times[times.length / 2] / 1e3,
                times[times.length - 1] / 1e3,
                times.length,
                lines.size());
    }

    private static String ways(List<Line> cold, List<Line> warm) {
        return Stream.concat(cold.stream(), warm.stream())
                .map(line -> line.notes().substring(0, line.notes().indexOf(';')))
                .flatMap(both -> Arrays.stream(both.split(",")))
                .filter(way -> !way.isEmpty())
                .map(way -> way.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
