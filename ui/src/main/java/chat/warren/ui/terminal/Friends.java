package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who is here. */
@Command(name = "friends", description = "Shows friends, who asks to be one, and how each is connected just now.")
final class Friends extends Remote implements Callable<Integer> {
    @Option(names = "--ids", description = "Shows ids as well.")
    private boolean ids;

    Friends(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        JsonObject introductions = object(node.get("/v1/introductions"));
        Map<String, JsonObject> waiting = waiting(node);
        return answer(node.get("/v1/friends"), (answer, lines) -> {
            for (JsonElement each : introductions.getAsJsonArray("introductions")) {
                lines.add(introduced(each.getAsJsonObject()));
            }
            words(answer, waiting, lines);
        });
    }

    private String introduced(JsonObject introduction) {
        String who = (ids ? text(introduction, "person") + "  " : "") + text(introduction, "name");
        return introduction.get("accepted").getAsBoolean()
                ? who + ": you said yes to meet; they have not yet"
                : who + ": " + text(introduction, "byName")
                        + " would like you two to meet; 'warren friend meet' or 'warren friend pass'";
    }

    private static Map<String, JsonObject> waiting(RemoteNode node) throws ProfileException {
        Map<String, JsonObject> waiting = new HashMap<>();
        for (JsonElement each : object(node.get("/v1/conversations")).getAsJsonArray("conversations")) {
            JsonObject talk = each.getAsJsonObject();
            if (talk.get("waiting").isJsonObject()) {
                waiting.put(text(talk, "with"), talk.getAsJsonObject("waiting"));
            }
        }
        return waiting;
    }

    private void words(JsonObject answer, Map<String, JsonObject> waiting, List<String> lines) {
        Circle circle = Circle.of(answer);
        for (JsonObject friend : circle.people()) {
            String id = text(friend, "id");
            lines.add((ids ? id + "  " : "") + text(friend, "name") + ": "
                    + circle.standing(friend, Optional.ofNullable(waiting.get(id))));
        }
        if (lines.isEmpty()) {
            lines.add("Nobody yet. 'warren invite' makes an invite, 'warren add' takes one.");
        }
    }
}
