package chat.warren.node.api.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Views as JSON, by one rule. A record is an object of its components; a time is text as ISO 8601 has it, a duration a
 * number of milliseconds whose name says so; a word of an enumeration is written small and with hyphens; what may be
 * missing is null when it is.
 */
final class Shapes {
    private static final String MILLIS = "Millis";

    private Shapes() {}

    static JsonObject of(Record view) {
        JsonObject object = new JsonObject();
        addTo(object, view);
        return object;
    }

    static void addTo(JsonObject object, Record view) {
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            object.add(name(component), element(value(component, view)));
        }
    }

    /** The name of a member. */
    static String name(RecordComponent component) {
        return component.getType() == Duration.class ? component.getName() + MILLIS : component.getName();
    }

    /** A constant or a class in words: {@code NetworkChanged} and {@code NETWORK_CHANGED} are network-changed. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String word(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Object value(RecordComponent component, Record view) {
        try {
            return component.getAccessor().invoke(view);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("views are public and their accessors only return", e);
        }
    }

    private static JsonElement element(Object value) {
        return switch (value) {
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case Enum<?> constant -> new JsonPrimitive(word(constant));
            case Instant instant -> new JsonPrimitive(instant.toString());
            case Duration duration -> new JsonPrimitive(duration.toMillis());
            case Path path -> new JsonPrimitive(path.toString());
            case InetSocketAddress address -> new JsonPrimitive(address(address));
            case InetAddress address -> new JsonPrimitive(address.getHostAddress());
            case Optional<?> maybe -> maybe.map(Shapes::element).orElse(JsonNull.INSTANCE);
            case OptionalLong maybe -> maybe.isPresent() ? new JsonPrimitive(maybe.getAsLong()) : JsonNull.INSTANCE;
            case OptionalInt maybe -> maybe.isPresent() ? new JsonPrimitive(maybe.getAsInt()) : JsonNull.INSTANCE;
            case List<?> list -> array(list);
            case Record record -> of(record);
            default -> throw new IllegalStateException("no rule for a " + value.getClass());
        };
    }

    /** What became of a question to somebody: a friend at once, who had asked us before, or nobody yet. */
    static JsonObject added(Optional<String> friend) {
        JsonObject answer = new JsonObject();
        answer.add("friend", element(friend));
        return answer;
    }

    static JsonArray array(List<?> list) {
        JsonArray array = new JsonArray();
        list.forEach(each -> array.add(element(each)));
        return array;
    }

    private static String address(InetSocketAddress address) {
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
