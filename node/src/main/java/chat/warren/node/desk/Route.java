package chat.warren.node.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that can be asked.
 *
 * @param path as the description of the API writes it, with names in braces where something stands that varies
 */
public record Route(String method, String path, Work work) {
    /** What is done about it, on a thread that may wait. */
    @FunctionalInterface
    public interface Work {
        Answer answer(Asked asked) throws RefusedException, InterruptedException;
    }

    /** What stands where this route's path has names, if the path is one of its. */
    Optional<Map<String, String>> places(List<String> segments) {
        List<String> own = List.of(path.substring(1).split("/", -1));
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            String segment = own.get(i);
            if (segment.startsWith("{")) {
                if (segments.get(i).isEmpty()) {
                    return Optional.empty();
                }
                places.put(segment.substring(1, segment.length() - 1), segments.get(i));
            } else if (!segment.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
