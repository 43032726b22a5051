package chat.warren.ui.window.settings;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.Settings;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.notice.Told;
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
 * @param manners how it behaves
 */
public record Choices(Theme theme, Optional<Tongue> tongue, int percent, Duration idle, Manners manners) {
    private static final String NAME = "ui.window";
    private static final String BETWEEN = " ";

    public static Choices usual() {
        return new Choices(
                Theme.SYSTEM, Optional.empty(), 100, Duration.ZERO, new Manners(true, Told.WHO, false, false));
    }

    /**
     * How the window behaves.
     *
     * @param enterSends whether the enter key sends what was written, or begins a line
     * @param told how much the desktop may know of news
     * @param aloud whether news may be heard
     * @param stays whether a closed window goes on, out of sight
     */
    public record Manners(boolean enterSends, Told told, boolean aloud, boolean stays) {
        public Manners enterSends(boolean sends) {
            return new Manners(sends, told, aloud, stays);
        }

        public Manners told(Told other) {
            return new Manners(enterSends, other, aloud, stays);
        }

        public Manners aloud(boolean heard) {
            return new Manners(enterSends, told, heard, stays);
        }

        public Manners stays(boolean open) {
            return new Manners(enterSends, told, aloud, open);
        }
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
                String.valueOf(manners.enterSends()),
                manners.told().name(),
                String.valueOf(manners.aloud()),
                String.valueOf(manners.stays()));
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
                    new Manners(
                            Boolean.parseBoolean(parts[4]),
                            parts.length > 5
                                    ? Told.valueOf(parts[5])
                                    : usual().manners().told(),
                            parts.length > 6 && Boolean.parseBoolean(parts[6]),
                            parts.length > 7 && Boolean.parseBoolean(parts[7])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return usual();
        }
    }

    public Choices theme(Theme other) {
        return new Choices(other, tongue, percent, idle, manners);
    }

    public Choices tongue(Optional<Tongue> other) {
        return new Choices(theme, other, percent, idle, manners);
    }

    public Choices percent(int other) {
        return new Choices(theme, tongue, Math.clamp(other, Look.SMALLEST, Look.LARGEST), idle, manners);
    }

    public Choices idle(Duration other) {
        return new Choices(theme, tongue, percent, other, manners);
    }

    public Choices manners(Manners other) {
        return new Choices(theme, tongue, percent, idle, other);
    }
}
