package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Verification;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a link that somebody was given to two friends. */
class InvitingTest extends InTheVillage {
    private House anna;
    private House ben;

    @BeforeEach
    void moveIn() throws IOException {
        anna = village.house("Anna");
        ben = village.house("Ben");
    }

    private void ask() throws IOException, NotPossibleException {
        ben.take(anna.invite());
        village.settle();
    }

    @Test
    void whoeverTakesAnInviteIsShownAsAQuestionAndNothingMore() throws Exception {
        ask();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
        assertEquals(Optional.of(Stage.ASKED_BY_US), ben.stage(anna));
        assertEquals(List.of(new FriendEvent.Asked(ben.person())), anna.told);
        assertEquals(List.of(new FriendEvent.Waiting(anna.person())), ben.told);
        PersonView asked = anna.view(ben);
        assertEquals("Ben", asked.name());
        assertEquals("it is me", asked.note());
        assertEquals(Permissions.NONE, asked.may());
        assertEquals(
                Verification.How.NOT_VERIFIED, asked.friend().verification().how());
        assertEquals(new Party.Stranger(), anna.party(ben));
        assertEquals(new Party.Stranger(), ben.party(anna));
        assertEquals(List.of(), anna.friends.links(ben.person()));
        // Two strangers with nobody between them have no other way to meet.
        assertTrue(anna.meeting.values().stream().allMatch(each -> each.openness() == Openness.ADDRESSES));
        assertTrue(ben.meeting.values().stream().allMatch(each -> each.openness() == Openness.ADDRESSES));
    }

