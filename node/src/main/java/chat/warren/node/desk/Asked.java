package chat.warren.node.desk;

import java.util.Map;
import java.util.Optional;

/**
 * A request, taken apart.
 *
 * @param place what stood where the route's path has names in braces
 * @param query what stood after the question mark
 * @param lastEvent where a listener wants to go on
 */
public record Asked(Map<String, String> place, Map<String, String> query, Body body, Optional<String> lastEvent) {
    public Asked {
        place = Map.copyOf(place);
        query = Map.copyOf(query);
    }

    /** What stood where the path has this name. */
    public String at(String name) {
        String value = place.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no " + name);
        }
        return value;
    }

    /** A number of the query, or what is taken without it. */
    public int number(String name, int otherwise, int most) throws RefusedException {
        String given = query.get(name);
        if (given == null) {
            return otherwise;
        }
        // Nine digits are more than any limit here, and always a number.
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) > most) {
            throw Body.refused(name + " is a number of at most " + most + ".");
        }
        return Integer.parseInt(given);
    }

    /** A number of the query that may be long, or what is taken without it. */
    public long serial(String name, long otherwise) throws RefusedException {
        String given = query.get(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("\\d{1,18}")) {
            throw Body.refused(name + " is a number.");
        }
        return Long.parseLong(given);
    }
}
