package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.link.Lane;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna has a desk and a pocket; Ben and Caro are her friends. */
class KinTest extends InTheVillage {
    private static final Duration MINUTES = Duration.ofMinutes(3);

    private House desk;
    private House pocket;
    private House ben;

    @BeforeEach
    void begin() throws Exception {
        desk = village.house("Anna");
        ben = village.house("Ben");
        befriend(desk, ben);
        pocket = village.house("nobody yet");
        pocket.join(desk, "pocket");
        village.pass(MINUTES);
    }

    @Test
    void bothDevicesHaveTheSameFriendsAndALinkWithEach() throws Exception {
        assertTrue(desk.isKinOf(pocket) && pocket.isKinOf(desk));
        assertEquals(Optional.of(Stage.FRIEND), pocket.stage(ben));
        assertTrue(pocket.party(ben) instanceof Party.Friend && desk.party(ben) instanceof Party.Friend);
        assertEquals(2, ben.friends.links(desk.person()).size());
        assertEquals(1, ben.told(FriendEvent.NewDevice.class).size());
        assertEquals(
                List.of("", "pocket"),
                pocket.friends.ownDevices().all().stream().map(DeviceView::name).toList());
        assertEquals(
                List.of(true, false),
                pocket.friends.ownDevices().all().stream()
                        .map(DeviceView::linked)
                        .toList());
        village.leap(Duration.ofHours(30)); // The cold root of a day is over; their own chain goes on.
        village.pass(MINUTES);
        assertTrue(desk.isKinOf(pocket));
    }

    @Test
    void whatIsDecidedOnOneHoldsOnTheOther() throws Exception {
        pocket.friends.answers().call(ben.person(), "Benno", "from school");
        village.now = village.now.plusSeconds(1);
        village.settle();
        desk.friends.answers().verify(ben.person(), Verification.How.COMPARED);
        desk.friends.answers().allow(ben.person(), new Permissions(false, true, false));
        village.settle();
        for (House one : List.of(desk, pocket)) {
            assertEquals("Benno", one.view(ben).name());
            assertEquals("from school", one.view(ben).friend().terms().note());
            assertEquals(
                    Verification.How.COMPARED,
                    one.view(ben).friend().verification().how());
            assertEquals(new Permissions(false, true, false), one.view(ben).may());
        }
        pocket.friends.answers().show(ben.person(), Terms.Addresses.RELAY_ONLY, village.now);
        pocket.friends.ownDevices().rename("Anna Müller");
        village.settle();
        assertEquals(Terms.Addresses.RELAY_ONLY, desk.view(ben).friend().terms().addresses());
        assertEquals("Anna Müller", desk.friends.ownDevices().name());
        assertEquals("Anna Müller", ben.view(desk).name());
    }

    @Test
    void aFriendMadeOnOneIsAFriendOfBothAndOneRemovedOfNeither() throws Exception {
        House caro = village.house("Caro");
        befriend(pocket, caro);
        village.pass(MINUTES);
        assertEquals(Optional.of(Stage.FRIEND), desk.stage(caro));
        assertTrue(desk.party(caro) instanceof Party.Friend);
        village.apart.add(Set.of(desk.name, pocket.name));
        part(desk, pocket);
        village.settle();
        desk.friends.answers().block(ben.person(), village.now);
        pocket.friends.answers().remove(caro.person(), village.now);
        village.pass(MINUTES);
        assertEquals(Optional.of(Stage.FRIEND), desk.stage(caro), "the two have not met since");
        village.apart.clear();
        village.pass(MINUTES);
        assertEquals(Optional.of(Stage.BLOCKED), pocket.stage(ben));
        assertEquals(Optional.empty(), desk.stage(caro));
        assertTrue(ben.links.values().stream().noneMatch(link -> link.theirs().equals(pocket)));
        village.pass(Duration.ofMinutes(10)); // Nothing brings either back.
        assertEquals(Optional.of(Stage.BLOCKED), desk.stage(ben));
        assertEquals(Optional.empty(), pocket.stage(caro));
    }

    @Test
    void whatBothChoseInOneInstantEndsTheSameOnBoth() throws Exception {
        desk.friends.answers().call(ben.person(), "Benno", "");
        pocket.friends.answers().call(ben.person(), "Benjamin", "");
        village.settle();
        assertEquals("Benno", desk.view(ben).name());
        assertEquals("Benno", pocket.view(ben).name());
    }

    private void part(House one, House other) {
        List.copyOf(one.links.values()).stream()
                .filter(link -> link.theirs().equals(other))
                .forEach(Village.MemoryLink::close);
    }

    @Test
    void theLaterOfTwoDecisionsCounts() throws Exception {
        village.apart.add(Set.of(desk.name, pocket.name));
        part(desk, pocket);
        village.settle();
        desk.friends.answers().call(ben.person(), "earlier", "");
        village.pass(MINUTES);
        pocket.friends.answers().call(ben.person(), "later", "");
        village.apart.clear();
        village.pass(MINUTES);
        assertEquals("later", desk.view(ben).name());
        assertEquals("later", pocket.view(ben).name());
    }

