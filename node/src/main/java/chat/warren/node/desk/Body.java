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
 * The JSON object that came with a request: texts, whole numbers, truths, and lists of texts or of objects that hold no
 * lists of objects themselves. A member nobody asked for is a mistake of the writer, who is told.
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

    /** A list of texts or of bodies. */
    private record Listed(List<Object> all) {
        private Listed {
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
            Body body = object(reader, true);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw refused("The body is one JSON object and nothing else.");
            }
            return body;
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            // Gson reports bad JSON by any of the three; the source is a string, so none is a fault of a disk or a
            // line.
            throw refused("The body is no JSON object as RFC 8259 has it.");
        }
    }

    private static Body object(JsonReader reader, boolean outermost) throws IOException, RefusedException {
        Map<String, Object> members = new HashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (members.put(name, value(reader, outermost)) != null) {
                // RFC 8259 leaves open which of them counts; so nobody may depend on it.
                throw refused("The body says a member twice.");
            }
        }
        reader.endObject();
        return new Body(members);
    }

    private static Object value(JsonReader reader, boolean outermost) throws IOException, RefusedException {
        return switch (reader.peek()) {
            case STRING -> reader.nextString();
            case NUMBER -> new Digits(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield Optional.empty();
            }
            case BEGIN_ARRAY -> list(reader, outermost);
            default -> throw refused("The members of a body are single values or lists.");
        };
    }

    private static Listed list(JsonReader reader, boolean outermost) throws IOException, RefusedException {
        List<Object> all = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            if (reader.peek() == JsonToken.STRING) {
                all.add(reader.nextString());
            } else if (outermost && reader.peek() == JsonToken.BEGIN_OBJECT) {
                all.add(object(reader, false));
            } else {
                throw refused("The lists of a body hold texts or objects, and their lists texts.");
            }
        }
        reader.endArray();
        return new Listed(all);
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
        return listed(name, String.class, "a list of texts");
    }

    /** None is an empty list. Each says itself when everything of it was read. */
    public List<Body> objects(String name) throws RefusedException {
        return listed(name, Body.class, "a list of objects");
    }

    private <T> List<T> listed(String name, Class<T> kind, String inWords) throws RefusedException {
        List<T> listed = new ArrayList<>();
        for (Object each : value(name, Listed.class, inWords).map(Listed::all).orElse(List.of())) {
            if (!kind.isInstance(each)) {
                throw refused("The member " + name + " is " + inWords + ".");
            }
            listed.add(kind.cast(each));
        }
        return listed;
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
