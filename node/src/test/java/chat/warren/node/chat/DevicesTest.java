package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
    @TempDir
    Path folder;

    @Test
    void allDevicesOfAPersonShowTheSameConversation() throws StorageException {
        Town town = new Town(5);
        IdentityKey annas = Town.identity(1);
        try (Resident desk = new Resident(town, folder.resolve("desk"), annas, 1).create();
                Resident laptop = new Resident(town, folder.resolve("laptop"), annas, 2).create();
                Resident ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 3).create()) {
            desk.befriend(ben, laptop);
            laptop.befriend(ben, desk);
            ben.befriend(desk, laptop);
            town.link(desk, ben);
            town.settle(desk, laptop, ben);
            MessageId fromDesk = desk.say(ben, "from the desk");
            town.settle(desk, laptop, ben);
            MessageId answer = ben.say(desk, "to both of you");
            town.settle(desk, laptop, ben);
            town.loseAll();
            town.link(laptop, ben); // The desk is switched off.
            town.settle(desk, laptop, ben);
            laptop.say(ben, "from the laptop");
            laptop.say(ben, new Saying.React(answer, "👍", true));
            town.settle(desk, laptop, ben);
            town.link(desk, laptop);
            town.link(desk, ben);
            town.settle(desk, laptop, ben);
            assertEquals(List.of("from the desk", "to both of you", "from the laptop"), ben.texts(desk));
            assertEquals(ben.texts(desk), desk.texts(ben));
            assertEquals(ben.texts(desk), laptop.texts(ben));
            for (Resident one : List.of(desk, laptop)) {
                assertEquals(new Progress.Read(), one.progress(fromDesk));
                assertEquals(1, one.all(ben).get(1).reactions().size());
            }
            assertEquals(0, desk.unread(ben), "answered on one is read on all");
            MessageId more = ben.say(desk, "and another thing");
            town.settle(desk, laptop, ben);
            assertEquals(1, laptop.unread(ben));
            desk.order(new Command.MarkRead(ben.self(), more));
            town.settle(desk, laptop, ben);
            assertEquals(0, laptop.unread(ben), "read on one is read on all");
            MessageId note = laptop.say(laptop, "note to self");
            town.settle(desk, laptop, ben);
            assertEquals("note to self", desk.all(desk).getFirst().text());
            assertEquals(note, desk.all(desk).getFirst().id());
            // One's own words can be edited on any device.
            laptop.say(ben, new Saying.Edit(fromDesk, "from the table", List.of()));
            town.settle(desk, laptop, ben);
            assertEquals("from the table", ben.texts(desk).getFirst());
            assertEquals("from the table", desk.texts(ben).getFirst());
        }
    }
}
