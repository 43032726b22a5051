package chat.warren.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern FORM = Pattern.compile("(.+)\\.(one|two|few|many|other)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void everyLanguageHasEveryTextAndNoOther(Tongue tongue) {
        for (String part : Words.PARTS) {
            assertEquals(wanted(tongue, part), Words.read(tongue, part).keySet(), part);
        }
    }

    private static Set<String> wanted(Tongue tongue, String part) {
        Set<String> wanted = new TreeSet<>();
        for (String key : Words.read(Tongue.ENGLISH, part).keySet()) {
            var form = FORM.matcher(key);
            if (form.matches()) {
                tongue.plural().forms().forEach(each -> wanted.add(form.group(1) + "." + each));
            } else {
                wanted.add(key);
            }
        }
        return wanted;
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void everyTextTakesTheSameValues(Tongue tongue) {
        Map<String, String> english = Words.read(Tongue.ENGLISH);
        Words.read(tongue).forEach((key, text) -> {
            var form = FORM.matcher(key);
            String original = form.matches() ? english.get(form.group(1) + ".other") : english.get(key);
            // One or two of something may be said without their number.
            if (!key.endsWith(".one") && !key.endsWith(".two")) {
                assertEquals(places(String.valueOf(original)), places(text), tongue + " " + key);
            }
        });
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void aNumberChoosesTheForm() {
        Words russian = Words.of(Tongue.RUSSIAN);
        List<String> forms = List.of("1", "3", "5", "11", "21", "22").stream()
                .map(each -> russian.tongue().plural().form(Long.parseLong(each)))
                .toList();
        assertEquals(List.of("one", "few", "many", "many", "one", "few"), forms);
        assertEquals("يومين", Words.of(Tongue.ARABIC).count("time.days", 2));
        assertEquals("1 day", Words.of(Tongue.ENGLISH).count("time.days", 1));
        assertEquals("2 days", Words.of(Tongue.ENGLISH).count("time.days", 2));
    }

    @Test
    void aNameOfAnotherScriptDoesNotTurnTheSentenceRound() {
        assertEquals(true, Words.of(Tongue.ARABIC).say("details.block", "Ana").contains("\u2068Ana\u2069"));
        assertEquals(false, Words.of(Tongue.ENGLISH).say("details.block", "Ana").contains("\u2068"));
    }

    @Test
    void aTextThatNobodyWroteIsAMistakeOfOurs() {
        assertThrows(IllegalStateException.class, () -> Words.of(Tongue.ENGLISH).say("no.such.text"));
    }

    @Test
    void hoursAreWrittenAsInTheRegion() {
        DateTimeFormatter hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
        LocalTime five = LocalTime.of(14, 5);
        assertEquals("14:05", hour.withLocale(Tongue.ENGLISH.in(Locale.UK)).format(five));
        assertEquals(
                "2:05 PM",
                hour.withLocale(Tongue.ENGLISH.in(Locale.US)).format(five).replaceAll("\\h", " "));
        assertEquals("14:05", hour.withLocale(Tongue.GERMAN.in(Locale.US)).format(five));
    }

    @Test
    void aSystemOfAnUnknownLanguageSpeaksEnglish() {
        assertEquals(Tongue.ENGLISH, Tongue.of(Locale.of("is")));
        assertEquals(Tongue.GERMAN, Tongue.of(Locale.of("de", "AT")));
    }
}
