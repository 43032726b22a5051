package chat.warren.node.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All that can be asked. */
public final class Routes {
    private final List<Route> all;

    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
    }

    public List<Route> all() {
        return all;
    }

    /** A route and what stands where its path has names. */
    public record Found(Route route, Map<String, String> places) {
        public Found {
            places = Map.copyOf(places);
        }
    }

    /** The route that this asks for; refused, when there is none, in the way that HTTP has for it. */
    public Found find(String method, String path) throws RefusedException {
        List<String> segments = Target.segments(path);
        TreeSet<String> others = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> places = route.places(segments);
            if (places.isPresent()) {
                if (route.method().equals(method)) {
                    return new Found(route, places.get());
                }
                others.add(route.method());
            }
        }
        if (others.isEmpty()) {
            throw new RefusedException(404, "not-found", "There is nothing of that name here; see docs/openapi.json.");
        }
        throw new RefusedException(405, "wrong-method", "This takes " + String.join(", ", others) + ".");
    }
}
