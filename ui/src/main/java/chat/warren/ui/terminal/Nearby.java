package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** People in the same room. */
@Command(
        name = "nearby",
        description = {
            "Shows who wants to be seen on the networks that this machine is on.",
            "With --visible everybody there sees your name and your key's first digits for ten minutes, and may ask."
        })
final class Nearby extends Remote implements Callable<Integer> {
    @Option(names = "--visible", description = "Shows you, for ten minutes.")
    private boolean visible;

    @Option(names = "--hide", description = "Shows you no more.")
    private boolean hide;

    @Option(names = "--ask", paramLabel = "NAME", description = "Asks somebody who is shown: a name, or an id.")
    private String ask = "";

    @Option(names = "--message", paramLabel = "WORDS", defaultValue = "", description = "Something to say with it.")
    private String message = "";

    Nearby(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        JsonObject wanted = new JsonObject();
        if (!ask.isEmpty()) {
            wanted.addProperty("message", message);
            String person = found(object(node.get("/v1/nearby")));
            return answer(node.post("/v1/nearby/" + person, wanted.toString()), Add::asked);
        }
        if (visible || hide) {
            wanted.addProperty("visible", visible);
            node.put("/v1/nearby", wanted.toString());
        }
        return answer(node.get("/v1/nearby"), Nearby::words);
    }

    private String found(JsonObject nearby) throws ProfileException {
        List<String> found = new ArrayList<>();
        for (JsonElement each : nearby.getAsJsonArray("people")) {
            JsonObject person = each.getAsJsonObject();
            if (text(person, "id").equals(ask) || text(person, "name").equalsIgnoreCase(ask)) {
                found.add(text(person, "id"));
            }
        }
        if (found.size() != 1) {
            String many = found.isEmpty() ? "Nobody nearby" : found.size() + " people nearby";
            throw new ProfileException(
                    Reason.NOT_FOUND,
                    many + " is called " + shown(ask) + "; nothing was done: 'warren nearby' shows names and ids.");
        }
        return found.getFirst();
    }

    private static void words(JsonObject nearby, List<String> lines) {
        JsonElement visible = nearby.get("visible");
        if (!visible.isJsonNull()) {
            lines.add("Everybody on your networks sees you for " + visible.getAsLong() / 1000 + " s more.");
        }
        for (JsonElement each : nearby.getAsJsonArray("people")) {
            JsonObject person = each.getAsJsonObject();
            lines.add(text(person, "id") + "  " + text(person, "name") + ", key " + text(person, "fingerprint") + "…");
        }
        if (nearby.getAsJsonArray("people").isEmpty()) {
            lines.add("Nobody shows themselves here.");
        }
    }
}
