package chat.warren.scenarios;

import chat.warren.node.api.Effort;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Speaks to a daemon's API, and goes on with the next daemon of the profile when that one was killed. */
final class Caller {
    /** As many as a page may have. */
    private static final int PAGE = 500;

    private final ProfileHome home;
    private volatile @Nullable RemoteNode known;

    Caller(Path profile) {
        home = new ProfileHome(profile, Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
    }

    /** A message as a conversation shows it. */
    record Line(String id, String text) {}

    /** Wants something of the daemon. */
    private interface Wish {
        String of(RemoteNode node) throws ProfileException;
    }

    private JsonObject ask(Wish wish) throws ProfileException {
        RemoteNode before = known;
        RemoteNode node = before == null ? RemoteNode.of(home) : before;
        known = null; // The next daemon has another token.
        String answer = wish.of(node);
        known = node;
        return answer.isEmpty()
                ? new JsonObject()
                : JsonParser.parseString(answer).getAsJsonObject();
    }

    JsonObject get(String path) throws ProfileException {
        known = null; // Who only looks may take the time to see whether it is another daemon by now.
        return ask(node -> node.get(path));
    }

    JsonObject post(String path, JsonObject body) throws ProfileException {
        return ask(node -> node.post(path, body.toString()));
    }

    void put(String path, JsonObject body) throws ProfileException {
        JsonObject _ = ask(node -> {
            node.put(path, body.toString());
            return "";
        });
    }

    static JsonObject object(String member, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(member, value);
        return object;
    }

    String self() throws ProfileException {
        return get("/v1/status").get("self").getAsString();
    }

    /** Says something. When this returns it is on the disk. */
    void say(String with, String text) throws ProfileException {
        JsonObject _ = post("/v1/conversations/" + with + "/messages", object("text", text));
    }

    /** All of a conversation, in the order in which it is shown. */
    List<Line> all(String with) throws ProfileException {
        return newest(with, line -> false);
    }

    /** The newest of it, back to the page on which this line is. */
    List<Line> newest(String with, Predicate<Line> back) throws ProfileException {
        List<Line> all = new ArrayList<>();
        String before = "";
        while (true) {
            JsonObject page = get("/v1/conversations/" + with + "/messages?most=" + PAGE + before);
            List<Line> lines = lines(page);
            all.addAll(0, lines);
            if (page.get("before").isJsonNull() || lines.stream().anyMatch(back)) {
                return all;
            }
            before = "&before=" + page.get("before").getAsLong();
        }
    }

    private static List<Line> lines(JsonObject page) {
        List<Line> lines = new ArrayList<>();
        for (JsonElement each : page.getAsJsonArray("messages")) {
            JsonObject message = each.getAsJsonObject();
            lines.add(new Line(
                    message.get("id").getAsString(), message.get("text").getAsString()));
        }
        return lines;
    }
}
