package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What friends decide about each other afterwards. */
class LivingTogetherTest extends InTheVillage {
    private House anna;
    private House ben;

    @BeforeEach
    void becomeFriends() throws Exception {
        anna = village.house("Anna");
        ben = village.house("Ben");
        befriend(anna, ben);
    }

    private Answers annas() {
        return anna.friends.answers();
    }

    @Test
    void aFriendMayWhatWeSayAndKnowsIt() throws Exception {
        Permissions few = new Permissions(false, true, false);
        annas().allow(ben.person(), few);
        village.settle();
        assertEquals(few, anna.friends.permissions(ben.person()));
        assertEquals(new Party.Friend(ben.person(), ben.shown().device().device(), few), anna.party(ben));
        assertEquals(Optional.of(few), ben.view(anna).lets());
        assertEquals(Permissions.USUAL, ben.friends.permissions(anna.person()));
        anna.crash();
        village.settle();
        assertEquals(few, anna.friends.permissions(ben.person()));
        assertEquals(Permissions.NONE, anna.friends.permissions(anna.person()));
    }

    @Test
    void onlyWhoMayHasDatagramsPassedOn() throws Exception {
        PairId bens = anna.links.keySet().iterator().next();
        assertTrue(anna.friends.lendsTo(bens));
        annas().allow(ben.person(), new Permissions(true, false, true));
        assertFalse(anna.friends.lendsTo(bens));
        annas().allow(ben.person(), Permissions.USUAL);
        annas().remove(ben.person(), village.now);
        assertFalse(anna.friends.lendsTo(bens));
    }

    @Test
    void aNameOfOursIsHeardByWhoIsHereAndByWhoComesLater() throws Exception {
        ben.friends.ownDevices().rename("  Benjamin\u202e ");
        village.settle();
        assertEquals("Benjamin", anna.view(ben).name());
        village.apart.add(java.util.Set.of("Anna", "Ben"));
        List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
        ben.friends.ownDevices().rename("Benno");
        village.apart.clear();
        village.settle();
        assertEquals("Benno", anna.view(ben).name());
        assertThrows(NotPossibleException.class, () -> ben.friends.ownDevices().rename("\n"));
    }

    @Test
    void whatAFriendSeesOfUsIsAskedOfTheCarrierAtOnce() throws Exception {
        annas().show(ben.person(), Terms.Addresses.RELAY_ONLY, village.now);
        assertEquals(
                Openness.RELAYS_ONLY, anna.meeting.values().iterator().next().openness());
        annas().show(ben.person(), Terms.Addresses.INVISIBLE, village.now);
        List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
        village.settle();
        assertEquals(new Party.Stranger(), ben.party(anna), "who hides is not there");
        annas().show(ben.person(), Terms.Addresses.DIRECT, village.now);
        village.settle();
        assertTrue(ben.party(anna) instanceof Party.Friend);
    }

