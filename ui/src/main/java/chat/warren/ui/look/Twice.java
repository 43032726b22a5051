package chat.warren.ui.look;

import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import javax.swing.JButton;
import javax.swing.Timer;

/** What cannot be undone, behind two presses that nobody does by accident: not at once, and not after a while. */
final class Twice {
    /** The slowest double click that systems take for one. */
    private static final long APART_MILLIS = 500;
    /** Who has read the question by then and not answered it does not want it. */
    private static final int STAYS_MILLIS = 4000;

    private final JButton button;
    private final String text;
    private final String really;
    private final Runnable doing;
    private final Timer over = new Timer(STAYS_MILLIS, due -> rest());
    private long asked;

    Twice(JButton button, String really, Runnable doing) {
        this.button = button;
        this.text = button.getText();
        this.really = really;
        this.doing = doing;
        over.setRepeats(false);
        button.addActionListener(this::pressed);
        button.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent lost) {
                rest();
            }
        });
    }

    private void pressed(ActionEvent press) {
        if (!button.getText().equals(really)) {
            asked = press.getWhen();
            button.setText(really);
            over.restart();
        } else if (press.getWhen() - asked >= APART_MILLIS) {
            rest();
            doing.run();
        }
    }

    private void rest() {
        over.stop();
        button.setText(text);
    }
}
