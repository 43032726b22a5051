package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.node.link.Lane;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Caro knows Anna and Ben, who do not know each other. */
class IntroducingTest extends InTheVillage {
    private House anna;
    private House ben;
    private House caro;

    @BeforeEach
    void becomeFriendsOfCaro() throws Exception {
        anna = village.house("Anna");
        ben = village.house("Ben");
        caro = village.house("Caro");
        befriend(caro, anna);
        ben.take(caro.invite());
        village.settle();
    }

    private void introduce() throws Exception {
        caro.friends.introductions().introduce(anna.person(), ben.person());
        village.settle();
    }

    private static IntroductionView told(House house) {
        return house.friends.introductions().views().getFirst();
    }

    private static void yes(House house) throws Exception {
        house.friends.introductions().accept(told(house).id(), village.now);
        village.settle();
    }

    private Village.MemoryLink link(House from, House to) {
        return from.links.values().stream()
                .filter(link -> link.theirs().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverSaysYesBecomesAFriendWhenTheOtherHasSaidYesToo() throws Exception {
        introduce();
        assertEquals("Ben", told(anna).name());
        assertEquals("Anna", told(ben).name());
        assertEquals(caro.person(), told(ben).by());
        assertEquals(1, anna.told(FriendEvent.Introduced.class).size());
        yes(anna);
        assertEquals(Optional.empty(), anna.stage(ben));
        assertEquals(Optional.empty(), ben.stage(anna));
        yes(ben);
        for (List<House> each : List.of(List.of(anna, ben), List.of(ben, anna))) {
            PersonView view = each.getFirst().view(each.getLast());
            assertEquals(Stage.FRIEND, view.friend().standing().stage());
            assertEquals(
                    Verification.How.INTRODUCED, view.friend().verification().how());
            assertEquals(
                    Optional.of(caro.person()), view.friend().verification().introducer());
            assertTrue(each.getFirst().party(each.getLast()) instanceof Party.Friend);
            assertEquals(List.of(), each.getFirst().friends.introductions().views());
            assertEquals(2, each.getFirst().meeting.size(), "Caro and the new friend, and no door left open");
        }
    }

    @Test
    void whoWasAwayHearsOfItLater() throws Exception {
        village.apart.add(Set.of("Caro", "Ben"));
        link(ben, caro).close();
        introduce();
        assertEquals(List.of(), ben.friends.introductions().views());
        caro.crash();
        village.apart.clear();
        village.settle();
        assertEquals(1, ben.friends.introductions().views().size());
        yes(anna);
        yes(ben);
        assertEquals(Optional.of(Stage.FRIEND), anna.stage(ben));
    }

    @Test
    void noCrashKeepsTheTwoApart() throws Exception {
        for (int at = 0; at < 10; at++) {
            introduce();
            anna.friends.introductions().accept(told(anna).id(), village.now);
            ben.friends.introductions().accept(told(ben).id(), village.now);
            for (int step = 0; step < at; step++) {
                village.step();
            }
            (at % 2 == 0 ? anna : ben).crash();
            village.settle();
            assertTrue(anna.party(ben) instanceof Party.Friend, "crash at " + at);
            assertTrue(ben.party(anna) instanceof Party.Friend, "crash at " + at);
            anna.friends.answers().remove(ben.person(), village.now);
            ben.friends.answers().remove(anna.person(), village.now);
            village.settle();
        }
    }

    /** Anna's program never shows that it has keys of its own by now, so that Ben would shut the door behind her. */
    @Test
    void whoWasRemovedDoesNotComeBackByTheIntroduction() throws Exception {
        introduce();
        anna.friends.introductions().accept(told(anna).id(), village.now);
        ben.friends.introductions().accept(told(ben).id(), village.now);
        while (ben.stage(anna).isEmpty()) {
            assertTrue(village.step());
        }
        assertEquals(Optional.empty(), anna.stage(ben));
        anna.crash();
        ben.friends.answers().remove(anna.person(), village.now);
        village.settle();
        assertEquals(Optional.empty(), ben.stage(anna));
        assertEquals(1, ben.meeting.size(), "Caro, and no door left open");
    }

    @Test
    void aNoIsToldToNobodyAndAnIntroductionFades() throws Exception {
        introduce();
        anna.friends.introductions().refuse(told(anna).id(), village.now);
        yes(ben);
        assertEquals(Optional.empty(), ben.stage(anna));
        assertEquals(2, ben.meeting.size());
        village.leap(Duration.ofDays(31));
        assertEquals(1, ben.meeting.size());
        assertEquals(List.of(), ben.friends.introductions().views());
    }

    /** Caro tells each of them of another secret time or person: what they confirm does not fit. */
    @Test
    void whoLiesToOneOfThemIsFoundOut() throws Exception {
        Id id = Id.of(new byte[16]);
        Octets secret = Octets.of(new byte[32]);
        says(anna, new FriendFrame.Introduce(id, ben.identity(), "Ben", secret, village.now));
        says(ben, new FriendFrame.Introduce(id, anna.identity(), "Anna", secret, village.now.minusSeconds(1)));
        village.settle();
        anna.friends.introductions().accept(id, village.now);
        ben.friends.introductions().accept(id, village.now);
        for (int i = 0; i < 30; i++) {
            village.step();
        }
        assertEquals(Optional.empty(), anna.stage(ben));
        assertEquals(Optional.empty(), ben.stage(anna));
    }

    /** Caro gives her own key out for Ben's: Anna sees another person than Ben is, until they compare words. */
    @Test
    void whoIsIntroducedUnderAWrongKeyIsNotVerified() throws Exception {
        House false1 = village.house("Not Ben");
        Id id = Id.of(new byte[16]);
        Octets secret = Octets.of(new byte[32]);
        says(anna, new FriendFrame.Introduce(id, false1.identity(), "Ben", secret, village.now));
        village.settle();
        anna.friends.introductions().accept(id, village.now);
        village.settle();
        assertEquals(Optional.empty(), anna.stage(ben));
        assertFalse(anna.friends.safetyWords(false1.identity()).equals(anna.friends.safetyWords(ben.identity())));
    }

    private void says(House to, FriendFrame frame) {
        link(caro, to).send(Lane.CONTROL, FriendWire.encode(frame));
    }

    @Test
    void aFriendCannotFloodUsWithIntroductionsOrOverwriteThem() throws Exception {
        for (int i = 0; i < 30; i++) {
            byte[] id = new byte[16];
            id[0] = (byte) i;
            IdentityKey somebody = IdentityKey.generate(new SplittableRandom(i));
            says(
                    anna,
                    new FriendFrame.Introduce(
                            Id.of(id), somebody.identity(), "x", Octets.of(new byte[32]), village.now));
            village.settle();
        }
        assertEquals(16, anna.friends.introductions().views().size());
        IntroductionView first = told(anna);
        says(anna, new FriendFrame.Introduce(first.id(), ben.identity(), "Ben", Octets.of(new byte[32]), village.now));
        village.settle();
        assertEquals(first, told(anna));
    }

    @Test
    void onlyFriendsIntroduceAndOnlyFriends() throws Exception {
        House dora = village.house("Dora");
        assertThrows(
                NotPossibleException.class, () -> caro.friends.introductions().introduce(anna.person(), dora.person()));
        assertThrows(
                NotPossibleException.class, () -> caro.friends.introductions().introduce(anna.person(), anna.person()));
        caro.welcoming = false;
        dora.take(caro.invite());
        village.settle();
        // Dora waits for an answer, and speaks of Ben meanwhile.
        link(dora, caro)
                .send(
                        Lane.CONTROL,
                        FriendWire.encode(new FriendFrame.Introduce(
                                Id.of(new byte[16]), dora.identity(), "Ben", Octets.of(new byte[32]), village.now)));
        village.settle();
        assertEquals(List.of(), caro.friends.introductions().views());
    }

    @Test
    void whoIsKnownAlreadyIsNotAskedAbout() throws Exception {
        introduce();
        yes(anna);
        yes(ben);
        introduce();
        assertEquals(List.of(), anna.friends.introductions().views());
        assertEquals(List.of(), ben.friends.introductions().views());
    }
}
