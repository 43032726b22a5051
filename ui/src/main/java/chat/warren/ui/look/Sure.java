package chat.warren.ui.look;

import java.awt.Component;
import javax.swing.JOptionPane;

/** Asks once more before something that cannot be undone. */
public final class Sure {
    private Sure() {}

    /**
     * Whether it shall be done.
     *
     * @param yes says what is done, and not just yes
     */
    public static boolean ask(Component over, String question, String yes, String no) {
        Object[] answers = {yes, no};
        int answer = JOptionPane.showOptionDialog(
                over, question, yes, JOptionPane.DEFAULT_OPTION, JOptionPane.PLAIN_MESSAGE, null, answers, no);
        return answer == 0;
    }
}
