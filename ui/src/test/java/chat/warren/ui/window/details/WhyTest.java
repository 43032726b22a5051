package chat.warren.ui.window.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.WayView;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final Words ENGLISH = Words.of(Tongue.ENGLISH);
    private static final Path CAUSES =
            Path.of(System.getProperty("warren.root"), "node/src/main/java/chat/warren/node/diagnosis/Cause.java");

    private static Optional<Why> why(String cause) {
        return Why.of(
                new WayView(cause, "Something is.", "Do something.", Optional.empty(), List.of()), "Ben", ENGLISH);
    }

    @Test
    void whatIsAsItShouldBeNeedsNoWords() {
        assertEquals(Optional.empty(), why("connected-directly"));
        assertEquals(Optional.empty(), why("connected-on-the-lan"));
    }

    @Test
    void everyCauseThatTheNodeKnowsIsSaidInOurWords() throws IOException {
        List<String> causes = Pattern.compile("^    ([A-Z_]+),?$", Pattern.MULTILINE)
                .matcher(Files.readString(CAUSES))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertTrue(causes.size() > 15, causes.toString());
        for (String cause : causes) {
            why(cause).ifPresent(each -> assertEquals(ENGLISH.say("why." + cause, "Ben"), each.sentence()));
        }
    }

    @Test
    void aCauseOfANewerNodeComesInItsOwnWordsAndWithAButton() {
        assertEquals(Optional.of(new Why("Something is. Do something.", Why.Help.AGAIN)), why("moon-in-the-way"));
        assertEquals(Why.Help.SHOW, why("we-are-invisible").orElseThrow().help());
    }
}
