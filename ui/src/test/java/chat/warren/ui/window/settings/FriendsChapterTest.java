package chat.warren.ui.window.settings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.Chats;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FriendsChapterTest {
    @ParameterizedTest
    @EnumSource(Tongue.class)
    void friendsKeepMessagesAsLongAsThePageSays(Tongue tongue) {
        Words words = Words.of(tongue);
        String said = FriendsChapter.keeping(words);
        assertTrue(said.contains(words.number(Chats.KEPT_AT_MOST.toDays())), said);
    }
}
