package chat.warren.ui.window;

import chat.warren.ui.look.Look;
import chat.warren.ui.window.notice.Mark;
import chat.warren.ui.window.notice.Tray;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.WindowConstants;

/** The frame around everything: one page at a time. */
final class WarrenFrame {
    private static final Dimension USUAL = new Dimension(1120, 760);
    /** A phone's width: one pane, and nothing is cut off. */
    private static final Dimension LEAST = new Dimension(400, 480);

    private final JFrame frame = new JFrame("Warren");
    private final Mark mark;
    private final Optional<Tray> tray;
    private Runnable attended = () -> {};
    private boolean away;

    /**
     * A frame that shows nothing yet.
     *
     * @param closed its cross was pressed
     * @param ended somebody wants to end the program from the tray
     */
    WarrenFrame(Runnable closed, Runnable ended) {
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.setMinimumSize(LEAST);
        frame.setSize(USUAL);
        frame.setLocationByPlatform(true);
        mark = new Mark(frame);
        tray = Tray.of(this::bringBack, ended);
        frame.addWindowFocusListener(new WindowAdapter() {
            @Override
            public void windowGainedFocus(WindowEvent gained) {
                attended.run();
            }
        });
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent closing) {
                closed.run();
            }
        });
    }

    /** Stands where it stood, if that is on a screen still; what fills a screen stays so. */
    void settle(Room room) {
        boolean full = (frame.getExtendedState() & Frame.MAXIMIZED_BOTH) != 0;
        for (GraphicsDevice screen :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            if (!full && room.fits(screen.getDefaultConfiguration().getBounds())) {
                frame.setBounds(room.frame());
                return;
            }
        }
    }

    /** Tells when somebody is before the window again. */
    void whenAttended(Runnable told) {
        attended = told;
    }

    void show(JComponent page) {
        Look.freshen(page);
        frame.getContentPane().removeAll();
        frame.getContentPane().add(page, BorderLayout.CENTER);
        frame.getContentPane().revalidate();
        frame.getContentPane().repaint();
        if (!frame.isVisible() && !away) {
            frame.setVisible(true);
        }
    }

    /** Fills the screen, or does not any more. */
    void fullScreen() {
        GraphicsDevice screen = frame.getGraphicsConfiguration().getDevice();
        screen.setFullScreenWindow(frame.equals(screen.getFullScreenWindow()) ? null : frame);
    }

    /** The number of unread messages stands where the system shows the window. */
    void unread(long number) {
        mark.show(number);
        tray.ifPresent(there -> there.unread(frame.getTitle()));
    }

    Optional<Tray> tray() {
        return tray;
    }

    /** Out of sight: into the tray, or where there is none, down into the desktop's bar. */
    void stepAside() {
        if (tray.filter(Tray::isThere).isPresent()) {
            away = true;
            frame.setVisible(false);
        } else {
            frame.setExtendedState(frame.getExtendedState() | Frame.ICONIFIED);
        }
    }

    /** Before everything else, from wherever it was. */
    void bringBack() {
        away = false;
        frame.setVisible(true);
        frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
        frame.toFront();
        frame.requestFocus();
    }

    /** It is made and painted, and nobody sees it. */
    void hide() {
        away = true;
    }

    /** Whatever was opened over it is closed: nothing of a locked profile is left to be read. */
    void alone() {
        for (Window over : frame.getOwnedWindows()) {
            over.dispose();
        }
    }

    JFrame frame() {
        return frame;
    }

    void close() {
        tray.ifPresent(Tray::close);
        frame.setVisible(false);
        frame.dispose();
    }
}
