package chat.warren.ui.look;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA: text has 4.5:1 on whatever it stands on. */
class ContrastTest {
    private static final double TEXT = 4.5;
    /** For icons, dots and rings. */
    private static final double SIGN = 3;

    private static final List<Shade> GROUNDS = List.of(Shade.GROUND, Shade.SIDE, Shade.RAISED);
    private static final List<Shade> LETTERS =
            List.of(Shade.INK, Shade.QUIET, Shade.ACCENT, Shade.GOOD, Shade.WAIT, Shade.BAD);

    @ParameterizedTest
    @ValueSource(strings = {"Daylight", "Dusk", "Contrast"})
    void everyTextCanBeReadOnItsGround(String theme) throws IOException {
        Properties colours = colours(theme);
        List<String> weak = new ArrayList<>();
        for (Shade ground : GROUNDS) {
            for (Shade letters : LETTERS) {
                check(colours, letters, ground, TEXT, weak);
            }
        }
        check(colours, Shade.ON_ACCENT, Shade.ACCENT, TEXT, weak);
        for (Shade ground :
                List.of(Shade.CHOSEN, Shade.HOVER, Shade.OWN_BUBBLE, Shade.THEIR_BUBBLE, Shade.FOUND, Shade.BAD_SOFT)) {
            check(colours, Shade.INK, ground, TEXT, weak);
        }
        check(colours, Shade.ACCENT, Shade.OWN_BUBBLE, TEXT, weak);
        check(colours, Shade.ACCENT, Shade.THEIR_BUBBLE, TEXT, weak);
        check(colours, Shade.QUIET, Shade.CHOSEN, TEXT, weak);
        check(colours, Shade.QUIET, Shade.OWN_BUBBLE, TEXT, weak);
        check(colours, Shade.QUIET, Shade.THEIR_BUBBLE, TEXT, weak);
        check(colours, Shade.BAD, Shade.BAD_SOFT, SIGN, weak);
        assertTrue(weak.isEmpty(), () -> theme + ": " + weak);
    }

    @Test
    void aNameCanBeReadOnEveryAvatar() {
        for (Color colour : Avatar.COLOURS) {
            assertTrue(contrast(Color.WHITE, colour) >= TEXT, colour.toString());
        }
    }

    private static void check(Properties colours, Shade letters, Shade ground, double least, List<String> weak) {
        double is = contrast(colour(colours, letters), colour(colours, ground));
        if (is < least) {
            weak.add(letters + " on " + ground + " has only %.2f".formatted(is));
        }
    }

    private static Color colour(Properties colours, Shade shade) {
        return Color.decode(Objects.requireNonNull(colours.getProperty(shade.key()), shade.key()));
    }

    private static Properties colours(String theme) throws IOException {
        Properties colours = new Properties();
        try (InputStream bytes =
                Objects.requireNonNull(ContrastTest.class.getResourceAsStream(theme + ".properties"))) {
            colours.load(bytes);
        }
        return colours;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
