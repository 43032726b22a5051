package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.window.Someone;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class CircleTest {
    private final Circle circle = new Circle(Sample.ME, Sample.ANA, "You", new Book(), _ -> Listening.NOT);

    static FriendView friend(String id, String name) {
        return Someone.of(id, name, Optional.empty(), FriendView.Stage.FRIEND, Sample.BEGIN);
    }

    @Test
    void whoKeepsAMessageIsCalledByTheirOwnName() {
        circle.know(List.of(friend(Sample.ANA, "Ana"), friend("caro", "Caro"), friend("dora", "Dora")), "Kim");
        MessageView kept = Sample.own("are you there?", MessageState.WITH_FRIENDS);
        Dress dress = new Dress(Words.of(Tongue.ENGLISH), EmojiSet.load(), ZoneOffset.UTC, new JPanel(), circle);
        String words = States.words(kept, dress);
        assertTrue(words.contains("Caro, Dora"), words);
        assertFalse(words.contains("Ana"), words);
    }

    @Test
    void onlyANewNameIsAReasonToPaintAgain() {
        assertTrue(circle.know(List.of(friend(Sample.ANA, "Ana")), "Kim"));
        assertFalse(circle.know(List.of(friend(Sample.ANA, "Ana")), "Kim"));
        assertTrue(circle.know(List.of(friend(Sample.ANA, "Anna")), "Kim"));
        assertEquals("Anna", circle.name(Sample.ANA));
        assertEquals("You", circle.name(Sample.ME));
    }

    @Test
    void theTwoWhoTalkCanBeMentionedAndInNotesNobody() {
        circle.know(List.of(friend(Sample.ANA, "Ana"), friend("caro", "Caro")), "Kim");
        assertEquals(Map.of(Sample.ANA, "Ana", Sample.ME, "Kim"), circle.members());
        Circle notes = new Circle(Sample.ME, Sample.ME, "You", new Book(), _ -> Listening.NOT);
        notes.know(List.of(friend(Sample.ANA, "Ana")), "Kim");
        assertEquals(Map.of(), notes.members());
    }
}
