package chat.warren.ui.window.talk;

import javax.swing.Timer;

/** Tells a friend that somebody writes, and that nobody does any more. */
final class Typing {
    /** Friends take us as writing for six seconds. */
    private static final int MILLIS = 4000;

    private final Outbox outbox;
    private final Timer over;

    Typing(Outbox outbox) {
        this.outbox = outbox;
        this.over = new Timer(MILLIS, _ -> outbox.typing(false));
        over.setRepeats(false);
    }

    void begin() {
        if (!over.isRunning()) {
            outbox.typing(true);
            over.restart();
        }
    }

    void stop() {
        if (over.isRunning()) {
            over.stop();
            outbox.typing(false);
        }
    }
}
