package chat.warren.ui.look;

import com.formdev.flatlaf.FlatDarkLaf;

/** High contrast. Its colours stand in the properties of the same name. */
public final class Contrast extends FlatDarkLaf {
    @Override
    public String getName() {
        return "Warren Contrast";
    }
}
