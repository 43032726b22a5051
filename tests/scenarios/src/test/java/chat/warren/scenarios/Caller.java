package chat.warren.scenarios;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Speaks to a daemon's API, and goes on with the next daemon of the profile when that one was killed. */
final class Caller {
    /** As many as a page may have. */
    private static final int PAGE = 500;

    private final Path profile;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param profile of a daemon that was started with {@code --api-port 0} */
    Caller(Path profile) {
        this.profile = profile;
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "");
    }

    JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        return ask("POST", path, body.toString());
    }

    void put(String path, JsonObject body) throws IOException, InterruptedException {
        JsonObject _ = ask("PUT", path, body.toString());
    }

    private JsonObject ask(String method, String path, String body) throws IOException, InterruptedException {
        List<String> where = Files.readAllLines(profile.resolve("lock.api.address"));
        String token = Files.readString(profile.resolve("lock.api.token")).strip();
        if (where.size() < 2) {
            throw new IOException("the daemon is just writing where it is");
        }
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where.get(1) + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty()
                ? new JsonObject()
                : JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    static JsonObject object(String member, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(member, value);
        return object;
    }

    String self() throws IOException, InterruptedException {
        return get("/v1/status").get("self").getAsString();
    }

    /** Says something. When this returns it is on the disk. */
    void say(String with, String text) throws IOException, InterruptedException {
        JsonObject _ = post("/v1/conversations/" + with + "/messages", object("text", text));
    }

    /** All texts of a conversation, in the order in which it is shown. */
    List<String> texts(String with) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        String before = "";
        while (true) {
            JsonObject page = get("/v1/conversations/" + with + "/messages?most=" + PAGE + before);
            List<String> some = new ArrayList<>();
            for (JsonElement message : page.getAsJsonArray("messages")) {
                some.add(message.getAsJsonObject().get("text").getAsString());
            }
            texts.addAll(0, some);
            if (page.get("before").isJsonNull()) {
                return texts;
            }
            before = "&before=" + page.get("before").getAsLong();
        }
    }
}
