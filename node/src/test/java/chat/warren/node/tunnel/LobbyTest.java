package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LobbyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Lobby lobby = new Lobby(new SplittableRandom(1));

    @Test
    void oneSubscriberHoldsFewPlacesHoweverManyAddressesItHas() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            left.addAll(lobby.enter(i, InetAddress.ofLiteral("2001:db8:1:1::" + Integer.toHexString(i + 1)), NOW));
        }
        assertEquals(Lobby.MOST_FROM_ONE, lobby.guests());
        assertEquals(0, left.getFirst(), "the longest there goes first");
        assertEquals(
                List.of(), lobby.enter(100, InetAddress.ofLiteral("2001:db8:1:2::1"), NOW), "a neighbour does not");
    }

    @Test
    void howeverManyComeTheNewestMayEnter() {
        for (int i = 0; i < 10_000; i++) {
            lobby.enter(i, InetAddress.ofLiteral("10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256), NOW);
        }
        assertEquals(Lobby.MOST, lobby.guests());
        List<Integer> due = lobby.due(NOW.plus(Lobby.MOST_STAY));
        assertTrue(due.contains(9_999));
    }

    @Test
    void everybodysTimeIsDrawnWhenTheyCome() {
        for (int i = 0; i < Lobby.MOST; i++) {
            lobby.enter(i, InetAddress.ofLiteral("10.0.0." + i), NOW);
        }
        assertEquals(List.of(), lobby.due(NOW.plus(Lobby.LEAST_STAY).minusMillis(1)));
        int half = lobby.due(NOW.plus(Lobby.LEAST_STAY.plus(Lobby.MOST_STAY).dividedBy(2)))
                .size();
        assertTrue(half > Lobby.MOST / 4 && half < Lobby.MOST * 3 / 4, half + " left in the first half");
        lobby.due(NOW.plus(Lobby.MOST_STAY));
        assertEquals(0, lobby.guests());
        assertEquals(Instant.MAX, lobby.deadline());
    }

    @Test
    void aFriendLeavesTheLobby() {
        lobby.enter(1, InetAddress.ofLiteral("10.0.0.1"), NOW);
        lobby.leave(1);
        assertEquals(List.of(), lobby.due(NOW.plusSeconds(1000)));
    }
}