    @Test
    void aRevokedDeviceIsRefusedByEverybody() throws Exception {
        desk.friends.ownDevices().revoke(pocket.own().device().id());
        village.pass(MINUTES);
        assertFalse(desk.isKinOf(pocket));
        assertEquals(1, ben.told(FriendEvent.RevokedDevice.class).size());
        assertEquals(1, ben.friends.links(desk.person()).size());
        assertTrue(pocket.links.isEmpty(), "nobody talks to it");
        assertTrue(pocket.told(FriendEvent.Refused.class).getFirst().sentence().contains("revoked"));
        village.pass(Duration.ofHours(2));
        assertTrue(pocket.links.isEmpty());
        assertEquals(
                1,
                desk.friends.ownDevices().all().size(),
                "and whoever stole it with all that it holds cannot bring it back");
        Octets consent = pocket.consentTo(desk.own().whose());
        assertThrows(
                NotPossibleException.class,
                () -> desk.friends.ownDevices().admit(pocket.shown().device(), consent, "again"));
    }

    @Test
    void aRevokedDeviceFindsNoOtherWayIn() throws Exception {
        desk.friends.ownDevices().revoke(pocket.own().device().id());
        village.pass(MINUTES);
        LocalDate day = LocalDate.parse("2026-12-24");
        pocket.take(ben.friends
                .invitations()
                .create(false, day, "poster", village.now)
                .text());
        for (int i = 0; i < 12; i++) {
            village.step();
        }
        List<FriendEvent.Refused> refused = ben.told(FriendEvent.Refused.class);
        assertEquals(1, refused.size(), "told once, however often it comes");
        assertTrue(refused.getFirst().sentence().contains("revoked"));
        assertEquals(1, ben.friends.links(desk.person()).size());
        assertTrue(ben.links.values().stream()
                .filter(link -> link.theirs().equals(pocket))
                .allMatch(link -> ben.friends.at(link) instanceof Party.Stranger));
        assertEquals(1, ben.friends.devices(desk.person(), village.now).size());
    }

    /** The pocket hears of it from the desk alone. */
    @Test
    void aFriendsDeviceThatOneLearnsIsRevokedIsPartedFromByBoth() throws Exception {
        House phone = village.house("Ben's phone");
        phone.join(ben, "phone");
        village.pass(MINUTES);
        assertEquals(2, pocket.friends.links(ben.person()).size());
        for (House far : List.of(pocket, phone)) {
            village.apart.add(Set.of(ben.name, far.name));
            part(ben, far);
        }
        village.settle();
        ben.friends.ownDevices().revoke(phone.own().device().id());
        village.settle();
        assertTrue(phone.links.isEmpty());
        assertEquals(
                List.of(new FriendEvent.RevokedDevice(
                        ben.person(), phone.shown().device().device())),
                pocket.told(FriendEvent.RevokedDevice.class));
        assertTrue(new Books(pocket.profile, () -> village.now)
                .pairs()
                .of(ben.person(), phone.shown().device().device())
                .isEmpty());
    }

    @Test
    void aRevokedDeviceIsNeitherHeardNorToldAnythingMore() throws Exception {
        desk.friends.ownDevices().revoke(pocket.own().device().id());
        desk.friends.answers().call(ben.person(), "Benno", "");
        desk.friends.ownDevices().rename("Anna Müller");
        pocket.friends.answers().block(ben.person(), village.now.plusSeconds(1));
        village.settle();
        assertTrue(
                desk.links.values().stream().anyMatch(link -> link.theirs().equals(pocket)),
                "it is told that it is none");
        assertEquals(Optional.of(Stage.FRIEND), desk.stage(ben));
        assertEquals("Ben", pocket.view(ben).name());
        assertEquals("Anna", pocket.friends.ownDevices().name());
        assertEquals(1, pocket.friends.ownDevices().all().size());
    }

    @Test
    void onlyWhoHoldsTheKeyAddsAndRevokes() throws Exception {
        House third = village.house("third");
        assertFalse(pocket.friends.ownDevices().holdsKey());
        Octets consent = third.consentTo(desk.own().whose());
        assertThrows(
                NotPossibleException.class,
                () -> pocket.friends.ownDevices().admit(third.shown().device(), consent, "third"));
        assertThrows(
                NotPossibleException.class,
                () -> pocket.friends.ownDevices().revoke(desk.own().device().id()));
        assertThrows(
                NotPossibleException.class,
                () -> pocket.friends.ownDevices().entrust(ben.own().identity()));
        // The desk is lost; the recovery words are not.
        try (Own lost = desk.own()) {
            pocket.friends.ownDevices().entrust(lost.identity());
        }
        pocket.friends.ownDevices().revoke(desk.own().device().id());
        village.pass(MINUTES);
        assertEquals(1, ben.friends.links(pocket.person()).size());
        assertTrue(desk.links.isEmpty());
    }

    @Test
    void aThirdDeviceLearnsOfTheSecondAndOfAllFriends() throws Exception {
        House third = village.house("third");
        third.join(desk, "third");
        village.pass(MINUTES);
        assertTrue(third.isKinOf(desk) && third.isKinOf(pocket) && pocket.isKinOf(third));
        assertEquals(3, ben.friends.links(desk.person()).size());
        third.friends.answers().call(ben.person(), "Benno", "");
        village.settle();
        assertEquals("Benno", desk.view(ben).name());
        assertEquals("Benno", pocket.view(ben).name());
    }

    @Test
    void aFriendWhoSpeaksAsAnOwnDeviceIsNotBelieved() throws Exception {
        Village.MemoryLink link = ben.links.values().stream()
                .filter(each -> each.theirs().equals(desk))
                .findFirst()
                .orElseThrow();
        FriendFrame gone = new FriendFrame.Kin.Gone(ben.person(), village.now.plusSeconds(9));
        assertTrue(link.send(Lane.CONTROL, FriendWire.encode(gone)));
        village.settle();
        assertFalse(link.open);
        assertEquals(Optional.of(Stage.FRIEND), desk.stage(ben));
    }
}
