package chat.warren.ui.window;

import java.awt.AWTEvent;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.swing.Timer;

/** Knows when nobody has touched the window for long enough. */
final class Idle {
    private static final int LOOK_MILLIS = 5000;
    private static final long TOUCHES =
            AWTEvent.KEY_EVENT_MASK | AWTEvent.MOUSE_EVENT_MASK | AWTEvent.MOUSE_MOTION_EVENT_MASK;

    private final InstantSource clock;
    private final Runnable idle;
    private final AWTEventListener touch = event -> touched();
    private final Timer looking = new Timer(LOOK_MILLIS, due -> look());
    private Instant last;
    private Duration patience = Duration.ZERO;

    Idle(InstantSource clock, Runnable idle) {
        this.clock = clock;
        this.idle = idle;
        this.last = clock.instant();
        Toolkit.getDefaultToolkit().addAWTEventListener(touch, TOUCHES);
    }

    /** From now on after so long; zero for never. */
    void after(Duration duration) {
        patience = duration;
        touched();
        if (duration.isZero()) {
            looking.stop();
        } else {
            looking.start();
        }
    }

    private void touched() {
        last = clock.instant();
    }

    /** Whoever is told may have nothing to do it with yet: it is told again after as long. */
    void look() {
        if (!patience.isZero() && !clock.instant().isBefore(last.plus(patience))) {
            touched();
            idle.run();
        }
    }

    boolean isLooking() {
        return looking.isRunning();
    }

    void close() {
        looking.stop();
        Toolkit.getDefaultToolkit().removeAWTEventListener(touch);
    }
}
