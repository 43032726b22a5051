package chat.warren.node.desk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The JSON object that came with a request. A member nobody asked for is a mistake of the writer, who is told. */
public final class Body {
    /** Deeper ones only serve to exhaust a parser. */
    private static final int MAX_DEPTH = 16;

    private static final Body NONE = new Body(new JsonObject());

    private final JsonObject object;
    private final Set<String> unread;

    private Body(JsonObject object) {
        this.object = object;
        this.unread = new TreeSet<>(object.keySet());
    }

    public static Body none() {
        return NONE;
    }

    /** Strictly as RFC 8259 has it, and an object. */
    public static Body parse(String text) throws RefusedException {
        if (text.isBlank()) {
            return NONE;
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH);
            JsonElement parsed = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !parsed.isJsonObject()) {
                throw refused("The body is one JSON object.");
            }
            return new Body(parsed.getAsJsonObject());
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            // Gson says so by all three; the reader reads a string, so no world's fault hides among them.
            throw refused("The body is no JSON as RFC 8259 has it.");
        }
    }

    public String text(String name) throws RefusedException {
        return maybeText(name).orElseThrow(() -> refused("The member " + name + " is missing, a text."));
    }

    public Optional<String> maybeText(String name) throws RefusedException {
        Optional<JsonPrimitive> value = value(name);
        if (value.isPresent() && !value.get().isString()) {
            throw refused("The member " + name + " is a text.");
        }
        return value.map(JsonPrimitive::getAsString);
    }

    public Optional<Boolean> maybeTruth(String name) throws RefusedException {
        Optional<JsonPrimitive> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw refused("The member " + name + " is true or false.");
        }
        return value.map(JsonPrimitive::getAsBoolean);
    }

    public Optional<Long> maybeNumber(String name, long most) throws RefusedException {
        Optional<JsonPrimitive> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String digits = value.get().getAsString();
        if (!value.get().isNumber() || !digits.matches("\\d{1,18}") || Long.parseLong(digits) > most) {
            throw refused("The member " + name + " is a whole number of at most " + most + ".");
        }
        return Optional.of(Long.valueOf(digits));
    }

    /** Called when everything was read that the route knows. */
    public void nothingElse() throws RefusedException {
        if (!unread.isEmpty()) {
            throw refused("This request has no member " + unread.iterator().next() + "; nothing was done.");
        }
    }

    private Optional<JsonPrimitive> value(String name) throws RefusedException {
        unread.remove(name);
        JsonElement value = object.get(name);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        if (!value.isJsonPrimitive()) {
            throw refused("The member " + name + " is a single value.");
        }
        return Optional.of(value.getAsJsonPrimitive());
    }

    static RefusedException refused(String sentence) {
        return new RefusedException(400, "not-understood", sentence);
    }
}
