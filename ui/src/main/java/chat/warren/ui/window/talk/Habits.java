package chat.warren.ui.window.talk;

import chat.warren.ui.window.compose.Recent;
import chat.warren.ui.window.sound.Microphone;
import chat.warren.ui.window.sound.Player;

/** How people here want to write and read: asked each time. */
public interface Habits {
    /** Whether the enter key sends, and begins a line with shift; else the other way round. */
    boolean enterSends();

    /** Closes what stands beside the conversation; says whether anything did. */
    boolean stepsOut();

    /** The emoji used last, of the whole window. */
    Recent recent();

    /** What plays voice messages, one at a time in the whole window. */
    Player player();

    /** What they are spoken into. */
    Microphone microphone();
}
