package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.row.Id;
import chat.warren.storage.state.State;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much a friend's program can make us keep that nobody ever sees. */
class BoundsTest extends TwoFriends {
    BoundsTest() {
        super(13);
    }

    private void meet() {
        town.link(anna, ben);
        town.settle(anna, ben);
    }

    private List<State> rows(String kind) throws StorageException {
        return anna
                .profile()
                .read(snapshot -> anna.profile().contents().state().page(snapshot, kind, 0, 1_000))
                .stream()
                .map(Placed::value)
                .toList();
    }

    private Said fromBen(long stamp, Saying saying) {
        Item item = new Item(Item.between(anna.self(), ben.self()), stamp, saying);
        Letters.Writer by = new Letters.Writer(ben.self(), ben.device());
        return new Said(by, ben.self(), Item.id(by.person(), by.device(), ItemWire.encode(item)), item);
    }

    @Test
    void reactionsTakenBackThatWereNeverGivenAreBoundedAndGoWithTheirMessage() throws StorageException {
        meet();
        MessageId mine = anna.say(ben, "mine");
        town.settle(anna, ben);
        anna.misuse(sheet -> {
            for (int i = 0; i < 1_000; i++) {
                Applying.apply(sheet, fromBen(100 + i, new Saying.React(mine, "e" + i, false)));
            }
            Applying.apply(sheet, fromBen(1, new Saying.React(mine, "e0", true)));
        });
        assertEquals(Reacting.MAX_EVER_EACH, rows("chat.reaction").size());
        assertEquals(List.of(), anna.shown(mine).reactions(), "given earlier than it was taken back");
        anna.say(ben, new Saying.React(mine, "👍", true));
        assertEquals(1, anna.shown(mine).reactions().size(), "nobody else's are kept out");
        anna.say(ben, new Saying.Delete(mine));
        assertEquals(List.of(), rows("chat.reaction"));
        assertEquals(List.of(), rows("chat.reacted"));
    }

    @Test
    void whatIsRememberedOfAMessageThatDisappearsGoesWithIt() throws StorageException {
        meet();
        MessageId brief = anna.say(
                ben,
                new Saying.Words("brief", List.of(), List.of(), Optional.empty(), Optional.of(Duration.ofMinutes(1))));
        town.settle(anna, ben);
        ben.say(anna, new Saying.React(brief, "👍", true));
        anna.say(ben, new Saying.Edit(brief, "short", List.of()));
        town.settle(anna, ben);
        assertEquals(1, rows("chat.reaction").size());
        assertEquals(1, rows("chat.edit").size());
        town.pass(Duration.ofMinutes(2));
        anna.chat().wake(town.now);
        town.settle(anna, ben);
        assertTrue(anna.isDeleted(brief));
        assertEquals(List.of(), rows("chat.reaction"));
        assertEquals(List.of(), rows("chat.edit"));
    }

    @Test
    void editsOfWhatNeverComesAreBoundedAndOnlyTheLatestIsKept() throws StorageException {
        meet();
        Said words = fromBen(5, Saying.Words.of("first"));
        anna.misuse(sheet -> {
            for (int i = 0; i < 40; i++) {
                MessageId missing = new MessageId(Id.random(town.random));
                for (int n = 0; n < 3; n++) {
                    Applying.apply(sheet, fromBen(100 + n, new Saying.Edit(missing, "x".repeat(30_000), List.of())));
                }
            }
            Applying.apply(sheet, fromBen(12, new Saying.Edit(words.id(), "last", List.of())));
            Applying.apply(sheet, fromBen(11, new Saying.Edit(words.id(), "before that", List.of())));
            Applying.apply(sheet, fromBen(10, new Saying.Edit(words.id(), "still before", List.of())));
        });
        String kind = "chat.early " + HexFormat.of().formatHex(ben.self().id().toArray());
        int bytes = rows(kind).stream().mapToInt(row -> row.bytes().length()).sum();
        assertTrue(bytes > Early.MAX_BYTES / 2 && bytes <= Early.MAX_BYTES, bytes + " bytes");
        assertTrue(rows(kind).size() > 20, rows(kind).size() + " messages, one edit of each");
        anna.misuse(sheet -> Applying.apply(sheet, words));
        assertEquals("last", anna.shown(words.id()).text());
    }
}
