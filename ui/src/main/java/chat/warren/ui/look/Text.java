package chat.warren.ui.look;

/** Sizes of text. Each follows the zoom. */
public enum Text {
    /** One on a page. */
    TITLE("font: semibold +9"),
    /** Of a part of a page. */
    HEADING("font: semibold +3"),
    /** A name in a list or over a field. */
    STRONG("font: semibold"),
    BODY("font: $defaultFont"),
    /** Times, hints. */
    SMALL("font: -1"),
    /** Words to compare and to read aloud. */
    CODE("font: semibold +5");

    private final String style;

    Text(String style) {
        this.style = style;
    }

    /** For FlatLaf's style property. */
    public String style() {
        return style;
    }
}
