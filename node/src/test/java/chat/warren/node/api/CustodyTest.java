package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three who know each other; one writes to another who is away, and the third keeps it. */
class CustodyTest {
    private static final String WORDS = "the key is under the third stone";

    @TempDir
    Path folder;

    private Street street;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        street = new Street(folder);
    }

    @AfterEach
    void end() throws ProfileException {
        street.close();
    }

    private static MessageView newest(RunningNode node, String with) throws ProfileException {
        return node.chats().page(with, OptionalLong.empty(), 1).messages().getFirst();
    }

    private static boolean arrived(RunningNode node, String with) {
        try {
            return newest(node, with).state() == MessageState.DELIVERED;
        } catch (ProfileException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFriendKeepsWhatTheyCannotReadUntilItIsFetched() throws IOException, InterruptedException {
        RunningNode anna = street.node("Anna");
        RunningNode ben = street.node("Ben");
        RunningNode caro = street.node("Caro");
        Street.befriend(anna, ben);
        Street.befriend(anna, caro);
        Street.befriend(ben, caro);
        anna.chats().entrust(ben.self(), Optional.of(List.of(caro.self())));
        assertEquals(List.of(caro.self()), anna.chats().keepers(ben.self()));
        ben.close();
        Street.await(
                anna,
                Event.FriendLinked.class,
                link -> !link.linked() && link.person().equals(ben.self()));

        String id = anna.chats().send(ben.self(), OutgoingText.of(WORDS));
        Street.await(anna, Event.MessageMoved.class, moved -> moved.message().equals(id));
        MessageView waits = newest(anna, ben.self());
        assertEquals(MessageState.WITH_FRIENDS, waits.state());
        MessageView.Custody custody = waits.custody().orElseThrow();
        assertEquals(List.of(caro.self()), custody.keepers());
        ConversationView talk = anna.chats().with(ben.self()).orElseThrow();
        assertEquals(
                new ConversationView.Waiting(1, List.of(caro.self()), custody.until()),
                talk.waiting().orElseThrow());
        Duration kept = Duration.between(Instant.now(), custody.until());
        assertTrue(kept.toDays() >= 6 && kept.toDays() <= 7, kept + " is what a week leaves");
        assertEquals(
                List.of(), caro.chats().search("stone", Optional.empty(), 5).findings());
        anna.close();

        RunningNode again = street.node("Ben");
        Street.linked(again, caro);
        Street.await(again, Event.MessageCame.class, came -> came.message().equals(id));
        assertEquals(WORDS, newest(again, anna.self()).text());

        RunningNode back = street.node("Anna");
        // Caro may say first once more that she keeps it.
        Street.await(back, Event.MessageMoved.class, moved -> moved.message().equals(id) && arrived(back, ben.self()));
        assertEquals(Optional.empty(), newest(back, ben.self()).custody(), "who has it needs no keeper");
        assertEquals(
                Optional.empty(), back.chats().with(ben.self()).orElseThrow().waiting());
    }
}
