package chat.warren.ui.window;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.WindowConstants;

/** The frame around everything: one page at a time. */
final class WarrenFrame {
    private static final Dimension USUAL = new Dimension(1120, 760);
    /** A phone's width: one pane, and nothing is cut off. */
    private static final Dimension LEAST = new Dimension(400, 480);

    private static final List<Integer> SIGNS = List.of(16, 24, 32, 48, 64, 128);

    private final JFrame frame = new JFrame("Warren");

    WarrenFrame(Runnable closed) {
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.setMinimumSize(LEAST);
        frame.setSize(USUAL);
        frame.setLocationByPlatform(true);
        frame.setIconImages(signs());
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent closing) {
                closed.run();
            }
        });
    }

    private static List<Image> signs() {
        return SIGNS.stream()
                .map(size -> Icons.of("warren", size, Shade.ACCENT).getImage())
                .toList();
    }

    void show(JComponent page) {
        frame.getContentPane().removeAll();
        frame.getContentPane().add(page, BorderLayout.CENTER);
        frame.getContentPane().revalidate();
        frame.getContentPane().repaint();
        if (!frame.isVisible()) {
            frame.setVisible(true);
        }
    }

    /** The number of unread messages stands where the system shows titles. */
    void unread(long number) {
        frame.setTitle(number == 0 ? "Warren" : "(" + number + ") Warren");
    }

    JFrame frame() {
        return frame;
    }

    void close() {
        frame.setVisible(false);
        frame.dispose();
    }
}
