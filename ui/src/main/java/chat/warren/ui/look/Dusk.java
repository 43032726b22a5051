package chat.warren.ui.look;

import com.formdev.flatlaf.FlatDarkLaf;

/** Dark. Its colours stand in the properties of the same name. */
public final class Dusk extends FlatDarkLaf {
    @Override
    public String getName() {
        return "Warren Dusk";
    }
}
