package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the running node noted. */
@Command(
        name = "log",
        description = {
            "Shows the newest lines of the running node's log. It is in memory only, and holds no names, texts,"
                    + " keys or addresses.",
            "With --audit: the log that the profile keeps for good, of what changed who may do what."
        })
final class ShowLog extends Remote implements Callable<Integer> {
    @Option(names = "--lines", paramLabel = "COUNT", defaultValue = "100", description = "How many at most (100).")
    private int lines;

    @Option(names = "--audit", description = "Shows the audit log instead.")
    private boolean audit;

    ShowLog(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        return audit
                ? answer(node().get("/v1/audit?most=" + lines), ShowLog::entries)
                : answer(node().get("/v1/log?most=" + lines), ShowLog::lines);
    }

    private static void lines(JsonObject log, List<String> lines) {
        for (JsonElement each : log.getAsJsonArray("lines")) {
            JsonObject line = each.getAsJsonObject();
            lines.add(text(line, "at") + " " + text(line, "level") + " " + text(line, "text"));
        }
    }

    private static void entries(JsonObject audit, List<String> lines) {
        for (JsonElement each : audit.getAsJsonArray("entries").asList().reversed()) {
            JsonObject entry = each.getAsJsonObject();
            String line = text(entry, "at") + " " + text(entry, "event") + " " + text(entry, "detail");
            lines.add(line.strip());
        }
    }
}
