package chat.warren.ui.words;

import java.util.Locale;
import java.util.Optional;

/** A language that the window speaks. */
public enum Tongue {
    ENGLISH("en", "English", Plural.ONE_OTHER),
    GERMAN("de", "Deutsch", Plural.ONE_OTHER),
    FRENCH("fr", "Français", Plural.ZERO_AND_ONE),
    SPANISH("es", "Español", Plural.ONE_OTHER),
    PORTUGUESE("pt", "Português", Plural.ZERO_AND_ONE),
    RUSSIAN("ru", "Русский", Plural.SLAVIC),
    UKRAINIAN("uk", "Українська", Plural.SLAVIC),
    TURKISH("tr", "Türkçe", Plural.ONE_OTHER),
    ARABIC("ar", "العربية", Plural.ARABIC),
    PERSIAN("fa", "فارسی", Plural.ZERO_AND_ONE),
    CHINESE("zh", "中文", Plural.NONE);

    private final String code;
    private final String ownName;
    private final Plural plural;

    Tongue(String code, String ownName, Plural plural) {
        this.code = code;
        this.ownName = ownName;
        this.plural = plural;
    }

    /** As ISO 639 has it. */
    public String code() {
        return code;
    }

    /** As its speakers call it, so that they find it whatever is set. */
    public String ownName() {
        return ownName;
    }

    /** With the region that the system has for dates: an hour is written otherwise in London than in Chicago. */
    public Locale locale() {
        return in(Locale.getDefault(Locale.Category.FORMAT));
    }

    Locale in(Locale system) {
        return Locale.of(code, system.getCountry());
    }

    public boolean rightToLeft() {
        return this == ARABIC || this == PERSIAN;
    }

    Plural plural() {
        return plural;
    }

    public static Optional<Tongue> of(String code) {
        for (Tongue tongue : values()) {
            if (tongue.code.equals(code)) {
                return Optional.of(tongue);
            }
        }
        return Optional.empty();
    }

    /** The language of a system, or English. */
    public static Tongue of(Locale system) {
        return of(system.getLanguage()).orElse(ENGLISH);
    }
}
