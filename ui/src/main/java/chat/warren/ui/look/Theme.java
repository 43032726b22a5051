package chat.warren.ui.look;

/** Which colours there are. */
public enum Theme {
    /** As the system has it. */
    SYSTEM,
    LIGHT,
    DARK,
    /** Black and white, with lines around everything. */
    CONTRAST
}
