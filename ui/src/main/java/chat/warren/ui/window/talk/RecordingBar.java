package chat.warren.ui.window.talk;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.sound.Take;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.geom.RoundRectangle2D;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** Says that the microphone is open, for how long and how loud it is. Escape throws away, Enter sends. */
final class RecordingBar extends JPanel {
    private static final int TICK_MILLIS = 66;

    private final Words words;
    private final JLabel time = Pieces.label("0:00", Text.STRONG, Shade.BAD);
    private final JButton send;
    private final Meter meter = new Meter();
    private final Timer ticking = new Timer(TICK_MILLIS, _ -> tick());
    private Optional<Take> take = Optional.empty();

    RecordingBar(Words words, Runnable sent, Runnable cancelled) {
        super(new BorderLayout(UIScale.scale(2 * Pieces.GAP), 0));
        this.words = words;
        setOpaque(false);
        setName("recording");
        time.setName("record-time");
        JButton cancel = Pieces.icon("delete", words.say("talk.voice.cancel"));
        cancel.setName("record-cancel");
        cancel.addActionListener(_ -> cancelled.run());
        send = Pieces.icon("send", words.say("talk.voice.send"));
        send.setIcon(Icons.of("send", Icons.USUAL, Shade.ACCENT));
        send.setName("record-send");
        send.addActionListener(_ -> sent.run());
        JPanel middle = Pieces.clear(new BorderLayout(UIScale.scale(2 * Pieces.GAP), 0));
        middle.add(time, BorderLayout.LINE_START);
        middle.add(meter);
        add(cancel, BorderLayout.LINE_START);
        add(middle);
        add(send, BorderLayout.LINE_END);
        on("ESCAPE", cancelled);
        on("ENTER", sent);
        applyComponentOrientation(words.orientation());
    }

    private void on(String key, Runnable doing) {
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    /** Shows a recording that begins. */
    void follow(Take begun) {
        take = Optional.of(begun);
        meter.levels.clear();
        Pieces.style(time, Text.STRONG.style() + "; foreground: $" + Shade.BAD.key());
        time.setIcon(new Dot());
        tick();
        ticking.start();
        send.requestFocusInWindow();
    }

    /** The microphone is closed, and what was said is not sent yet. */
    void stopped(Duration length) {
        rest();
        Pieces.style(time, Text.STRONG.style() + "; foreground: $" + Shade.QUIET.key());
        time.setIcon(null);
        show(length, "talk.voice.recorded");
    }

    void rest() {
        ticking.stop();
        take = Optional.empty();
    }

    private void tick() {
        take.ifPresent(each -> {
            if (!isSeen()) {
                each.end();
                ticking.stop(); // Whoever locks a profile hears no more of the recording than this.
            }
            show(each.length(), "talk.voice.recording");
            meter.add(each.level());
        });
    }

    /** Nothing is recorded behind anybody's back: not in another conversation, in the tray, or as an icon. */
    private boolean isSeen() {
        return isShowing()
                && !(SwingUtilities.getWindowAncestor(this) instanceof Frame frame
                        && (frame.getExtendedState() & Frame.ICONIFIED) != 0);
    }

    private void show(Duration length, String key) {
        String shown = words.times().length(length);
        if (!shown.equals(time.getText())) {
            time.setText(shown);
        }
        time.getAccessibleContext().setAccessibleName(words.say(key, shown));
        time.setToolTipText(words.say(key, shown));
    }

    /** A red disc, as on every recorder. */
    private static final class Dot implements javax.swing.Icon {
        @Override
        public void paintIcon(java.awt.Component on, Graphics graphics, int x, int y) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(Shade.BAD.color());
            g.fillOval(x, y, getIconWidth(), getIconHeight());
            g.dispose();
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(10);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(10);
        }
    }

    /** How loud it was lately; the newest stands where one reads last. */
    private static final class Meter extends JComponent {
        private static final int MOST = 400;
        private static final double STEP = 5;

        private final Deque<Float> levels = new ArrayDeque<>();

        void add(float level) {
            levels.addFirst(level);
            if (levels.size() > MOST) {
                levels.removeLast();
            }
            repaint();
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(UIScale.scale(80), UIScale.scale(32));
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Color color = Shade.ACCENT.color();
            g.setColor(color);
            double step = Dress.px(STEP);
            boolean left = getComponentOrientation().isLeftToRight();
            int at = 0;
            for (float level : levels) {
                double x = left ? getWidth() - ++at * step : at++ * step;
                if (x < 0 || x > getWidth()) {
                    break;
                }
                double high = Math.max(Dress.px(3), Math.sqrt(level) * getHeight());
                g.fill(new RoundRectangle2D.Double(x, (getHeight() - high) / 2, step * 0.6, high, step, step));
            }
            g.dispose();
        }
    }
}
