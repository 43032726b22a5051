package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import java.awt.geom.Rectangle2D;

/**
 * A place in a row where a click does something.
 *
 * @param area from the row's upper left corner
 * @param hint what it is, in words
 */
record Zone(Rectangle2D area, Deed deed, String hint) {
    /** What it does. */
    sealed interface Deed {
        /** Opens an address. */
        record Follow(String address) implements Deed {}

        /** Goes to the message that was answered. */
        record Jump(String message) implements Deed {}

        /** Gives the reaction too, or takes it back. */
        record React(String emoji, boolean give) implements Deed {}

        /** Shows what it said before. */
        record Past() implements Deed {}

        /** Shows the whole of it. */
        record Whole() implements Deed {}

        /** Something with a file. */
        record Handle(FileView file, Handling handling) implements Deed {}

        /** Goes to a part of a voice message, from 0 to 1 across the area. */
        record Along(FileView file, double part) implements Deed {}

        /** Only says its hint. */
        record Explain() implements Deed {}
    }
}
