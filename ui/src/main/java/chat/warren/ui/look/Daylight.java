package chat.warren.ui.look;

import com.formdev.flatlaf.FlatLightLaf;

/** Light. Its colours stand in the properties of the same name. */
public final class Daylight extends FlatLightLaf {
    @Override
    public String getName() {
        return "Warren Daylight";
    }
}
