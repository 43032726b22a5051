package chat.warren.node.path;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which path should carry. */
final class Choice {
    /** What is gained must be worth the duplicates of a switch, and must not be the noise of measuring. */
    private static final double WORTHWHILE = 0.85;

    private static final double WORTHWHILE_MILLIS = 3;
    /** A measurement or two more, before a path of the same kind replaces one that works. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    private Choice() {}

    /** The path that should carry instead, or null if all is well as it is. */
    static @Nullable Path better(Collection<Path> paths, @Nullable Path active, @Nullable Path roaming, Instant now) {
        Optional<Path> best = paths.stream().filter(Path::isAlive).min(Comparator.comparingDouble(Path::score));
        if (best.isEmpty()) {
            return null;
        }
        if (active == null || isDead(active, now)) {
            return best.get() == active ? null : best.get();
        }
        // The friend speaks from elsewhere, we asked and she answered there, and here she does not.
        if (roaming != null && roaming.isAlive() && active.isDoubted()) {
            return roaming;
        }
        boolean kind = best.get().route.kind().compareTo(active.route.kind()) < 0;
        boolean settled = !best.get().since.plus(SETTLED).isAfter(now);
        boolean worthwhile = best.get().score() < active.score() * WORTHWHILE - WORTHWHILE_MILLIS;
        return worthwhile && (kind || settled) ? best.get() : null;
    }

    /** Two probe time-outs with something unanswered, one of them a ping's. */
    static boolean isDead(Path path, Instant now) {
        Instant unanswered = path.unanswered;
        Duration patience = path.roundTrip.timeout().multipliedBy(2);
        boolean late = unanswered != null && !unanswered.plus(patience).isAfter(now);
        return path.isDead() || (late && path.isDoubted());
    }

    static Optional<Path> second(Collection<Path> paths, Path active) {
        return paths.stream()
                .filter(path -> path != active && path.isAlive())
                .min(Comparator.comparingDouble(Path::score));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
