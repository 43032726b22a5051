package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds whom somebody means who types a name. */
final class Persons {
    /** For notes to oneself. */
    static final String ME = "me";

    private Persons() {}

    /** The id of the one person of that name, of that id, or whose name begins so. */
    static String find(RemoteNode node, String typed) throws ProfileException {
        if (typed.equals(ME)) {
            return Remote.text(Remote.object(node.get("/v1/status")), "self");
        }
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement each : Remote.object(node.get("/v1/friends")).getAsJsonArray("friends")) {
            all.add(each.getAsJsonObject());
        }
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<JsonObject> exact = all.stream()
                .filter(friend ->
                        Remote.text(friend, "id").equals(typed) || name(friend).equals(wanted))
                .toList();
        List<JsonObject> found = exact.isEmpty()
                ? all.stream().filter(friend -> name(friend).startsWith(wanted)).toList()
                : exact;
        if (found.size() == 1) {
            return Remote.text(found.getFirst(), "id");
        }
        String many = found.isEmpty()
                ? "Nobody here is called " + Remote.shown(typed)
                : found.size() + " people here are called so";
        throw new ProfileException(
                Reason.NOT_FOUND,
                many + "; nothing was done: 'warren friends' shows who is here, and --ids their ids.");
    }

    /** What everybody here is called, by id; we ourselves are {@link #ME}. */
    static Map<String, String> names(RemoteNode node) throws ProfileException {
        Map<String, String> names = new HashMap<>();
        for (JsonElement each : Remote.object(node.get("/v1/friends")).getAsJsonArray("friends")) {
            names.put(Remote.text(each.getAsJsonObject(), "id"), Remote.text(each.getAsJsonObject(), "name"));
        }
        names.put(Remote.text(Remote.object(node.get("/v1/status")), "self"), ME);
        return names;
    }

    /** Somebody who was found. */
    static JsonObject byId(RemoteNode node, String id) throws ProfileException {
        for (JsonElement each : Remote.object(node.get("/v1/friends")).getAsJsonArray("friends")) {
            if (Remote.text(each.getAsJsonObject(), "id").equals(id)) {
                return each.getAsJsonObject();
            }
        }
        throw new ProfileException(Reason.NOT_FOUND, "Nobody here has that id; nothing was done.");
    }

    private static String name(JsonObject friend) {
        return Remote.text(friend, "name").toLowerCase(Locale.ROOT);
    }
}
