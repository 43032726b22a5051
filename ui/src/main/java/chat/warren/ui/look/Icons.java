package chat.warren.ui.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;

/** Our own icons: lines on a grid of 24, in one shade. */
public final class Icons {
    /** Beside text. */
    public static final int SMALL = 16;
    /** In a button that has no text. */
    public static final int USUAL = 20;

    private Icons() {}

    /** The icon of this name, which is that of a file in {@code icons}. */
    public static FlatSVGIcon of(String name, int size, Shade shade) {
        FlatSVGIcon icon =
                new FlatSVGIcon("chat/warren/ui/look/icons/" + name + ".svg", size, size, Icons.class.getClassLoader());
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(black -> shade.color()));
        return icon;
    }
}
