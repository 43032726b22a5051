package chat.warren.ui.words;

import java.text.NumberFormat;

/** Amounts of bytes, as people say them. */
public final class Size {
    private static final int KILO = 1000;

    private Size() {}

    public static String of(long bytes, Words words) {
        String[] units = {"talk.bytes", "talk.kilobytes", "talk.megabytes", "talk.gigabytes"};
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(words.tongue().locale());
        format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
        return words.say(units[unit], format.format(value));
    }
}
