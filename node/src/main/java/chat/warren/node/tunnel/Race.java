package chat.warren.node.tunnel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Several addresses that may lead to a friend are dialled, each a little after the one before, and the first that
 * greets back wins (RFC 8305's happy eyeballs). Feed it what happens, then {@link #poll} until it is empty.
 */
public final class Race {
    /** RFC 8305 §5: a quarter of a second between two attempts. */
    static final Duration PACE = Duration.ofMillis(250);
    /** TCP, TLS and the greeting across the world, with one segment lost on the way. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Dead addresses hold a place for as long as patience lasts. */
    static final int MOST_AT_ONCE = 6;

    /** What the caller must do next. */
    public sealed interface Output {}

    /** Connect, and say hello, by the attempt of that number. */
    public record Begin(int attempt) implements Output {}

    /** Another one was faster, or this one was too slow. */
    public record Abandon(int attempt) implements Output {}

    /** None of them led anywhere. */
    public record Lost() implements Output {}

    private final int attempts;
    private final TreeMap<Integer, Instant> running = new TreeMap<>();
    private final Queue<Output> outputs = new ArrayDeque<>();
    private Instant next;
    private int begun;
    private boolean over;

    public Race(int attempts, Instant now) {
        this.attempts = attempts;
        this.next = now;
        advanceTo(now);
    }

    /** It did not connect, or who is there is not the friend. */
    public void failed(int attempt, Instant now) {
        if (running.remove(attempt) != null) {
            next = now; // No reason to wait for what has ended.
            advanceTo(now);
        }
    }

    /** The friend greeted back. Whether this one has won. */
    public boolean greeted(int attempt) {
        if (over || running.remove(attempt) == null) {
            return false;
        }
        stop();
        return true;
    }

    /** It is not needed any more. */
    public void stop() {
        over = true;
        running.keySet().forEach(each -> outputs.add(new Abandon(each)));
        running.clear();
    }

    public void advanceTo(Instant now) {
        if (over) {
            return;
        }
        running.entrySet().removeIf(each -> {
            boolean late = !each.getValue().plus(PATIENCE).isAfter(now);
            if (late) {
                outputs.add(new Abandon(each.getKey()));
            }
            return late;
        });
        if (begun < attempts && running.size() < MOST_AT_ONCE && !next.isAfter(now)) {
            running.put(begun, now);
            outputs.add(new Begin(begun++));
            next = now.plus(PACE);
        }
        if (begun == attempts && running.isEmpty()) {
            over = true;
            outputs.add(new Lost());
        }
    }

    public Optional<Output> poll() {
        return Optional.ofNullable(outputs.poll());
    }

    public boolean isOver() {
        return over;
    }

    public Instant deadline() {
        if (over) {
            return Instant.MAX;
        }
        Instant late = running.values().stream()
                .min(Instant::compareTo)
                .map(since -> since.plus(PATIENCE))
                .orElse(Instant.MAX);
        boolean more = begun < attempts && running.size() < MOST_AT_ONCE;
        return more && next.isBefore(late) ? next : late;
    }
}