    @Test
    void whoIsRemovedIsToldNothingAndCannotComeBack() throws Exception {
        int told = ben.told.size();
        annas().remove(ben.person(), village.now);
        village.settle();
        assertEquals(Optional.empty(), anna.stage(ben));
        assertEquals(0, anna.meeting.size());
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna), "as far as Ben can see, Anna is away");
        assertEquals(told, ben.told.size());
        ben.crash();
        village.leap(Duration.ofDays(3));
        assertEquals(0, anna.links.size());
        assertEquals(Permissions.NONE, anna.friends.permissions(ben.person()));
    }

    @Test
    void whoWasRemovedMayAskAgainByANewInvite() throws Exception {
        anna.welcoming = false;
        annas().remove(ben.person(), village.now);
        village.settle();
        ben.take(anna.invite());
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
        annas().accept(ben.person(), village.now);
        village.settle();
        assertTrue(anna.party(ben) instanceof Party.Friend);
        assertTrue(ben.party(anna) instanceof Party.Friend);
    }

    @Test
    void whoIsBlockedDoesNotEvenGetToAsk() throws Exception {
        annas().block(ben.person(), village.now);
        village.settle();
        assertEquals(0, anna.meeting.size());
        String invite = anna.invite();
        ben.take(invite);
        for (int i = 0; i < 20; i++) {
            village.step();
        }
        assertEquals(Optional.of(Stage.BLOCKED), anna.stage(ben));
        assertEquals(1, anna.told(FriendEvent.Asked.class).size(), "the one from before");
        assertThrows(NotPossibleException.class, () -> annas().accept(ben.person(), village.now));
        assertEquals(1, anna.friends.invitations().views().size(), "the invite is not used up");
        List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
        village.events.clear();
        annas().unblock(ben.person());
        village.settle();
        assertEquals(2, anna.told(FriendEvent.Asked.class).size());
    }

    @Test
    void wordsComparedAreRememberedAndCanBeTakenBack() throws Exception {
        assertEquals(anna.friends.safetyWords(ben.person()), ben.friends.safetyWords(anna.person()));
        assertEquals(12, anna.friends.safetyWords(ben.person()).size());
        annas().verify(ben.person(), Verification.How.COMPARED);
        assertEquals(
                Verification.How.COMPARED,
                anna.view(ben).friend().verification().how());
        anna.crash();
        village.settle();
        assertEquals(
                Verification.How.COMPARED,
                anna.view(ben).friend().verification().how());
        annas().verify(ben.person(), Verification.How.REVOKED);
        assertEquals(
                Verification.How.REVOKED, anna.view(ben).friend().verification().how());
        assertEquals(
                Verification.How.NOT_VERIFIED,
                ben.view(anna).friend().verification().how());
    }

    @Test
    void itIsRememberedWhenAFriendWasLastHere() throws Exception {
        village.leap(Duration.ofHours(2));
        Instant end = village.now;
        List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
        village.settle();
        Optional<Instant> seen = anna.view(ben).seen();
        assertFalse(seen.orElseThrow().isBefore(end.truncatedTo(ChronoUnit.MILLIS)));
        anna.crash();
        assertEquals(seen, anna.view(ben).seen());
        annas().remove(ben.person(), village.now);
        anna.welcoming = false;
        ben.take(anna.invite());
        village.settle();
        assertEquals(Optional.empty(), anna.view(ben).seen(), "what was known of a friend went with the friend");
    }

    @Test
    void aFriendWhoPassesOnHasAName() throws Exception {
        PairId bens = anna.links.keySet().iterator().next();
        assertEquals(Optional.of("Ben"), Numbers.of(anna.friends).friend(bens));
        assertEquals(Optional.empty(), Numbers.of(anna.friends).friend(new PairId(99)), "a volunteer's computer");
    }

    @Test
    void aScannedCodeVerifiesTheOneItNamesAndNobodyElse() throws Exception {
        House caro = village.house("Caro");
        annas().scanned(ben.person(), ben.identity().toQrPayload());
        assertEquals(
                Verification.How.SCANNED, anna.view(ben).friend().verification().how());
        String carosCode = caro.identity().toQrPayload();
        assertThrows(NotPossibleException.class, () -> annas().scanned(ben.person(), carosCode));
        assertThrows(NotPossibleException.class, () -> annas().scanned(ben.person(), "not a code"));
        assertThrows(NotPossibleException.class, () -> annas().scanned(caro.person(), carosCode));
    }

    @Test
    void aKnownNameWithAnotherKeyIsAnotherPerson() throws Exception {
        annas().verify(ben.person(), Verification.How.COMPARED);
        anna.welcoming = false;
        House other = village.house("Ben too");
        Own own = other.own();
        other.profile.change(transaction -> other.profile
                .contents()
                .own()
                .save(transaction, new Own(own.identity(), own.device(), own.devices(), "Ben")));
        other.crash();
        other.take(anna.invite());
        village.settle();
        assertEquals("Ben", anna.view(other).name());
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(other));
        assertEquals(
                Verification.How.NOT_VERIFIED,
                anna.view(other).friend().verification().how());
        assertEquals(
                Verification.How.COMPARED,
                anna.view(ben).friend().verification().how());
    }

    @Test
    void aRevokedDeviceIsCutOffTheMomentFriendsHearOfIt() throws Exception {
        // Ben's laptop is stolen; the thief's copy keeps talking, and Ben's phone says that it is his no more.
        Own own = ben.own();
        DeviceKey phone = DeviceKey.generate(new SplittableRandom(3));
        DeviceList without = own.devices()
                .with(own.identity(), DeviceCertificate.issue(own.identity(), phone, village.now.plusSeconds(99_999)))
                .revoking(own.identity(), own.device().id());
        Village.MemoryLink laptop = ben.links.values().iterator().next();
        laptop.send(
                chat.warren.node.link.Lane.CONTROL,
                FriendWire.encode(new FriendFrame.Greeting(
                        FriendFrame.Stance.FRIEND,
                        Permissions.USUAL,
                        "Ben",
                        "",
                        chat.warren.storage.row.Octets.of(without.encoded()))));
        village.settle();
        assertFalse(laptop.open);
        assertEquals(
                List.of(new FriendEvent.RevokedDevice(ben.person(), own.device().id())),
                anna.told(FriendEvent.RevokedDevice.class));
        assertEquals(1, anna.friends.devices(ben.person(), village.now).size());
        village.leap(Duration.ofDays(1));
        assertEquals(new Party.Stranger(), anna.party(ben), "the stolen one does not come back");
    }

    @Test
    void ourOwnLostDeviceIsRevokedInFrontOfAllFriends() throws Exception {
        Own own = ben.own();
        DeviceKey phone = DeviceKey.generate(new SplittableRandom(3));
        DeviceList both = own.devices()
                .with(own.identity(), DeviceCertificate.issue(own.identity(), phone, village.now.plusSeconds(99_999)));
        ben.profile.change(transaction ->
                ben.profile.contents().own().save(transaction, new Own(own.identity(), own.device(), both, "Ben")));
        ben.crash();
        village.settle();
        assertEquals(2, anna.friends.devices(ben.person(), village.now).size());
        ben.friends.ownDevices().revoke(phone.id());
        village.settle();
        assertEquals(1, anna.friends.devices(ben.person(), village.now).size());
        assertThrows(NotPossibleException.class, () -> ben.friends.ownDevices().revoke(phone.id()));
        assertThrows(
                NotPossibleException.class,
                () -> ben.friends.ownDevices().revoke(own.device().id()));
    }

    @Test
    void whoComesBackFromRecoveryWordsIsTheSamePersonAndTheOldDevicesAreNot() throws Exception {
        annas().verify(ben.person(), Verification.How.COMPARED);
        Own before = ben.own();
        // Ben has nothing left but his words: another machine, a new device key, a new list, no friends.
        House again = village.house("Ben again");
        Own fresh = chat.warren.node.profile.Self.first(
                chat.warren.crypto.identity.IdentityKey.ofSeed(before.identity().seed()),
                "Ben",
                village.now,
                new SplittableRandom(77));
        again.profile.change(transaction -> again.profile.contents().own().save(transaction, fresh));
        again.crash();
        village.houses.remove(ben);
        List.copyOf(ben.links.values()).forEach(Village.MemoryLink::close);
        again.take(anna.invite());
        village.settle();
        assertEquals(1, anna.friends.people().size());
        assertTrue(anna.party(again) instanceof Party.Friend);
        assertTrue(again.party(anna) instanceof Party.Friend);
        assertEquals(
                Verification.How.COMPARED,
                anna.view(again).friend().verification().how());
        assertEquals(
                List.of(fresh.device().id()),
                anna.friends.devices(again.person(), village.now).stream()
                        .map(DeviceCertificate::device)
                        .toList());
        assertEquals(
                List.of(new FriendEvent.NewDevice(again.person(), fresh.device().id())),
                anna.told(FriendEvent.NewDevice.class));
        assertEquals(
                List.of(before.device().id()), again.friends.ownDevices().list().revoked());
        village.houses.add(ben);
        village.leap(Duration.ofHours(2));
        assertEquals(new Party.Stranger(), anna.party(ben));
    }
}
