package chat.warren.ui.window.talk;

import chat.warren.ui.window.flow.Laid;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;

/** A row laid out for a width. */
interface Drawn {
    int height();

    /** Paints it with what is selected in its text. */
    void paint(Graphics2D graphics, Chosen chosen);

    /** Where its text stands, if it has one that can be selected. */
    Optional<Words> words();

    List<Zone> zones();

    /** The part that is the message, as from and to in width: beside it hover actions stand. */
    default float[] body() {
        return new float[] {0, 0};
    }

    /** A text and its upper left corner in the row. */
    record Words(Laid laid, float x, float y) {
        int nearest(Point2D point) {
            return laid.nearest((float) point.getX() - x, (float) point.getY() - y);
        }

        Optional<String> link(Point2D point) {
            return laid.link((float) point.getX() - x, (float) point.getY() - y);
        }
    }

    /**
     * What of a text is selected, and whether its message has the keyboard's attention.
     *
     * @param found whether a search found it
     */
    record Chosen(int from, int to, boolean focused, boolean found) {
        static final Chosen NOTHING = new Chosen(0, 0, false, false);
    }
}
