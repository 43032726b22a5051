package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.text.Named;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is called by {@code @} and their name in what somebody types.
 *
 * @param people names of those in the conversation, by id; nobody in notes
 */
record Mentions(Map<String, String> people) {
    Mentions {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
    }

    /** Of a conversation with somebody. */
    static Mentions with(RemoteNode node, String person) throws ProfileException {
        String self = Remote.text(Remote.object(node.get("/v1/status")), "self");
        if (person.equals(self)) {
            return new Mentions(Map.of());
        }
        String own = Remote.text(Remote.object(node.get("/v1/profile")), "name");
        String name = Remote.text(Persons.byId(node, person), "name");
        Map<String, String> people = new LinkedHashMap<>();
        people.put(person, name); // First: of two who are called the same, the other one is meant.
        people.put(self, own);
        return new Mentions(people);
    }

    /** A message to be said, or other words for one. */
    JsonObject message(String text) {
        JsonArray mentions = new JsonArray();
        for (Named each : Named.in(text, people)) {
            JsonObject mention = new JsonObject();
            mention.addProperty("person", each.person());
            mention.addProperty("from", each.from());
            mention.addProperty("length", each.length());
            mentions.add(mention);
        }
        JsonObject message = new JsonObject();
        message.addProperty("text", text);
        if (!mentions.isEmpty()) {
            message.add("mentions", mentions);
        }
        return message;
    }
}
