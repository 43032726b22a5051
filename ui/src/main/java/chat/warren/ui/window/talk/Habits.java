package chat.warren.ui.window.talk;

import chat.warren.ui.window.compose.Recent;

/** How people here want to write and read: asked each time. */
public interface Habits {
    /** Whether the enter key sends, and begins a line with shift; else the other way round. */
    boolean enterSends();

    /** The emoji used last, of the whole window. */
    Recent recent();
}
