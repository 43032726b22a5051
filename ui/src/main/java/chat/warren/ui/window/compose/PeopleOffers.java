package chat.warren.ui.window.compose;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People of a conversation for {@code @} and the beginning of a name, or of a part of it. */
final class PeopleOffers implements Offers {
    /** As many as are looked through at a glance; who is not among them needs another letter. */
    private static final int MOST = 7;

    private static final Pattern BEGUN = Pattern.compile("(?:^|[^\\p{L}\\p{N}@])(@([^@\\n]{0,64}))$");

    private final Supplier<List<Offer>> people;

    /** Of those who are there when somebody writes; the text of each is their name. */
    PeopleOffers(Supplier<List<Offer>> people) {
        this.people = people;
    }

    @Override
    public Begun begun(String before) {
        Matcher begun = BEGUN.matcher(before);
        if (!begun.find()) {
            return Begun.NOTHING;
        }
        String letters = begun.group(2).toLowerCase(Locale.ROOT);
        List<Offer> offered = people.get().stream()
                .filter(each -> isBegun(each.text().toLowerCase(Locale.ROOT), letters))
                .limit(MOST)
                .map(each -> new Offer(each.icon(), each.shown(), "@" + each.text() + " "))
                .toList();
        // Behind a whole name and a space the sentence goes on, also where another name begins so.
        boolean named = letters.endsWith(" ")
                && people.get().stream()
                        .anyMatch(each -> each.text().toLowerCase(Locale.ROOT).equals(letters.strip()));
        return offered.isEmpty() || named
                ? Begun.NOTHING
                : new Begun(begun.group(1).length(), false, offered);
    }

    private static boolean isBegun(String name, String letters) {
        return name.startsWith(letters) || (!letters.isEmpty() && name.contains(" " + letters));
    }
}
