package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.Sheet;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.Timer;

/**
 * Destroys the profile. A button that has to be held for three seconds, by pointer or by key: nobody does that by
 * accident, and nobody in a hurry has to type.
 */
public final class PanicPage {
    static final int HELD_MILLIS = 3000;
    private static final int STEP_MILLIS = 50;

    private final Stage stage;
    private final Runnable destroying;
    private final Sheet sheet;
    private final JButton hold;
    private final JButton leave;
    private final JProgressBar held = new JProgressBar(0, HELD_MILLIS);
    private final Timer timer = new Timer(STEP_MILLIS, due -> step());
    private boolean begun;

    /**
     * Asks, and destroys nothing.
     *
     * @param destroying does it
     * @param back to where one came from
     */
    public PanicPage(Stage stage, Runnable destroying, Runnable back) {
        this.stage = stage;
        this.destroying = destroying;
        hold = Pieces.button(stage.say("panic.hold"));
        hold.setName("panic");
        Pieces.style(hold, "foreground: $Warren.bad; margin: 9,20,9,20");
        hold.getModel().addChangeListener(changed -> watch());
        hold.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent lost) {
                release();
            }
        });
        held.getAccessibleContext().setAccessibleName(stage.say("panic.hold"));
        leave = Pieces.leading(stage.say("cancel"));
        leave.setName("panic-leave");
        leave.addActionListener(pressed -> leave(back));
        sheet = new Sheet("panic", stage.say("panic.title"), stage.say("panic.sentence"))
                .with(Pieces.passage(stage.say("panic.stays"), Text.BODY, Shade.QUIET))
                .with(hold)
                .with(held)
                .leading(leave);
        sheet.component()
                .registerKeyboardAction(
                        pressed -> leave(back),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        sheet.component().applyComponentOrientation(stage.words().orientation());
    }

    public JComponent component() {
        return sheet.component();
    }

    /** The keyboard is on the way out, not on the button. */
    public void focus() {
        leave.requestFocusInWindow();
    }

    private void leave(Runnable back) {
        if (!begun) { // From then on there is no way back.
            back.run();
        }
    }

    private void watch() {
        boolean pressed = hold.getModel().isPressed() && hold.getModel().isArmed();
        if (pressed && !timer.isRunning() && !begun) {
            timer.start();
        } else if (!pressed) {
            release();
        }
    }

    private void release() {
        if (!begun) {
            timer.stop();
            held.setValue(0);
        }
    }

    private void step() {
        held.setValue(held.getValue() + STEP_MILLIS);
        if (held.getValue() >= HELD_MILLIS) {
            begun = true;
            timer.stop();
            hold.setEnabled(false);
            hold.setText(stage.say("panic.destroying"));
            destroying.run();
        }
    }

    /** It could not be done. */
    public void fault(String sentence) {
        begun = false;
        held.setValue(0);
        hold.setEnabled(true);
        hold.setText(stage.say("panic.hold"));
        sheet.fault(sentence);
    }
}
