package chat.warren.node.api.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** docs/openapi.json, and whether a document is as it says. It knows as much of JSON Schema as is used there. */
final class Description {
    private final JsonObject whole;

    private Description(JsonObject whole) {
        this.whole = whole;
    }

    static Description ofDocs() throws IOException {
        Path file = Path.of(System.getProperty("warren.root")).resolve("docs/openapi.json");
        return new Description(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    }

    /** Each as {@code GET /v1/status}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        whole.getAsJsonObject("paths")
                .asMap()
                .forEach((path, methods) -> methods.getAsJsonObject()
                        .keySet()
                        .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return operations;
    }

    /** The statuses that the description names for an operation, without the one for all others. */
    Set<String> statuses(String operation) {
        Set<String> statuses = new TreeSet<>(responses(operation).keySet());
        statuses.remove("default");
        return statuses;
    }

    private JsonObject responses(String operation) {
        String[] words = operation.split(" ", 2);
        return whole.getAsJsonObject("paths")
                .getAsJsonObject(words[1])
                .getAsJsonObject(words[0].toLowerCase(java.util.Locale.ROOT))
                .getAsJsonObject("responses");
    }

    /** What is wrong with an answer; nothing if it is as described. */
    List<String> complaints(String operation, int status, String body) {
        JsonObject responses = responses(operation);
        String code = Integer.toString(status);
        JsonObject response = resolved(responses.getAsJsonObject(responses.has(code) ? code : "default"));
        List<String> complaints = new ArrayList<>();
        if (!response.has("content")) {
            if (!body.isEmpty()) {
                complaints.add(operation + " " + status + " has a body: " + body);
            }
            return complaints;
        }
        JsonObject content = response.getAsJsonObject("content");
        JsonObject type = content.getAsJsonObject(content.keySet().iterator().next());
        check(operation + " " + status, JsonParser.parseString(body), type.getAsJsonObject("schema"), complaints);
        return complaints;
    }

    JsonObject schema(String name) {
        return whole.getAsJsonObject("components").getAsJsonObject("schemas").getAsJsonObject(name);
    }

    private JsonObject resolved(JsonObject given) {
        if (!given.has("$ref")) {
            return given;
        }
        JsonObject at = whole;
        for (String step : given.get("$ref").getAsString().substring(2).split("/", -1)) {
            at = at.getAsJsonObject(step);
        }
        return at;
    }

    void check(String where, JsonElement value, JsonObject given, List<String> complaints) {
        JsonObject schema = resolved(given);
        if (schema.has("oneOf")) {
            checkOneOf(where, value, schema.getAsJsonArray("oneOf"), complaints);
            return;
        }
        Set<String> types = types(schema.get("type"));
        if (!types.contains(typeOf(value))) {
            complaints.add(where + " is a " + typeOf(value) + " and not " + types);
            return;
        }
        if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value)) {
            complaints.add(where + " is " + value);
        }
        if (value.isJsonArray()) {
            value.getAsJsonArray()
                    .forEach(each -> check(where + "[]", each, schema.getAsJsonObject("items"), complaints));
        }
        if (value.isJsonObject()) {
            JsonObject properties = schema.getAsJsonObject("properties");
            JsonObject object = value.getAsJsonObject();
            if (!object.keySet().equals(properties.keySet())) {
                complaints.add(where + " has " + object.keySet() + " and not " + properties.keySet());
                return;
            }
            object.asMap()
                    .forEach((name, member) ->
                            check(where + "." + name, member, properties.getAsJsonObject(name), complaints));
        }
    }

    private void checkOneOf(String where, JsonElement value, JsonArray kinds, List<String> complaints) {
        List<String> all = new ArrayList<>();
        for (JsonElement kind : kinds) {
            List<String> some = new ArrayList<>();
            check(where, value, kind.getAsJsonObject(), some);
            if (some.isEmpty()) {
                return;
            }
            all.addAll(some);
        }
        complaints.addAll(all);
    }

    private static Set<String> types(JsonElement given) {
        Set<String> types = new TreeSet<>();
        if (given.isJsonArray()) {
            given.getAsJsonArray().forEach(each -> types.add(each.getAsString()));
        } else {
            types.add(given.getAsString());
        }
        return types;
    }

    private static String typeOf(JsonElement value) {
        if (value.isJsonNull()) {
            return "null";
        }
        if (value.isJsonArray()) {
            return "array";
        }
        if (value.isJsonObject()) {
            return "object";
        }
        if (value.getAsJsonPrimitive().isBoolean()) {
            return "boolean";
        }
        return value.getAsJsonPrimitive().isString() ? "string" : "integer";
    }
}
