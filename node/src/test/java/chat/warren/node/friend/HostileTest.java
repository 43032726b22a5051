package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.node.friend.FriendFrame.Stance;
import chat.warren.node.link.Lane;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody at the other end may say without anything being changed by it. */
class HostileTest extends InTheVillage {
    private House anna;
    private House ben;

    @BeforeEach
    void becomeFriends() throws Exception {
        anna = village.house("Anna");
        ben = village.house("Ben");
        befriend(anna, ben);
        anna.welcoming = false;
    }

    private Village.MemoryLink fromBen() {
        return ben.links.values().iterator().next();
    }

    private void says(FriendFrame frame) {
        fromBen().send(Lane.CONTROL, FriendWire.encode(frame));
    }

    private FriendFrame.Greeting greeting(DeviceList list, String name) {
        return new FriendFrame.Greeting(Stance.ASKING, Permissions.USUAL, name, "", Octets.of(list.encoded()));
    }

    private long log() throws IOException {
        return anna.profile.read(
                snapshot -> anna.profile.contents().audit().head(snapshot).number());
    }

    @Test
    void noiseOnTheLaneEndsTheLinkAndChangesNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        long before = log();
        List<PersonView> people = anna.friends.people();
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(1, 300)];
            random.nextBytes(noise);
            if (i % 4 != 0) {
                noise[0] = FriendWire.FAMILY;
            }
            fromBen().send(Lane.CONTROL, noise);
            village.settle();
        }
        assertEquals(before, log());
        assertEquals(
                people.getFirst().friend(), anna.friends.people().getFirst().friend());
        assertTrue(anna.party(ben) instanceof Party.Friend, "it comes up again");
    }

    @Test
    void framesOnOtherLanesOrOfOthersAreNotListenedTo() throws Exception {
        DeviceList list = ben.own().devices();
        fromBen().send(Lane.CHAT, FriendWire.encode(greeting(list, "Mallory")));
        fromBen().send(Lane.CONTROL, new byte[] {2, 1});
        fromBen().send(Lane.CONTROL, new byte[0]);
        village.settle();
        assertEquals("Ben", anna.view(ben).name());
        assertEquals(1, anna.links.size());
    }

    @Test
    void whoeverTalksWithoutEndIsCutOff() throws Exception {
        long before = log();
        Village.MemoryLink link = fromBen();
        DeviceList list = ben.own().devices();
        for (int i = 0; i < 100; i++) {
            link.send(Lane.CONTROL, FriendWire.encode(greeting(list, "Ben")));
        }
        village.settle();
        assertFalse(link.open);
        assertEquals(before, log(), "the same again is not written again");
    }

    @Test
    void aListThatSomebodyElseSignedEndsTheLink() throws Exception {
        IdentityKey mallory = IdentityKey.generate(new SplittableRandom(1));
        DeviceKey device = DeviceKey.generate(new SplittableRandom(2));
        DeviceList foreign = DeviceList.first(
                mallory, DeviceCertificate.issue(mallory, device, village.now.plus(Duration.ofDays(9))));
        Village.MemoryLink link = fromBen();
        says(greeting(foreign, "Ben"));
        village.settle();
        assertFalse(link.open);
        assertEquals(1, anna.friends.devices(ben.person(), village.now).size());
        assertEquals(
                ben.shown().device(),
                anna.friends.devices(ben.person(), village.now).getFirst());
    }

    @Test
    void aNoFromAFriendAndAnswersToNothingChangeNothing() throws Exception {
        says(new FriendFrame.Declined());
        says(new FriendFrame.Anchored(village.now.minusSeconds(7)));
        says(new FriendFrame.Heard(Id.of(new byte[16])));
        says(new FriendFrame.Confirm(Id.of(new byte[16]), Octets.of(new byte[32])));
        village.settle();
        assertEquals(Optional.of(Stage.FRIEND), anna.stage(ben));
        assertEquals(1, anna.links.size());
        assertEquals(1, anna.friends.people().size());
    }

    @Test
    void aNewNameIsShownAndKeptInTheLogAndOursStays() throws Exception {
        anna.friends.answers().call(ben.person(), "Ben from work", "owes me a coffee");
        long before = log();
        says(greeting(ben.own().devices(), "Caro"));
        village.settle();
        assertEquals("Ben from work", anna.view(ben).name());
        assertEquals("Caro", anna.view(ben).friend().names().theirs());
        assertEquals(before + 1, log());
        assertEquals("owes me a coffee", anna.view(ben).friend().terms().note());
    }

    @Test
    void whoeverTakesANewNameEveryMomentFillsNoLog() throws Exception {
        long before = log();
        DeviceList list = ben.own().devices();
        for (int i = 0; i < 100; i++) {
            says(greeting(list, "Ben " + i));
            village.settle();
            village.now = village.now.plusSeconds(2);
        }
        assertEquals(before + LogBudget.A_DAY, log());
        assertEquals("Ben 99", anna.view(ben).name());
        village.now = village.now.plus(Duration.ofDays(1));
        says(greeting(list, "Benjamin"));
        village.settle();
        assertEquals(before + LogBudget.A_DAY + 1, log(), "on another day it is news again");
    }

    @Test
    void aFriendsPlaceIsNotForAnotherKey() throws Exception {
        // Ben gives the keys of the pair to Mallory, or they were stolen with his profile and his identity was not.
        IdentityKey mallory = IdentityKey.generate(new SplittableRandom(1));
        ben.links.values().iterator().next().close();
        Own own = ben.own();
        DeviceList list = DeviceList.first(
                mallory, DeviceCertificate.issue(mallory, own.device(), village.now.plus(Duration.ofDays(9))));
        ben.profile.change(transaction ->
                ben.profile.contents().own().save(transaction, new Own(mallory, own.device(), list, "Ben")));
        for (int i = 0; i < 12; i++) {
            village.step();
        }
        assertEquals(1, anna.told(FriendEvent.Refused.class).size(), "told once, however often they come");
        assertEquals(1, anna.friends.people().size());
        assertEquals(
                List.of(),
                anna.friends.links(anna.friends.people().getFirst().friend().person()));
    }

    @Test
    void aReplayedOlderListBringsNoRevokedDeviceBack() throws Exception {
        DeviceKey phone = DeviceKey.generate(new SplittableRandom(3));
        Own own = ben.own();
        DeviceList both = own.devices()
                .with(own.identity(), DeviceCertificate.issue(own.identity(), phone, village.now.plusSeconds(99)));
        DeviceList revoked = both.revoking(own.identity(), phone.id());
        says(greeting(both, "Ben"));
        village.settle();
        assertEquals(2, anna.friends.devices(ben.person(), village.now).size());
        assertEquals(
                List.of(new FriendEvent.NewDevice(ben.person(), phone.id())), anna.told(FriendEvent.NewDevice.class));
        says(greeting(revoked, "Ben"));
        village.settle();
        says(greeting(both, "Ben"));
        village.settle();
        assertEquals(1, anna.friends.devices(ben.person(), village.now).size());
        assertEquals(
                List.of(new FriendEvent.RevokedDevice(ben.person(), phone.id())),
                anna.told(FriendEvent.RevokedDevice.class));
    }

    @Test
    void aCrowdBehindOneInviteIsBounded() throws Exception {
        String open = anna.friends
                .invitations()
                .create(false, java.time.LocalDate.parse("2026-11-28"), "", village.now)
                .text();
        House guest = village.house("Guest");
        for (int i = 0; i < 70; i++) {
            guest.moveIn("Guest " + i);
            guest.take(open);
            for (int step = 0; step < 12; step++) {
                village.step();
            }
            guest.links.values().stream().toList().forEach(Village.MemoryLink::close);
        }
        long asked = anna.friends.people().stream()
                .filter(view -> view.friend().standing().stage() == Stage.ASKED_US)
                .count();
        assertEquals(64, asked);
    }
}