    @Test
    void aYesMakesTwoFriendsOnTheSameLinkAndUsesTheInviteUp() throws Exception {
        ask();
        anna.friends.answers().accept(ben.person(), village.now);
        village.settle();
        assertEquals(Optional.of(Stage.FRIEND), anna.stage(ben));
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna));
        assertEquals(List.of(new FriendEvent.Befriended(anna.person())), ben.told(FriendEvent.Befriended.class));
        assertEquals(new Party.Friend(ben.person(), ben.shown().device().device(), Permissions.USUAL), anna.party(ben));
        assertEquals(
                new Party.Friend(anna.person(), anna.shown().device().device(), Permissions.USUAL), ben.party(anna));
        assertEquals(1, anna.friends.links(ben.person()).size());
        assertEquals(Optional.of(Permissions.USUAL), ben.view(anna).lets());
        assertEquals(List.of(), anna.friends.invitations().views());
        assertEquals(List.of(), ben.friends.invitations().waiting());
        assertEquals(1, anna.meeting.size());
        assertEquals(1, ben.meeting.size());
        assertEquals(1, village.linksMade(), "the link on which they met goes on");
        assertTrue(anna.meeting.values().stream().allMatch(each -> each.openness() == Openness.ADDRESSES));
    }

    @Test
    void aYesArrivesAlsoWhereAnotherOpennessNeedsAnotherLink() throws Exception {
        anna.startsAnew = true;
        ben.startsAnew = true;
        ask();
        anna.friends.answers().accept(ben.person(), village.now);
        village.settle();
        assertTrue(anna.party(ben) instanceof Party.Friend);
        assertTrue(ben.party(anna) instanceof Party.Friend);
        assertEquals(1, anna.meeting.size());
        assertTrue(anna.meeting.values().stream().allMatch(each -> each.openness() == Openness.ADDRESSES));
    }

    @Test
    void friendsFindEachOtherAgainAfterBothHaveStartedAnew() throws Exception {
        anna.welcoming = true;
        ask();
        for (int day = 0; day < 10; day++) {
            anna.crash();
            ben.crash();
            village.leap(Duration.ofHours(30));
            assertTrue(anna.party(ben) instanceof Party.Friend, "day " + day);
            assertTrue(ben.party(anna) instanceof Party.Friend, "day " + day);
        }
    }

    @Test
    void theProfileOnTheDiskIsEnoughAfterAPowerCut() throws Exception {
        anna.welcoming = true;
        ask();
        anna.powerCut();
        ben.powerCut();
        village.settle();
        assertTrue(anna.party(ben) instanceof Party.Friend);
        assertTrue(ben.party(anna) instanceof Party.Friend);
    }

    @Test
    void aNoLeavesNothingAndTheInviteWaitsForTheRightOne() throws Exception {
        String invite = anna.invite();
        House caro = village.house("Caro");
        caro.take(invite);
        village.settle();
        anna.friends.answers().decline(caro.person(), village.now);
        village.settle();
        assertEquals(Optional.empty(), anna.stage(caro));
        assertEquals(Optional.empty(), caro.stage(anna));
        assertEquals(List.of(new FriendEvent.Declined(anna.person(), "Anna")), caro.told(FriendEvent.Declined.class));
        ben.take(invite);
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
    }

    @Test
    void whoInterceptsAnInviteIsSeenBesideTheOneWhoWasMeantAndGoneWhenThatOneIsTaken() throws Exception {
        String invite = anna.invite();
        House mallory = village.house("Ben");
        mallory.take(invite);
        village.settle();
        ben.take(invite);
        village.settle();
        assertEquals(2, anna.friends.people().size(), "two of one name, told apart by their keys");
        anna.friends.answers().accept(ben.person(), village.now);
        village.settle();
        assertEquals(Optional.empty(), anna.stage(mallory));
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna));
        assertEquals(Optional.of(Stage.ASKED_BY_US), mallory.stage(anna));
        assertEquals(new Party.Stranger(), mallory.party(anna));
        village.pass(Duration.ofMinutes(5));
        assertEquals(Optional.empty(), anna.stage(mallory), "the invite is used up");
    }

    @Test
    void anAnswerReachesWhoWasAwayWhenItWasGiven() throws Exception {
        ask();
        village.apart.add(java.util.Set.of("Anna", "Ben"));
        List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
        village.settle();
        anna.friends.answers().accept(ben.person(), village.now);
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_BY_US), ben.stage(anna));
        village.apart.clear();
        village.leap(Duration.ofDays(2));
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna));
    }

    @Test
    void twoWhoTakeEachOthersInvitesNeedNoOtherYes() throws Exception {
        String annas = anna.invite();
        String bens = ben.invite();
        ben.take(annas);
        village.settle();
        anna.friends.invitations().take(bens, "and me", village.now).ifPresent(person -> {
            try {
                anna.friends.answers().accept(person, village.now);
            } catch (NotPossibleException | IOException e) {
                throw new AssertionError(e);
            }
        });
        village.settle();
        assertEquals(Optional.of(Stage.FRIEND), anna.stage(ben));
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna));
    }

    @Test
    void anInviteEndsWithItsDayOrWhenItIsTakenBack() throws Exception {
        String invite = anna.invite();
        anna.friends
                .invitations()
                .revoke(anna.friends.invitations().views().getFirst().id(), village.now);
        ben.take(invite);
        village.settle();
        assertEquals(Optional.empty(), anna.stage(ben));
        village.leap(Duration.ofDays(8));
        assertEquals(1, ben.told(FriendEvent.InviteOver.class).size());
        assertEquals(0, ben.meeting.size());
        String late = anna.friends
                .invitations()
                .create(true, LocalDate.parse("2026-11-30"), "", village.now)
                .text();
        village.leap(Duration.ofDays(3));
        assertEquals(1, anna.told(FriendEvent.InviteOver.class).size());
        assertThrows(NotPossibleException.class, () -> ben.take(late));
    }

    @Test
    void whatIsNoInviteOrIsOnesOwnIsRefusedWithASentence() throws Exception {
        String own = anna.invite();
        assertThrows(NotPossibleException.class, () -> anna.take(own));
        assertThrows(NotPossibleException.class, () -> ben.take("warren:invite:nonsense"));
        ben.take(own);
        assertThrows(NotPossibleException.class, () -> ben.take(own), "once is enough");
    }

    @Test
    void whoAnswersAnInviteWithAnotherKeyIsRefused() throws Exception {
        String invite = anna.invite();
        ben.take(invite);
        // Caro has seen the invite too, and plays the inviter before Anna is there.
        House caro = village.house("Caro");
        caro.friends
                .invitations()
                .open(
                        Offer.Way.LINK,
                        new MeetingKey.ByInvite(chat.warren.crypto.invite.Invite.fromText(invite)),
                        "",
                        village.now.plus(Duration.ofDays(1)),
                        village.now);
        village.apart.add(java.util.Set.of("Anna", "Ben"));
        for (int i = 0; i < 10; i++) {
            village.step();
        }
        assertEquals(1, ben.told(FriendEvent.Refused.class).size());
        assertEquals(Optional.empty(), ben.stage(caro));
        assertEquals(Optional.empty(), caro.stage(ben), "who is refused does not learn who we are");
        village.apart.clear();
        village.apart.add(java.util.Set.of("Caro", "Ben"));
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_BY_US), ben.stage(anna));
    }
}
