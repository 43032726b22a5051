package chat.warren.ui.window.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.FriendView;
import chat.warren.ui.window.Someone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonPageTest {
    private static FriendView asking(String id, Optional<String> invite) {
        return Someone.of(id, "Ben", invite, FriendView.Stage.ASKED_US, Instant.EPOCH);
    }

    @Test
    void twoOfOneNameByOneInviteAreToldApartByTheirKeys() {
        FriendView one = asking("0123456789ab", Optional.of("invite"));
        FriendView other = asking("ffffeeee", Optional.of("invite"));
        FriendView elsewhere = asking("dddd", Optional.of("another"));
        assertEquals("0123 4567 89ab", FriendView.fingerprint(one.id()));
        assertEquals("Ben (ffff eeee)", PersonPage.others(one, List.of(one, other, elsewhere)));
        assertEquals("", PersonPage.others(elsewhere, List.of(one, other, elsewhere)));
    }

    @Test
    void whoCameByNoInviteHasNobodyBesideThem() {
        FriendView one = asking("0123", Optional.empty());
        assertEquals("", PersonPage.others(one, List.of(one, asking("4567", Optional.empty()))));
    }
}
