package chat.warren.node.api;

import chat.warren.node.api.LogLine.Level;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a node has to say about itself. It is in memory only: a log on the disk would outlive the lock of the profile.
 * Safe to share between threads.
 */
public final class LogBook {
    /** A day of an ordinary node, and a few hundred kilobytes. */
    static final int KEPT = 2000;
    /** A line is for reading. */
    private static final int MAX_LETTERS = 500;

    private final InstantSource clock;
    private final ArrayDeque<LogLine> kept = new ArrayDeque<>(); // These three are guarded by this.
    private long last;
    private Consumer<LogLine> follower = line -> {};

    public LogBook(InstantSource clock) {
        this.clock = clock;
    }

    public void note(Level level, String text) {
        String redacted = Redaction.of(text);
        String shown = redacted.length() > MAX_LETTERS ? redacted.substring(0, MAX_LETTERS) + "…" : redacted;
        LogLine line;
        Consumer<LogLine> told;
        synchronized (this) {
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            line = new LogLine(++last, clock.instant(), level, shown);
            kept.addLast(line);
            told = follower;
        }
        told.accept(line);
    }

    /** The lines after this one, oldest first, as far as they are kept. */
    public synchronized List<LogLine> after(long number, int most) {
        List<LogLine> lines = new ArrayList<>();
        for (LogLine line : kept) {
            if (line.number() > number && lines.size() < most) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The newest lines, oldest first. */
    public synchronized List<LogLine> newest(int most) {
        return after(Math.max(0, last - most), most);
    }

    /** Tells what is kept, and then each new line, on the thread that wrote it. */
    public synchronized void follow(Consumer<LogLine> listener) {
        kept.forEach(listener);
        follower = listener;
    }
}
