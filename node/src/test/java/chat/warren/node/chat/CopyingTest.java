package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.chat.wire.ChatWire;
import chat.warren.node.lab.Noise;
import chat.warren.node.link.Lane;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new device of Anna's, and what was said before it was there. */
class CopyingTest {
    private static final PersonId BEN = new PersonId(Id.of(HexFormat.of().parseHex("0b".repeat(16))));

    @TempDir
    Path folder;

    @Test
    void aNewDeviceHasAllThatWasSaidWithAllThatHangsOnIt() throws Exception {
        Town town = new Town(6);
        IdentityKey annas = Town.identity(1);
        try (Resident desk = new Resident(town, folder.resolve("desk"), annas, 1).create();
                Resident laptop = new Resident(town, folder.resolve("laptop"), annas, 2).create();
                Resident ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 3).create()) {
            desk.befriend(ben);
            ben.befriend(desk);
            town.link(desk, ben);
            town.settle(desk, ben);
            MessageId first = desk.say(ben, "the first");
            MessageId question = ben.say(desk, "shall we?");
            for (int i = 0; i < 300; i++) {
                desk.say(ben, "word " + i + " " + "x".repeat(2 * i));
            }
            town.settle(desk, ben);
            desk.say(ben, new Saying.React(question, "👍", true));
            desk.say(ben, new Saying.Edit(first, "the very first", List.of()));
            MessageId gone = desk.say(ben, "never mind");
            desk.say(ben, new Saying.Delete(gone));
            desk.say(ben, new Saying.Timer(Optional.of(Duration.ofDays(7))));
            desk.say(desk, "a note to myself");
            town.settle(desk, ben);
            desk.order(new Command.MarkRead(ben.self(), question));
            ben.order(new Command.MarkRead(desk.self(), first));
            town.settle(desk, ben);

            desk.befriend(laptop);
            laptop.befriend(desk, ben);
            ben.befriend(laptop);
            Town.Cable cable = town.link(desk, laptop);
            while (laptop.texts(ben).isEmpty()) {
                desk.chat().settle(town.now);
                laptop.chat().settle(town.now);
                town.deliverOne();
            }
            town.lose(cable); // In the middle of it; what was copied stays.
            desk.chat().settle(town.now);
            laptop.chat().settle(town.now);
            int some = laptop.texts(ben).size();
            assertTrue(some > 0 && some < 300, some + " of 302 copied");
            laptop.stop();
            laptop.start();
            town.link(desk, laptop);
            town.settle(desk, laptop, ben);

            assertEquals(desk.texts(ben), laptop.texts(ben));
            assertEquals(desk.texts(desk), laptop.texts(laptop));
            assertEquals("the very first", laptop.shown(first).text());
            assertTrue(laptop.isDeleted(gone));
            assertEquals(1, laptop.shown(question).reactions().size());
            assertEquals(desk.shown(first).progress(), laptop.shown(first).progress());
            assertEquals(new Progress.Read(), laptop.shown(first).progress());
            assertEquals(desk.unread(ben), laptop.unread(ben));
            assertEquals(shown(desk, ben), shown(laptop, ben));
            assertFalse(laptop.events.stream().anyMatch(ChatEvent.Came.class::isInstance), "nothing of it is news");
            assertEquals(1, laptop.found("shall").size(), "and it is found");
            // From now on things come by themselves, and once.
            town.link(laptop, ben);
            ben.say(desk, "to both");
            laptop.say(ben, new Saying.Edit(first, "from the laptop", List.of()));
            town.settle(desk, laptop, ben);
            assertEquals(desk.texts(ben), laptop.texts(ben));
            assertEquals("from the laptop", ben.shown(first).text());
        }
    }

    private static Conversation.Preferences habits(Resident one, Resident with) throws StorageException {
        return one.profile()
                .read(snapshot -> one.profile()
                        .contents()
                        .conversations()
                        .find(snapshot, Item.between(one.self(), with.self()))
                        .orElseThrow())
                .preferences();
    }

    /** Once: from then on each device has its own. */
    @Test
    void muteArchiveAndTimerAreCopiedToANewDeviceAndDoNotGoBackAndForthAfterwards() throws Exception {
        Town town = new Town(9);
        IdentityKey annas = Town.identity(1);
        try (Resident desk = new Resident(town, folder.resolve("desk"), annas, 1).create();
                Resident laptop = new Resident(town, folder.resolve("laptop"), annas, 2).create();
                Resident ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 3).create()) {
            desk.befriend(ben, laptop);
            laptop.befriend(ben, desk);
            ben.befriend(desk);
            town.link(desk, ben);
            desk.say(ben, "hello");
            desk.say(ben, new Saying.Timer(Optional.of(Duration.ofDays(1))));
            desk.order(new Command.Prefer(ben.self(), true, true));
            town.settle(desk, laptop, ben);
            town.link(desk, laptop);
            town.settle(desk, laptop, ben);
            Conversation.Preferences copied = habits(laptop, ben);
            assertTrue(copied.muted() && copied.archived());
            assertEquals(Optional.of(Duration.ofDays(1)), copied.disappearing());

            town.loseAll();
            laptop.order(new Command.Prefer(ben.self(), false, false));
            ben.befriend(laptop);
            town.link(laptop, ben); // The desk is switched off.
            town.settle(laptop, ben);
            ben.say(laptop, new Saying.Timer(Optional.empty()));
            desk.say(ben, "one more, so that there is something to copy");
            town.settle(laptop, ben);
            town.link(desk, laptop);
            town.settle(desk, laptop);
            assertTrue(habits(desk, ben).muted(), "the desk is as it was wanted there");
            assertFalse(habits(laptop, ben).muted() || habits(laptop, ben).archived(), "and so is the laptop");
            assertEquals(Optional.empty(), habits(laptop, ben).disappearing(), "what Ben said last holds");
        }
    }

    private static String shown(Resident one, Resident with) throws StorageException {
        return one.profile().<String>read(snapshot -> one.shown(snapshot, Item.between(one.self(), with.self())));
    }

    @Test
    void aFriendCopiesNothing() throws StorageException {
        Town town = new Town(7);
        try (Resident anna = new Resident(town, folder.resolve("anna"), Town.identity(1), 1).create();
                Resident ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 2).create()) {
            anna.befriend(ben);
            ben.befriend(anna);
            for (ChatFrame.Copy frame : List.of(
                    new ChatFrame.Copy.After(anna.self(), 0),
                    new ChatFrame.Copy.Shelves(List.of()),
                    new ChatFrame.Copy.Page(anna.self(), 9, Octets.of(new byte[0])))) {
                Town.Cable cable = town.link(anna, ben);
                town.settle(anna, ben);
                anna.chat().frame(cable.one, Lane.CHAT, ChatWire.encode(frame), town.now);
                assertTrue(cable.cut, frame.toString());
            }
        }
    }

    @Test
    void aPageThatNobodyAskedForEndsTheLink() throws StorageException {
        Town town = new Town(8);
        IdentityKey annas = Town.identity(1);
        try (Resident desk = new Resident(town, folder.resolve("desk"), annas, 1).create();
                Resident laptop = new Resident(town, folder.resolve("laptop"), annas, 2).create()) {
            desk.befriend(laptop);
            laptop.befriend(desk);
            Town.Cable cable = town.link(desk, laptop);
            town.settle(desk, laptop);
            byte[] page = ChatWire.encode(new ChatFrame.Copy.Page(BEN, 9, Octets.of(new byte[0])));
            desk.chat().frame(cable.one, Lane.CHAT, page, town.now);
            assertTrue(cable.cut);
        }
    }

    /** Our own devices run different versions: if the hex in here changes, the protocol changed. */
    @Test
    void everyRecordKeepsItsBytes() throws MalformedException {
        Turn turn = new Turn(0x1234, BEN, MessageId.of(HexFormat.of().parseHex("0c".repeat(16))));
        List<CopyRecord> records = List.of(
                new CopyRecord.Mark(Arrivals.Mark.ARRIVED),
                new CopyRecord.Note(1, Octets.of(new byte[] {1, 2}), Octets.of(new byte[] {3})),
                new CopyRecord.Habit(true, false, Optional.of(Duration.ofSeconds(60))),
                new CopyRecord.Read(false, turn));
        String golden = "04 00000001 03" + "05 00000006 01 0002 0102 03" + "06 00000006 01 00 0000003c"
                + "07 00000029 01 0000000000001234" + "0b".repeat(16) + "0c".repeat(16);
        byte[] bytes = HexFormat.of().parseHex(golden.replace(" ", ""));
        assertArrayEquals(bytes, CopyRecord.encode(records), HexFormat.of().formatHex(CopyRecord.encode(records)));
        assertEquals(records, CopyRecord.parse(bytes));
        assertEquals(List.of(), CopyRecord.parse(HexFormat.of().parseHex("630000000101")), "a later version's");
        Noise.isOnlyMalformed(bytes, CopyRecord::parse);
        Noise.flipsAreOnlyMalformed(bytes, CopyRecord::parse);
    }

    @Test
    void everyFrameKeepsItsBytes() throws MalformedException {
        String person = "0b".repeat(16);
        golden("0b" + person + "0000000000000009", new ChatFrame.Copy.Shelves(List.of(new ChatFrame.Shelf(BEN, 9))));
        golden("0c" + person + "0000000000000009", new ChatFrame.Copy.After(BEN, 9));
        golden("0d" + person + "0000000000000009" + "0102", new ChatFrame.Copy.Page(BEN, 9, Octets.of(new byte[] {1, 2
        })));
    }

    private static void golden(String hex, ChatFrame frame) throws MalformedException {
        assertEquals(hex, HexFormat.of().formatHex(ChatWire.encode(frame)));
        assertEquals(Optional.of(frame), ChatWire.parse(HexFormat.of().parseHex(hex)));
    }
}
