package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.row.Id;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One invite on a poster. */
class StandingInviteTest extends InTheVillage {
    private static final LocalDate DAY = LocalDate.parse("2027-03-01");

    private House anna;
    private House ben;
    private House caro;

    @BeforeEach
    void moveIn() throws IOException {
        anna = village.house("Anna");
        ben = village.house("Ben");
        caro = village.house("Caro");
    }

    private InviteView poster() throws Exception {
        return anna.friends.invitations().create(false, DAY, "poster", village.now);
    }

    @Test
    void manyComeByItAndEachGetsKeysOfTheirOwn() throws Exception {
        anna.welcoming = true;
        InviteView poster = poster();
        assertEquals(4, anna.meeting.size());
        ben.take(poster.text());
        caro.take(poster.text());
        village.settle();
        assertTrue(anna.party(ben) instanceof Party.Friend);
        assertTrue(anna.party(caro) instanceof Party.Friend);
        assertEquals(new Party.Stranger(), ben.party(caro), "guests of one house do not meet");
        assertEquals(1, anna.friends.invitations().views().size(), "it is not used up");
        assertEquals(6, anna.meeting.size(), "two friends, four gates");
    }

    /** Whoever has the invite can read what is written under its keys. */
    @Test
    void neitherHostNorGuestShowsAnAddressToAllWhoHaveIt() throws Exception {
        village.apart.add(Set.of("Anna", "Ben"));
        ben.take(poster().text());
        for (House each : List.of(anna, ben)) {
            assertTrue(each.meeting.values().stream().allMatch(met -> met.openness() == Openness.RELAYS_ONLY));
        }
        village.apart.clear();
        village.settle();
        assertEquals(
                List.of(Openness.ADDRESSES),
                ben.meeting.values().stream().map(Acquaintance::openness).toList(),
                "whom he asked may know, under keys that nobody else has");
    }

    /** Both stand at one gate, where only one link can be: the other comes when the gate is free again. */
    @Test
    void twoAtOneGateBothGetIn() throws Exception {
        InviteView poster = poster();
        for (House guest : Set.of(ben, caro)) {
            do {
                if (!guest.friends.invitations().waiting().isEmpty()) {
                    Id waiting =
                            guest.friends.invitations().waiting().getFirst().id();
                    guest.friends.invitations().giveUp(waiting, village.now);
                }
                guest.take(poster.text());
            } while (!gates(guest).equals(Set.of(2)));
        }
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(caro));
        assertTrue(anna.view(ben).invite().isPresent());
        assertEquals(anna.view(ben).invite(), anna.view(caro).invite(), "one cannot know for whom it was meant");
    }

    private static Set<Integer> gates(House guest) throws IOException {
        return new Books(guest.profile, () -> village.now)
                .pairs().all().stream()
                        .map(Pair::with)
                        .filter(With.Host.class::isInstance)
                        .map(with -> ((With.Host) with).gate())
                        .collect(Collectors.toSet());
    }

    @Test
    void aGuestWhoReachesNobodyTriesOtherGates() throws Exception {
        String poster = poster().text();
        village.apart.add(Set.of("Anna", "Ben"));
        ben.take(poster);
        Set<Integer> tried = new java.util.HashSet<>();
        for (int i = 0; i < 60; i++) {
            village.pass(Duration.ofMinutes(1));
            tried.addAll(gates(ben));
            assertEquals(1, ben.meeting.size());
        }
        assertEquals(Set.of(0, 1, 2, 3), tried);
    }

    @Test
    void aRenewedOneLeadsNobodyWhoHasOnlyTheOld() throws Exception {
        InviteView old = poster();
        InviteView renewed = anna.friends.invitations().renew(old.id(), DAY.plusDays(30), village.now);
        assertNotEquals(old.text(), renewed.text());
        assertEquals("poster", renewed.label());
        assertEquals(4, anna.meeting.size());
        ben.take(old.text());
        caro.take(renewed.text());
        village.settle();
        assertEquals(Optional.empty(), anna.stage(ben));
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(caro));
        assertThrows(
                NotPossibleException.class, () -> anna.friends.invitations().renew(old.id(), DAY, village.now));
    }

    @Test
    void itIsStillThereAfterACrashAndGoneAfterItsDay() throws Exception {
        InviteView poster = poster();
        anna.crash();
        ben.take(poster.text());
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
        anna.friends.invitations().revoke(poster.id(), village.now);
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben), "whoever came already is still to be answered");
        caro.take(poster.text());
        village.settle();
        assertEquals(Optional.empty(), anna.stage(caro));
    }
}
