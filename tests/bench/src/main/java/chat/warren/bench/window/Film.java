package chat.warren.bench.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What stood on a display, from one change to the next. */
final class Film {
    /** A caret that blinks and a number that counts are no change that anybody waits for. */
    private static final int LITTLE = 50;

    private record Still(Duration at, List<Integer> points) {
        boolean isLike(Still other) {
            int differing = 0;
            for (int i = 0; i < points.size(); i++) {
                if (!points.get(i).equals(other.points.get(i))) {
                    differing++;
                }
            }
            return differing <= points.size() / LITTLE;
        }
    }

    private final List<Still> stills = new ArrayList<>();

    /** Takes up what is seen now. Says whether it is much of another than was seen last. */
    boolean take(Duration at, List<Integer> points) {
        Still still = new Still(at, points);
        boolean other = !stills.isEmpty() && !still.isLike(stills.getLast());
        if (stills.isEmpty() || !points.equals(stills.getLast().points())) {
            stills.add(still);
        }
        return other;
    }

    /** When the last change was. */
    Duration last() {
        return stills.getLast().at();
    }

    boolean hasChanged() {
        return stills.size() > 1;
    }

    /** When anything was seen at first. */
    Duration begun() {
        return stills.get(1).at();
    }

    /** From when on nearly all was as it stayed. */
    Duration done() {
        Still last = stills.getLast();
        Duration done = last.at();
        for (Still each : stills.reversed()) {
            if (!each.isLike(last)) {
                break;
            }
            done = each.at();
        }
        return done;
    }
}
