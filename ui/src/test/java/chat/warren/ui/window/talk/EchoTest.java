package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.MessageView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EchoTest {
    private final Echo echo = new Echo(Sample.ME, "hello", Sample.BEGIN);

    private List<String> texts() {
        return echo.book().messages().stream().map(MessageView::text).toList();
    }

    @Test
    void saysWhatIsSaidToIt() {
        MessageView ours = echo.say("one", Optional.empty(), List.of(), Sample.BEGIN);
        echo.answer(ours, Sample.BEGIN);
        assertEquals(List.of("hello", "one", "one"), texts());
        MessageView answer = echo.book().messages().getLast();
        assertEquals(Optional.of(ours.id()), answer.replyTo());
        assertTrue(!answer.own() && ours.own());
    }

    @Test
    void aReactionIsGivenAndTakenBackAndAMessageChangedAndRemoved() {
        MessageView ours = echo.say("one", Optional.empty(), List.of(), Sample.BEGIN);
        echo.react(ours.id(), "👍", Sample.BEGIN);
        assertEquals(1, echo.book().find(ours.id()).orElseThrow().reactions().size());
        echo.react(ours.id(), "👍", Sample.BEGIN);
        echo.change(ours.id(), "two");
        assertEquals(List.of("hello", "two"), texts());
        assertEquals(0, echo.book().find(ours.id()).orElseThrow().reactions().size());
        echo.remove(ours.id());
        assertEquals(List.of("hello"), texts());
    }
}
