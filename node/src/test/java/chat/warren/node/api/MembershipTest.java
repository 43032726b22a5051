package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.use.GuardBook;
import chat.warren.node.api.Membership.Overlay;
import chat.warren.node.running.Networks;
import org.junit.jupiter.api.Test;

/** What people may choose, and what is said when it makes no sense. */
class MembershipTest {
    private static Networks networks(Membership membership) throws ProfileException {
        return membership.checked().networks(GuardBook.NONE);
    }

    @Test
    void recordsAreKeptInMainlineUnlessItIsSwitchedOff() throws ProfileException {
        assertEquals(NetworkId.MAINLINE, networks(Membership.USUAL).board());
        assertEquals(
                NetworkId.MAINLINE,
                networks(new Membership(true, new Overlay.None(), false)).board());
        assertEquals(
                NetworkId.OVERLAY,
                networks(new Membership(false, new Overlay.Open(), false)).board());
    }

    @Test
    void noNetworkAtAllAndNobodyToHideBehindAreRefused() {
        assertThrows(ProfileException.class, () -> new Membership(false, new Overlay.None(), false).checked());
        assertThrows(ProfileException.class, () -> new Membership(true, new Overlay.None(), true).checked());
    }

    @Test
    void whoHidesWaits() throws ProfileException {
        assertTrue(networks(new Membership(true, new Overlay.Open(), true))
                .overlay()
                .orElseThrow()
                .rathersWaiting());
    }

    @Test
    void aSecretThatPeopleCouldGuessIsNoneAndNoneIsEverShown() throws ProfileException {
        assertThrows(ProfileException.class, () -> GroupKey.of("correct horse battery staple".toCharArray()));
        GroupKey key = GroupKey.of("0123456789abcdefghijklmnopqrstuv".toCharArray());
        Membership closed = new Membership(false, new Overlay.Closed(key), false);
        assertFalse(closed.toString().contains("0123"), closed.toString());
        assertTrue(networks(closed).overlay().orElseThrow().group().isPresent());
    }
}
