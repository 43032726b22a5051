package chat.warren.node.lab;

import java.util.Locale;

/**
 * {@code ./warren simulate reach [RUNS [LOSS]]}: plays every pair of sites so many times (50) with so much loss on each
 * access line (0.05), and prints the table of docs/reach.md.
 */
public final class ReachBench {
    private ReachBench() {}

    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        double loss = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0;
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
        System.out.print(table);
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
