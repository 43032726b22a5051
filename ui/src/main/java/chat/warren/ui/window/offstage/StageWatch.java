package chat.warren.ui.window.offstage;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches how long each event holds up the event thread, and looks where it is when that takes too long. For tests and
 * for finding what stutters; a window does not carry it.
 */
public final class StageWatch extends EventQueue {
    /** What the eye takes for at once, twice over. */
    public static final Duration TOO_LONG = Duration.ofMillis(50);

    /**
     * The event thread was held up.
     *
     * @param worked whether it was at work when it was looked at, and waited for nobody
     * @param where its stack, seen while it was
     */
    public record HeldUp(Duration length, String by, boolean worked, List<StackTraceElement> where) {
        public HeldUp {
            where = List.copyOf(where);
        }
    }

    private record Seen(boolean worked, List<StackTraceElement> where) {
        static final Seen NOTHING = new Seen(true, List.of());

        static Seen of(Thread stage) {
            return new Seen(stage.getState() == Thread.State.RUNNABLE, List.of(stage.getStackTrace()));
        }
    }

    private record Turn(Thread stage, long began, AtomicReference<Seen> seen) {}

    private final Consumer<HeldUp> told;
    private final AtomicReference<@Nullable Turn> current = new AtomicReference<>();
    private final Thread looking = new Thread(this::look, "stage-watch");
    private volatile boolean over;

    /**
     * Watches once it is begun.
     *
     * @param told on the event thread, right after it was held up
     */
    public StageWatch(Consumer<HeldUp> told) {
        this.told = told;
        looking.setDaemon(true);
    }

    /** Begins to watch. */
    public void begin() {
        java.awt.Toolkit.getDefaultToolkit().getSystemEventQueue().push(this);
        looking.start();
    }

    /** Stops watching. */
    public void end() {
        over = true;
        EventQueue.invokeLater(this::pop);
    }

    @Override
    protected void dispatchEvent(AWTEvent event) {
        Turn outer = current.get();
        Turn turn = new Turn(Thread.currentThread(), System.nanoTime(), new AtomicReference<>(Seen.NOTHING));
        current.set(turn);
        try {
            super.dispatchEvent(event);
        } finally {
            current.set(outer); // A dialog dispatches within.
            Duration length = Duration.ofNanos(System.nanoTime() - turn.began());
            if (length.compareTo(TOO_LONG) > 0) {
                Seen seen = turn.seen().get();
                told.accept(new HeldUp(length, event.toString(), seen.worked(), seen.where()));
            }
        }
    }

    private void look() {
        while (!over) {
            Turn turn = current.get();
            if (turn != null
                    && turn.seen().get().where().isEmpty()
                    && System.nanoTime() - turn.began() > TOO_LONG.toNanos()) {
                turn.seen().set(Seen.of(turn.stage()));
            }
            try {
                Thread.sleep(TOO_LONG.dividedBy(10));
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
