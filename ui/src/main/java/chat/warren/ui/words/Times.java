package chat.warren.ui.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time, as people write them: the nearer, the shorter. */
public final class Times {
    private static final int DAYS_OF_A_WEEK = 7;

    private final Words words;

    Times(Words words) {
        this.words = words;
    }

    /** {@code 14:05}, with the day before it where today is meant by nobody. */
    public String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(words.tongue().locale())
                .format(at.atZone(zone));
    }

    /** Today's hour, the weekday of this week, else the date: for a list. */
    public String brief(Instant at, Instant now, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        long ago = ChronoUnit.DAYS.between(day, now.atZone(zone).toLocalDate());
        if (ago == 0) {
            return clock(at, zone);
        }
        if (ago == 1) {
            return words.say("time.yesterday");
        }
        if (ago > 1 && ago < DAYS_OF_A_WEEK) {
            return DateTimeFormatter.ofPattern("EEE", words.tongue().locale()).format(day);
        }
        return date(day, FormatStyle.SHORT);
    }

    /** Today, yesterday, or the whole date: for what separates days. */
    public String day(LocalDate day, LocalDate today) {
        return switch (Math.clamp(ChronoUnit.DAYS.between(day, today), -1, 2)) {
            case 0 -> words.say("time.today");
            case 1 -> words.say("time.yesterday");
            default -> date(day, FormatStyle.FULL);
        };
    }

    /** Date and hour: for what has to be exact. */
    public String full(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.tongue().locale())
                .format(at.atZone(zone));
    }

    private String date(LocalDate day, FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style)
                .withLocale(words.tongue().locale())
                .format(day);
    }

    /** How long something sounds: {@code 0:12}. */
    public static String length(Duration duration, Locale locale) {
        return String.format(locale, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    /** How long something sounds, in our own digits. */
    public String length(Duration duration) {
        return length(duration, words.tongue().locale());
    }

    /** How long something lasts, in its largest unit. */
    public String lasting(Duration duration) {
        if (duration.toDays() > 0) {
            return words.count("time.days", duration.toDays());
        }
        if (duration.toHours() > 0) {
            return words.count("time.hours", duration.toHours());
        }
        return duration.toMinutes() > 0
                ? words.count("time.minutes", duration.toMinutes())
                : words.count("time.seconds", duration.toSeconds());
    }
}
