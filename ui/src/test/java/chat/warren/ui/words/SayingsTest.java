package chat.warren.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SayingsTest {
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    /** Whatever hands over a sentence for people. */
    private static final Pattern REFUSAL = Pattern.compile(
            "\\b(?:NotPossibleException|UnwillingException|InviteOver|Refused|Failed|NotKnown|trouble|end|need|Optional\\.of)"
                    + "\\([^\";{}]*\"([A-Z'][^\"]* [^\"]*)\"");
    /** Put together of words in the source. */
    private static final String ASSEMBLED = "node.wrong-passphrase";
    /** Refusals that are met by scripts above all, and are English in every window. A new one is to be translated. */
    private static final int NOT_TRANSLATED = 12;

    @Test
    void aSentenceOfTheNodeIsToldInTheLanguageOfTheWindow() {
        Words german = Words.of(Tongue.GERMAN);
        assertEquals(
                "Diese Einladung galt bis 2026-01-01; bitten Sie um eine neue.",
                german.told("This invite worked until 2026-01-01; ask for a new one."));
        assertEquals("Nobody wrote this.", german.told("Nobody wrote this."));
        assertEquals(
                "kind.txt kann nicht gelesen werden, darum wurde nichts gesendet (weg): Sehen Sie nach, ob die Datei da"
                        + " ist und Sie sie lesen dürfen.",
                german.told("kind.txt cannot be read, so nothing was sent (weg): check that it is there and yours to"
                        + " read."));
    }

    @Test
    void aFailureThatNobodyTranslatedIsToldByItsKindWithItsSentence() {
        String sentence = "The index of /home/ana/.warren is torn; nothing was changed.";
        String german = Words.of(Tongue.GERMAN).told("DAMAGED", sentence);
        assertTrue(german.startsWith("Ein Teil dieses Profils") && german.contains(sentence), german);
        String arabic = Words.of(Tongue.ARABIC).told("DAMAGED", sentence);
        assertTrue(arabic.contains("\u2066" + sentence + "\u2069"), arabic);
        assertEquals(sentence, Words.of(Tongue.ENGLISH).told("DAMAGED", sentence));
        assertEquals(sentence, Words.of(Tongue.GERMAN).told("NOT_POSSIBLE", sentence));
        assertEquals(
                "Niemand hat eine solche Datei angekündigt.",
                Words.of(Tongue.GERMAN).told("NOT_POSSIBLE", "Nobody has announced such a file."));
    }

    @Test
    void aNameThatStandsTwiceInASentenceStandsTwiceInItsTranslation() {
        assertEquals(
                "Jemand mit einem anderen Schlüssel kam an der Stelle von Ben und wurde abgewiesen; nichts wurde"
                        + " geändert: Fragen Sie Ben, was geschehen ist.",
                Words.of(Tongue.GERMAN)
                        .told("Somebody with another key came in the place of Ben and was refused; nothing was"
                                + " changed: ask Ben what happened."));
    }

    /** Whoever changes a sentence of the node finds here that its translations are to be changed too. */
    @Test
    void everySentenceThatIsTranslatedIsOneThatTheNodeSays() throws IOException {
        List<String> sources = sources();
        List<String> unsaid = new ArrayList<>();
        for (Map.Entry<String, String> each : Words.read(Tongue.ENGLISH, "node").entrySet()) {
            boolean said = each.getKey().startsWith(ASSEMBLED)
                    || sources.stream()
                            .anyMatch(source -> Stream.of(each.getValue().split("\\{\\d}", -1))
                                    .allMatch(source::contains));
            if (!said) {
                unsaid.add(each.getKey());
            }
        }
        assertEquals(List.of(), unsaid, "the node says these otherwise by now");
    }

    @Test
    void aNewRefusalIsTranslated() throws IOException {
        List<String> known = Words.read(Tongue.ENGLISH, "node").values().stream()
                .map(text -> text.split("\\{\\d}", -1)[0])
                .toList();
        List<String> english = sources().stream()
                .flatMap(source -> REFUSAL.matcher(source).results().map(found -> found.group(1)))
                .filter(sentence -> known.stream().noneMatch(sentence::equals))
                .toList();
        assertTrue(english.size() <= NOT_TRANSLATED, () -> english.size() + " are English everywhere: " + english);
    }

    private static List<String> sources() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("node", "storage")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    found.add(JOINT.matcher(Files.readString(file)).replaceAll(""));
                }
            }
        }
        return found;
    }
}
