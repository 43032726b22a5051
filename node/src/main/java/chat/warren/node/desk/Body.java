package chat.warren.node.desk;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON object that came with a request: texts, whole numbers, truths and lists of texts. A member nobody asked for
 * is a mistake of the writer, who is told.
 */
public final class Body {
    private final Map<String, Object> members;
    private final Set<String> unread;

    private Body(Map<String, Object> members) {
        this.members = members;
        this.unread = new TreeSet<>(members.keySet());
    }

    /** A number as it was written. */
    private record Digits(String text) {}

    /** A list. */
    private record Texts(List<String> all) {
        private Texts {
            all = List.copyOf(all);
        }
    }

    /** Strictly as RFC 8259 has it. */
    public static Body parse(String text) throws RefusedException {
        if (text.isBlank()) {
            return new Body(Map.of());
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            Map<String, Object> members = new HashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (members.put(name, value(reader)) != null) {
                    // RFC 8259 leaves open which of them counts; so nobody may depend on it.
                    throw refused("The body says a member twice.");
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw refused("The body is one JSON object and nothing else.");
            }
            return new Body(members);
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            // Gson says so by all three; the reader reads a string, so no world's fault hides among them.
            throw refused("The body is no JSON object as RFC 8259 has it.");
        }
    }

    private static Object value(JsonReader reader) throws IOException, RefusedException {
        return switch (reader.peek()) {
            case STRING -> reader.nextString();
            case NUMBER -> new Digits(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield Optional.empty();
            }
            case BEGIN_ARRAY -> list(reader);
            default -> throw refused("The members of a body are single values or lists of texts.");
        };
    }

    private static Texts list(JsonReader reader) throws IOException, RefusedException {
        List<String> texts = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            if (reader.peek() != JsonToken.STRING) {
                throw refused("The members of a body are single values or lists of texts.");
            }
            texts.add(reader.nextString());
        }
        reader.endArray();
        return new Texts(texts);
    }

    public String text(String name) throws RefusedException {
        return maybeText(name).orElseThrow(() -> refused("The member " + name + " is missing, a text."));
    }

    public Optional<String> maybeText(String name) throws RefusedException {
        return value(name, String.class, "a text");
    }

    public Optional<Boolean> maybeTruth(String name) throws RefusedException {
        return value(name, Boolean.class, "true or false");
    }

    public boolean truth(String name) throws RefusedException {
        return maybeTruth(name).orElseThrow(() -> refused("The member " + name + " is missing, true or false."));
    }

    public Optional<Long> maybeNumber(String name, long most) throws RefusedException {
        Optional<Digits> value = value(name, Digits.class, "a number");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String digits = value.get().text();
        if (!digits.matches("\\d{1,18}") || Long.parseLong(digits) > most) {
            throw refused("The member " + name + " is a whole number of at most " + most + ".");
        }
        return Optional.of(Long.valueOf(digits));
    }

    /** None is an empty list. */
    public List<String> texts(String name) throws RefusedException {
        return value(name, Texts.class, "a list of texts").map(Texts::all).orElse(List.of());
    }

    /** Called when everything was read that the route knows. */
    public void nothingElse() throws RefusedException {
        if (!unread.isEmpty()) {
            throw refused("This request has no member " + unread.iterator().next() + "; nothing was done.");
        }
    }

    private <T> Optional<T> value(String name, Class<T> kind, String inWords) throws RefusedException {
        unread.remove(name);
        Object value = members.get(name);
        if (value == null || value.equals(Optional.empty())) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            throw refused("The member " + name + " is " + inWords + ".");
        }
        return Optional.of(kind.cast(value));
    }

    static RefusedException refused(String sentence) {
        return new RefusedException(400, "not-understood", sentence);
    }
}
