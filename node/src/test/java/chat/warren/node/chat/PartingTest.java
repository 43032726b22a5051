package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Id;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for people and devices that are gone. */
class PartingTest extends TwoFriends {
    PartingTest() {
        super(9);
    }

    private void meet(Resident other) {
        town.link(anna, other);
        town.settle(anna, ben, other);
        town.loseAll();
    }

    private int sessions() throws StorageException {
        return anna.profile()
                .read(snapshot -> anna.profile().contents().state().page(snapshot, "chat.session", 0, 100))
                .size();
    }

    @Test
    void whatWaitedForSomebodyWhoWasRemovedIsNotSaidWhenTheyAreFriendsAgain() throws StorageException {
        meet(ben);
        MessageId waits = anna.say(ben, "before we parted");
        anna.devices.clear();
        anna.order(new Command.Part(ben.self(), List.of(ben.device())));
        assertEquals(new Progress.Failed(), anna.progress(waits));
        assertEquals(0, sessions());
        town.pass(Duration.ofDays(365));
        anna.befriend(ben);
        meet(ben);
        assertEquals(List.of(), ben.texts(anna));
        anna.say(ben, "and here we are again");
        meet(ben);
        assertEquals(List.of("and here we are again"), ben.texts(anna));
        assertEquals(List.of("before we parted", "and here we are again"), anna.texts(ben), "what was said stays");
    }

    @Test
    void whoIsAFriendAgainBeforeItWasDoneIsNotPartedFrom() throws StorageException {
        meet(ben);
        anna.say(ben, "for you");
        anna.order(new Command.Part(ben.self(), List.of(ben.device())));
        meet(ben);
        assertEquals(List.of("for you"), ben.texts(anna));
    }

    /** The only phone is lost, and its owner comes back by the words on paper. */
    @Test
    void whatWaitsForALostPhoneGoesToTheOneThatComesAfterIt() throws StorageException {
        meet(ben);
        MessageId first = anna.say(ben, "one");
        MessageId second = anna.say(ben, "two");
        try (Resident next = new Resident(town, folder.resolve("next"), ben.identity, 3).create()) {
            next.befriend(anna);
            anna.devices.put(ben.self(), List.of());
            anna.order(new Command.Readdress(ben.self(), ben.device()));
            assertEquals(0, anna.waitingFor(ben));
            assertEquals(0, sessions());
            anna.say(ben, "three");
            anna.devices.put(ben.self(), List.of(next.device()));
            meet(next);
            assertEquals(List.of("one", "two", "three"), next.texts(anna));
            assertEquals(new Progress.Arrived(), anna.progress(first));
            assertEquals(new Progress.Arrived(), anna.progress(second));
        }
    }

    @Test
    void whatAnotherDeviceOfTheirsHasOrWaitsForIsNotSaidTwice() throws StorageException {
        try (Resident next = new Resident(town, folder.resolve("next"), ben.identity, 3).create()) {
            next.befriend(anna);
            anna.befriend(next);
            meet(ben);
            meet(next);
            anna.say(ben, "for both");
            meet(next);
            anna.say(ben, "later");
            assertEquals(2, anna.waitingFor(ben));
            anna.devices.put(ben.self(), List.of(next.device()));
            anna.order(new Command.Readdress(ben.self(), ben.device()));
            assertEquals(0, anna.waitingFor(ben));
            assertEquals(1, anna.waitingFor(next));
            meet(next);
            assertEquals(List.of("for both", "later"), next.texts(anna));
        }
    }

    @Test
    void aDeviceThatIsThereHearsAtOnceWhatWaitedForTheLostOne() throws StorageException {
        try (Resident next = new Resident(town, folder.resolve("next"), ben.identity, 3).create()) {
            meet(ben);
            anna.say(ben, "for the phone alone");
            next.befriend(anna);
            anna.devices.put(ben.self(), List.of(next.device()));
            town.link(anna, next);
            town.settle(anna, next);
            assertEquals(List.of(), next.texts(anna));
            anna.order(new Command.Readdress(ben.self(), ben.device()));
            town.settle(anna, next);
            assertEquals(List.of("for the phone alone"), next.texts(anna));
        }
    }

    @Test
    void whatHasDisappearedMeanwhileIsShownAsFailed() throws StorageException {
        meet(ben);
        MessageId brief = anna.say(
                ben,
                new Saying.Words("brief", List.of(), List.of(), Optional.empty(), Optional.of(Duration.ofMinutes(1))));
        town.pass(Duration.ofMinutes(2));
        anna.devices.put(ben.self(), List.of());
        anna.order(new Command.Readdress(ben.self(), ben.device()));
        assertEquals(new Progress.Failed(), anna.progress(brief));
        assertEquals(0, anna.waitingFor(ben));
    }

    @Test
    void whoChangesDevicesWithoutEndHasAsManySessionsAsDevices() throws StorageException {
        List<DeviceId> forty = new ArrayList<>();
        anna.misuse(sheet -> {
            for (int i = 0; i < 40; i++) {
                DeviceId device = new DeviceId(Id.random(town.random).toArray());
                forty.add(device);
                byte[] secret = Bytes.random(town.random, 32);
                sheet.books().sessions().put(device, Session.start(anna.device(), device, secret, town.now));
            }
        });
        assertEquals(40, sessions());
        anna.devices.put(ben.self(), List.of(forty.getLast()));
        for (DeviceId gone : forty.subList(0, 39)) {
            anna.order(new Command.Readdress(ben.self(), gone));
        }
        assertEquals(1, sessions());
    }
}
