package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageStory;
import chat.warren.node.api.MessageView;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.Component;
import java.awt.EventQueue;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final EmojiSet SET = EmojiSet.load();

    private static List<String> told(MessageStory story) throws Exception {
        List<String> told = new ArrayList<>();
        EventQueue.invokeAndWait(() -> {
            Look.begin();
            Look.wear(Theme.LIGHT, false, 100);
            Circle circle = new Circle(Sample.ME, Sample.ANA, "You", new Book(), _ -> Listening.NOT);
            circle.know(List.of(CircleTest.friend(Sample.ANA, "Ana"), CircleTest.friend("caro", "Caro")), "Kim");
            Dress dress = new Dress(Words.of(Tongue.ENGLISH), SET, ZoneOffset.UTC, new JPanel(), circle);
            for (Component each : new Story(dress).content(story).getComponents()) {
                told.add(
                        each instanceof JTextComponent text
                                ? text.getText()
                                : each.getAccessibleContext().getAccessibleName());
            }
        });
        return told;
    }

    @Test
    void oursSayHowFarTheyCameAndWhatTheySaidBefore() throws Exception {
        MessageView now = Sample.own("at eight", MessageState.DELIVERED);
        MessageStory.Earlier seven = new MessageStory.Earlier("at seven", Sample.BEGIN.plusSeconds(60));
        List<String> told = told(new MessageStory(now, Sample.ANA, Sample.BEGIN, List.of("3f2a"), List.of(seven)));
        assertEquals("Delivered", told.get(told.indexOf("State") + 1));
        assertEquals("3f2a", told.get(told.indexOf("Not yet on their device") + 1));
        assertEquals(List.of("at seven", "Now", "at eight"), told.subList(told.indexOf("at seven"), told.size()));
        assertEquals(-1, told.indexOf("Arrived here"));
    }

    @Test
    void theirsSayWhenTheyCame() throws Exception {
        MessageView hello = Sample.message(1, false, "hello", Duration.ZERO);
        List<String> told =
                told(new MessageStory(hello, Sample.ANA, Sample.BEGIN.plus(Duration.ofDays(1)), List.of(), List.of()));
        assertEquals(List.of("Written", "Arrived here"), List.of(told.get(0), told.get(2)));
        assertEquals(4, told.size(), told.toString());
        Optional<String> day = Optional.of(told.get(1)).filter(told.get(3)::equals);
        assertEquals(Optional.empty(), day, "it came a day later");
    }
}
