package chat.warren.ui.look;

/** Sizes of text. Each follows the zoom. */
public enum Text {
    /** One on a page. */
    TITLE("font: +9 $semibold.font"),
    /** Of a part of a page. */
    HEADING("font: +3 $semibold.font"),
    /** A name in a list or over a field. */
    STRONG("font: $semibold.font"),
    BODY("font: $defaultFont"),
    /** Times, hints. */
    SMALL("font: -1"),
    /** Words to compare and to read aloud. */
    CODE("font: +5 $semibold.font");

    private final String style;

    Text(String style) {
        this.style = style;
    }

    /** For FlatLaf's style property. */
    public String style() {
        return style;
    }
}
