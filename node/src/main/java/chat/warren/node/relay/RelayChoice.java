package chat.warren.node.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which friends relay to one friend. Each side takes seats at those that the other side has named and at the relays
 * that are nearest to itself, so they meet wherever both asked; what each measures end to end then says which one
 * stays, and which is held in reserve. Feed it what happens, then {@link #poll} until it is empty.
 *
 * @param <R> what stands for a relay, the same on every device of ours
 */
public final class RelayChoice<R> {
    /** As many as a presence record names: the nearest ones by our own measure. */
    public static final int MOST_NAMED = 3;
    /** For one who is there: everybody whom both may have in common, the nearest first; the relay allows as many. */
    public static final int MOST_SEATS = 16;
    /** The one that carries, and one that is warm when it dies. */
    private static final int KEPT = 2;
    /** Seats are taken within a round trip of each side, and measured within two more; then it is time to choose. */
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** Roads change, and friends come online: once in a while all are compared again. */
    private static final Duration SETTLED = Duration.ofMinutes(10);
    /** A relay that failed is not asked again before others were. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    /** What the caller must do next. */
    public sealed interface Output<R> {}

    public record TakeSeat<R>(R relay) implements Output<R> {}

    public record LeaveSeat<R>(R relay) implements Output<R> {}

    private final Map<R, Duration> near = new LinkedHashMap<>();
    private final Set<R> open = new HashSet<>();
    private final Set<R> seats = new HashSet<>();
    private final Map<R, Duration> endToEnd = new HashMap<>();
    private final Map<R, Instant> failed = new HashMap<>();
    private final Queue<Output<R>> outputs = new ArrayDeque<>();
    private List<R> named = List.of();
    private int wanted;
    private Instant settles = Instant.MAX;

    /** A friend of both who would relay, and the round trip to them as our own paths measure it. */
    public void knows(R relay, Duration roundTrip) {
        near.put(relay, roundTrip);
    }

    /** Not online any more. Another one takes its place. */
    public void gone(R relay, Instant now) {
        near.remove(relay);
        if (seats.contains(relay)) {
            leave(relay);
            compare(now);
        }
    }

    /** What we tell the friend, by whatever way there is: our nearest relays, but for those that failed lately. */
    public List<R> naming() {
        return nearest()
                .filter(relay -> !failed.containsKey(relay))
                .limit(MOST_NAMED)
                .toList();
    }

    private Stream<R> nearest() {
        return near.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** What the friend has told us. Relays that we do not know are no use to us and passed over. */
    public void named(List<R> theirs, Instant now) {
        List<R> fresh = theirs.stream().distinct().limit(MOST_NAMED).toList();
        if (!fresh.equals(named)) {
            named = fresh;
            compare(now);
        }
    }

    /**
     * How many seats to take until one of them is seen to carry: none while a direct path is there that has proven
     * itself, and {@link #MOST_SEATS} at most.
     */
    public void need(int relays, Instant now) {
        boolean more = relays > wanted;
        wanted = relays;
        if (relays == 0) {
            settles = Instant.MAX;
            List.copyOf(seats).forEach(this::leave);
        } else if (more) {
            compare(now);
        }
    }

    /** Both have a seat there. */
    public void opened(R relay) {
        if (seats.contains(relay)) {
            open.add(relay);
        }
    }

    /** The round trip to the friend through that relay. */
    public void measured(R relay, Duration roundTrip) {
        if (open.contains(relay)) {
            endToEnd.put(relay, roundTrip);
        }
    }

    /** It refused, fell silent, or the channel broke. */
    public void failed(R relay, Instant now) {
        failed.put(relay, now);
        boolean held = seats.contains(relay);
        if (held) {
            leave(relay);
        }
        if (held && open.size() < KEPT) {
            compare(now);
        }
    }

    private void leave(R relay) {
        seats.remove(relay);
        open.remove(relay);
        endToEnd.remove(relay);
        outputs.add(new LeaveSeat<>(relay));
    }

    /** Takes all seats that may turn out best; those that are held stay. */
    private void compare(Instant now) {
        if (wanted == 0) {
            return;
        }
        failed.values().removeIf(when -> !when.plus(AFTER_FAILURE).isAfter(now));
        Stream.concat(named.stream().filter(near::containsKey), nearest())
                .distinct()
                .filter(relay -> !failed.containsKey(relay)) // Also those that the friend has named.
                .filter(relay -> !seats.contains(relay))
                .limit(Math.max(0, wanted - seats.size()))
                .toList()
                .forEach(relay -> {
                    seats.add(relay);
                    outputs.add(new TakeSeat<>(relay));
                });
        settles = now.plus(SETTLING);
    }

    public void advanceTo(Instant now) {
        if (settles.isAfter(now)) {
            return;
        }
        List<R> best = best();
        int before = seats.size();
        if (seats.size() <= Math.min(KEPT, best.size()) || best.isEmpty()) {
            compare(now); // Nothing to choose from, or it is time to look around again.
            if (seats.size() == before && !best.isEmpty()) {
                settles = now.plus(SETTLED);
            }
            return;
        }
        List<R> kept = best.subList(0, Math.min(KEPT, best.size()));
        List.copyOf(seats).stream().filter(seat -> !kept.contains(seat)).forEach(this::leave);
        settles = now.plus(SETTLED);
    }

    /** Those that carry, the fastest first; what was not measured comes last. */
    public List<R> best() {
        List<R> best = new ArrayList<>(open);
        best.sort(Comparator.comparing(relay -> endToEnd.getOrDefault(relay, Duration.ofDays(1))));
        return best;
    }

    public Optional<Output<R>> poll() {
        return Optional.ofNullable(outputs.poll());
    }

    public Instant deadline() {
        return settles;
    }
}
