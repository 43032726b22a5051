package chat.warren.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever people read stands in the bundles, and whatever stands there is read. */
class HardCodedTextTest {
    private static final Path SOURCES = Path.of(System.getProperty("warren.root"), "ui/src/main/java/chat/warren/ui");
    /** What shows a text, with a text of letters in its hand. */
    private static final Pattern SHOWN = Pattern.compile(
            "(?:new J(?:Label|Button|CheckBox|ToggleButton|RadioButton|MenuItem|TextArea|Menu)|setText|setToolTipText"
                    + "|setTitle|setAccessibleName|setAccessibleDescription|Pieces\\.(?:label|passage|centred|button|leading|quiet)"
                    + "|tell|warn|offer|fault|addElement|addItem)\\(\\s*\"([^\"]*\\p{L}{2,}[^\"]*)\"");

    private static final Pattern ASKED = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");
    private static final Pattern SAID = Pattern.compile("\\b(say|count)\\(\\s*\"([a-z]+(?:\\.[a-z-]+)*)\"[,)]");
    /** A key that is put together begins as a literal that ends with a dot. */
    private static final Pattern BEGUN = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)*\\.)\"");
    /** A button's name for the tests, and what FlatLaf and the JDK call things. */
    private static final Set<String> NO_TEXTS = Set.of("Warren");

    @Test
    void noClassOfTheWindowHoldsATextThatPeopleRead() throws IOException {
        List<String> hard = new ArrayList<>();
        for (Path file : sources()) {
            var shown = SHOWN.matcher(Files.readString(file));
            while (shown.find()) {
                if (!NO_TEXTS.contains(shown.group(1))) {
                    hard.add(file.getFileName() + ": " + shown.group(1));
                }
            }
        }
        assertEquals(List.of(), hard, "put it into window.properties or talk.properties");
    }

    @Test
    void everyTextOfTheShellIsAskedForByItsKey() throws IOException {
        Set<String> asked = new TreeSet<>();
        Set<String> begun = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            ASKED.matcher(source).results().forEach(found -> asked.add(found.group(1)));
            BEGUN.matcher(source).results().forEach(found -> begun.add(found.group(1)));
        }
        List<String> silent = Words.read(Tongue.ENGLISH, "window").keySet().stream()
                .map(key -> key.replaceFirst("\\.(one|other)$", ""))
                .distinct()
                .filter(key -> key.contains("."))
                .filter(key -> !asked.contains(key) && begun.stream().noneMatch(key::startsWith))
                // A permission's cost stands under the permission.
                .filter(key -> !(key.endsWith(".cost") && asked.contains(key.replaceFirst("\\.cost$", ""))))
                .toList();
        assertEquals(List.of(), silent, "nobody shows these");
    }

    @Test
    void everyKeyInTheSourcesHasAText() throws IOException {
        Set<String> texts = Words.read(Tongue.ENGLISH).keySet();
        List<String> dumb = new ArrayList<>();
        for (Path file : sources()) {
            SAID.matcher(Files.readString(file))
                    .results()
                    .filter(found ->
                            !texts.contains(found.group(2) + (found.group(1).equals("count") ? ".other" : "")))
                    .forEach(found -> dumb.add(file.getFileName() + ": " + found.group(2)));
        }
        assertEquals(List.of(), dumb, "nobody wrote these");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/terminal/"))
                    .collect(Collectors.toList());
            assertTrue(found.size() > 30, "the test looks at the window's sources");
            return found;
        }
    }
}
