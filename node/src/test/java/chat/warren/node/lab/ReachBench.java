package chat.warren.node.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Plays every pair of sites many times and writes the table of docs/reach.md. Arguments: runs for each pair, loss on
 * each access line (0.02), and the file.
 */
public final class ReachBench {
    private ReachBench() {}

    public static void main(String[] arguments) throws IOException {
        int runs = Integer.parseInt(arguments[0]);
        double loss = Double.parseDouble(arguments[1]);
        StringBuilder table = new StringBuilder();
        table.append("| calls \\ answers |");
        for (Site bob : Site.values()) {
            table.append(' ').append(bob.title()).append(" |");
        }
        table.append("\n|").append("---|".repeat(Site.values().length + 1)).append('\n');
        for (Site alice : Site.values()) {
            table.append("| ").append(alice.title()).append(" |");
            for (Site bob : Site.values()) {
                Cell cell = Cell.play(alice, bob, runs, Encounter::call, loss);
                table.append(' ').append(text(cell)).append(" |");
            }
            table.append('\n');
        }
        Files.write(Path.of(arguments[2]), table.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Cell cell) {
        if (cell.share() == 0) {
            return "relay, " + cell.probes(1);
        }
        String share = cell.share() == 1 ? "" : String.format(Locale.ROOT, "%.0f %%: ", 100 * cell.share());
        return String.format(
                Locale.ROOT,
                "%s%d / %d ms, %d",
                share,
                cell.time(0.5).toMillis(),
                cell.time(0.95).toMillis(),
                cell.probes(0.5));
    }
}
