package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person may choose. */
@Command(
        name = "settings",
        description = {"Shows what may be chosen and what is; with a name and a value it chooses.", "It holds at once."
        })
final class ShowSettings extends Remote implements Callable<Integer> {
    private static final int WIDTH = 24;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which one.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "What it shall be.")
    private String value = "";

    @Option(names = "--reset", description = "What holds without a choice holds again.")
    private boolean reset;

    ShowSettings(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String path = "/v1/settings/" + encoded(name);
        if (reset) {
            node.delete(path);
        } else if (!value.isEmpty()) {
            JsonObject wanted = new JsonObject();
            wanted.addProperty("value", value);
            node.put(path, wanted.toString());
        }
        return answer(node.get("/v1/settings"), this::words);
    }

    private void words(JsonObject answer, List<String> lines) {
        for (JsonElement each : answer.getAsJsonArray("settings")) {
            JsonObject setting = each.getAsJsonObject();
            if (name.isEmpty() || text(setting, "name").equals(name)) {
                lines.add(padded(text(setting, "name"), WIDTH)
                        + padded(text(setting, "value"), WIDTH / 2)
                        + text(setting, "meaning"));
            }
        }
        if (lines.isEmpty()) {
            lines.add("Nothing was chosen there.");
        }
    }

    /** A proxy's address is longer than a column. */
    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
