package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** All that is known about one message. */
@Command(
        name = "message",
        description = {
            "Shows all that is known about one message: when it was written and came, how far one of yours got and who"
                    + " keeps it, when it disappears, and what it said before it was changed."
        })
final class AboutMessage extends Remote implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Which one; 'history --json' names its id.")
    private String message = "";

    AboutMessage(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        var node = node();
        Map<String, String> names = Persons.names(node);
        return answer(
                node.get("/v1/messages/" + encoded(message)), (story, lines) -> lines.addAll(lines(story, names)));
    }

    /**
     * The same for people.
     *
     * @param names of people, by id
     */
    static List<String> lines(JsonObject story, Map<String, String> names) {
        JsonObject message = story.getAsJsonObject("message");
        boolean own = message.get("own").getAsBoolean();
        List<String> lines = new ArrayList<>();
        lines.add(row("by", names.getOrDefault(text(message, "author"), "somebody")));
        lines.add(row("written", text(message, "written")));
        if (!own) {
            lines.add(row("came", text(story, "came")));
        } else if (!text(message, "state").equals("here")) {
            String state = text(message, "state");
            String shown = History.state(message, names);
            lines.add(row("state", shown.equals(state) ? state.replace('-', ' ') : shown));
        }
        List<String> missing = new ArrayList<>();
        story.getAsJsonArray("missing").forEach(device -> missing.add(device.getAsString()));
        if (!missing.isEmpty()) {
            lines.add(row("not yet on", History.together(missing)));
        }
        if (!text(message, "disappears").isEmpty()) {
            lines.add(row("disappears", text(message, "disappears")));
        }
        for (JsonElement each : message.getAsJsonArray("reactions")) {
            JsonObject reaction = each.getAsJsonObject();
            String by = names.getOrDefault(text(reaction, "by"), "somebody");
            lines.add(row("reaction", text(reaction, "emoji") + " " + by + ", " + text(reaction, "at")));
        }
        for (JsonElement each : story.getAsJsonArray("earlier")) {
            JsonObject earlier = each.getAsJsonObject();
            lines.add(row("until", text(earlier, "replaced") + ": " + text(earlier, "text")));
        }
        lines.add(row("text", message.get("gone").getAsBoolean() ? "(deleted)" : text(message, "text")));
        return lines;
    }
}
