package chat.warren.ui.window;

import chat.warren.ui.window.door.Opening;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** Several windows beside one another, as if each stood on a desk of its own. */
public final class SideBySide {
    /** Higher than that a window on its own is not either. */
    private static final int HEIGHT = 760;

    private final List<WindowStart> windows = new ArrayList<>();

    private SideBySide() {}

    /** Opens one for each, the first at the left. */
    public static SideBySide open(List<Opening> openings) throws InterruptedException {
        SideBySide all = new SideBySide();
        for (Opening each : openings) {
            WindowStart window = WindowStart.open(each);
            Rectangle place = place(all.windows.size(), openings.size());
            EventQueue.invokeLater(() -> window.place(place));
            all.windows.add(window);
        }
        return all;
    }

    private static Rectangle place(int which, int of) {
        Rectangle desk = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        int width = desk.width / of;
        return new Rectangle(desk.x + which * width, desk.y, width, Math.min(desk.height, HEIGHT));
    }

    /** Returns when all of them are closed. */
    public void await() throws InterruptedException {
        for (WindowStart each : windows) {
            each.await();
        }
    }
}
