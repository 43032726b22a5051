package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.MessagePage;
import chat.warren.node.api.MessageView;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BookTest {
    private final Book book = new Book();

    private static MessagePage page(int from, int count) {
        return new MessagePage(Sample.talk(from, count), from == 0 ? OptionalLong.empty() : OptionalLong.of(from));
    }

    private List<String> ids() {
        return book.messages().stream().map(MessageView::id).toList();
    }

    @Test
    void olderPagesComeBeforeAndNewerOnesReplaceTheEnd() {
        book.newest(page(50, 10));
        book.older(page(40, 10));
        assertEquals(OptionalLong.of(40), book.before());
        int fresh = book.newest(page(55, 10));
        assertEquals(3, fresh, "of 60 to 64 the friend said 62, 63 and 64");
        assertEquals(25, ids().size());
        assertEquals("m40", ids().getFirst());
        assertEquals("m64", ids().getLast());
    }

    @Test
    void whenTooMuchHappenedTheEndStandsAlone() {
        book.newest(page(50, 10));
        book.newest(page(500, 10));
        assertEquals("m500", ids().getFirst());
        assertEquals(OptionalLong.of(500), book.before());
    }

    @Test
    void theWholeConversationHasNothingBefore() {
        book.newest(page(5, 5));
        book.newest(page(0, 4));
        assertEquals(List.of("m0", "m1", "m2", "m3"), ids());
        assertTrue(book.before().isEmpty());
    }

    @Test
    void changesAndRemovesWhatIsThere() {
        book.newest(page(0, 5));
        book.changed(Sample.message(2, false, "other words", Duration.ofMinutes(2)));
        assertEquals("other words", book.find("m2").orElseThrow().text());
        assertEquals("other words", book.messages().get(2).text());
        book.changed(Sample.message(99, false, "not here", Duration.ZERO));
        book.removed("m0");
        assertEquals(List.of("m1", "m2", "m3", "m4"), ids());
        assertFalse(book.find("m0").isPresent());
        assertEquals("m1", book.lastOwn().orElseThrow().id());
    }
}
