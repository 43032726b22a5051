package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
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
        return answer(node.get("/v1/friends"), (answer, lines) -> {
            for (JsonElement each : introductions.getAsJsonArray("introductions")) {
                lines.add(introduced(each.getAsJsonObject()));
            }
            words(answer, lines);
        });
    }

    private String introduced(JsonObject introduction) {
        String who = (ids ? text(introduction, "person") + "  " : "") + text(introduction, "name");
        return introduction.get("accepted").getAsBoolean()
                ? who + ": you said yes to meet; they have not yet"
                : who + ": " + text(introduction, "byName")
                        + " would like you two to meet; 'warren friend meet' or 'warren friend pass'";
    }

    private void words(JsonObject answer, List<String> lines) {
        for (JsonElement each : answer.getAsJsonArray("friends")) {
            JsonObject friend = each.getAsJsonObject();
            lines.add((ids ? text(friend, "id") + "  " : "") + text(friend, "name") + ": " + standing(friend));
        }
        if (lines.isEmpty()) {
            lines.add("Nobody yet. 'warren invite' makes an invite, 'warren add' takes one.");
        }
    }

    private static String standing(JsonObject friend) {
        String message = text(friend, "message");
        String said = message.isEmpty() ? "" : " (\"" + message + "\")";
        return switch (text(friend, "stage")) {
            case "asked-us" -> "asks to be a friend" + said + "; 'warren friend accept' or decline";
            case "asked-by-us", "invited" -> "asked, no answer yet";
            case "blocked" -> "blocked";
            default -> connected(friend);
        };
    }

    private static String connected(JsonObject friend) {
        JsonElement link = friend.get("link");
        String verified = switch (text(friend.getAsJsonObject("verified"), "how")) {
            case "compared" -> ", verified";
            case "introduced" -> ", introduced, not verified";
            default -> ", not verified";
        };
        if (link == null || link.isJsonNull()) {
            return "not here" + verified;
        }
        JsonObject state = link.getAsJsonObject();
        String way = text(state, "way").isEmpty() ? "looking for a way" : text(state, "way");
        String time = text(state, "roundTripMillis").isEmpty() ? "" : ", " + text(state, "roundTripMillis") + " ms";
        return "here, " + way + time + ", " + text(state, "cipher") + " with " + text(state, "group") + verified;
    }
}
