package chat.warren.node.api;

import static chat.warren.node.api.Street.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole nodes on one machine that become friends without anybody giving a link away. */
class WaysInTest extends AnnaAndBen {
    private void becomeFriends() throws ProfileException, InterruptedException {
        String asking = await(anna, Event.FriendAsked.class, any -> true).person();
        assertEquals(ben.self(), asking);
        assertEquals("it is me", anna.people().all().getFirst().message());
        anna.people().accept(asking);
        assertEquals(
                anna.self(), await(ben, Event.Befriended.class, any -> true).person());
    }

    @Test
    void aCodeThatIsSaidMakesFriends() throws ProfileException, InterruptedException {
        String code = anna.people().say("Ben, on the telephone");
        assertTrue(code.matches("\\d+-[a-z]+-[a-z]+"), code);
        ben.people().addByCode(code.toUpperCase(java.util.Locale.ROOT).replace('-', ' '), "it is me");
        becomeFriends();
    }

    @Test
    void aWrongCodeIsUsedUp() throws ProfileException, InterruptedException {
        String code = anna.people().say("");
        String wrong = code.substring(0, code.lastIndexOf('-') + 1) + (code.endsWith("zoo") ? "zone" : "zoo");
        ben.people().addByCode(wrong, "");
        String told = await(anna, Event.PeopleNotice.class, any -> true).sentence();
        assertTrue(told.startsWith("The code did not fit"), told);
        await(ben, Event.PeopleNotice.class, notice -> notice.sentence().equals(told));
    }

    /** Others may show themselves on this machine as well. */
    private static boolean sees(RunningNode who, RunningNode whom) {
        try {
            return who.network().nearby().people().stream()
                    .anyMatch(
                            seen -> seen.id().equals(whom.self()) && seen.name().equals("Anna"));
        } catch (ProfileException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void peopleOnOneNetworkSeeEachOtherWhenTheyWant() throws ProfileException, InterruptedException {
        assertEquals(Optional.empty(), anna.network().nearby().visible());
        anna.network().showNearby(true);
        assertTrue(anna.network().nearby().visible().isPresent());
        await(ben, Event.NearbyChanged.class, any -> sees(ben, anna));
        ben.network().askNearby(anna.self(), "it is me");
        becomeFriends();
        anna.network().showNearby(false);
        assertEquals(Optional.empty(), anna.network().nearby().visible());
        assertEquals(List.of(), anna.people().invites());
    }
}
