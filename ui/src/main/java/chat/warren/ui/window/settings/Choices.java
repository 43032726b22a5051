package chat.warren.ui.window.settings;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.Settings;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.words.Tongue;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user chose about the window. Kept in the profile, sealed like everything in it: what language somebody
 * speaks is nobody's business who only has the disk.
 *
 * @param tongue empty for the system's
 * @param percent of text and everything with it
 * @param idle after how long the window locks itself; zero for never
 * @param enterSends whether the enter key sends what was written, or begins a line
 */
public record Choices(Theme theme, Optional<Tongue> tongue, int percent, Duration idle, boolean enterSends) {
    private static final String NAME = "ui.window";
    private static final String BETWEEN = " ";

    public static Choices usual() {
        return new Choices(Theme.SYSTEM, Optional.empty(), 100, Duration.ZERO, true);
    }

    /** Waits for the disk. */
    public static Choices read(Settings settings) throws ProfileException {
        return parse(settings.get(NAME));
    }

    /** Waits for the disk. */
    public void keep(Settings settings) throws ProfileException {
        settings.set(NAME, text());
    }

    String text() {
        return String.join(
                BETWEEN,
                theme.name(),
                tongue.map(Tongue::code).orElse("-"),
                String.valueOf(percent),
                String.valueOf(idle.toMinutes()),
                String.valueOf(enterSends));
    }

    /** What another version wrote and this one does not know is as nothing: as if nobody had chosen. */
    static Choices parse(String text) {
        String[] parts = text.split(BETWEEN, -1);
        try {
            return new Choices(
                    Theme.valueOf(parts[0]),
                    Tongue.of(parts[1]),
                    Math.clamp(Integer.parseInt(parts[2]), Look.SMALLEST, Look.LARGEST),
                    Duration.ofMinutes(Math.max(0, Integer.parseInt(parts[3]))),
                    Boolean.parseBoolean(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return usual();
        }
    }

    public Choices theme(Theme other) {
        return new Choices(other, tongue, percent, idle, enterSends);
    }

    public Choices tongue(Optional<Tongue> other) {
        return new Choices(theme, other, percent, idle, enterSends);
    }

    public Choices percent(int other) {
        return new Choices(theme, tongue, Math.clamp(other, Look.SMALLEST, Look.LARGEST), idle, enterSends);
    }

    public Choices idle(Duration other) {
        return new Choices(theme, tongue, percent, other, enterSends);
    }

    public Choices enterSends(boolean sends) {
        return new Choices(theme, tongue, percent, idle, sends);
    }
}
