package chat.warren.ui.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The last few of something: whoever goes back and forth finds it as it was left. */
final class Kept<T> {
    private final int most;
    private final Consumer<T> dropped;
    private final Map<String, T> all = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param dropped is told of each that is not kept any more
     */
    Kept(int most, Consumer<T> dropped) {
        this.most = most;
        this.dropped = dropped;
    }

    /** This one, which is the last that was used from now on. */
    Optional<T> find(String name) {
        Optional<T> found = Optional.ofNullable(all.remove(name));
        found.ifPresent(each -> all.put(name, each));
        return found;
    }

    void keep(String name, T fresh) {
        all.put(name, fresh);
        if (all.size() > most) {
            String oldest = all.keySet().iterator().next();
            dropped.accept(all.remove(oldest));
        }
    }

    List<T> all() {
        return new ArrayList<>(all.values());
    }

    void clear() {
        all().forEach(dropped);
        all.clear();
    }
}
