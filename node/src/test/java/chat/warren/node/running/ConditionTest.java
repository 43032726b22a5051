package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Presence;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who needs whose help, and from when on. */
class ConditionTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = START.plusSeconds(3600);
    private static final Route.Direct DIRECT = new Route.Direct(0, new InetSocketAddress("192.0.2.1", 4000));
    private static final Route RELAYED = new Route.Relayed(1);
    private static final Optional<Presence> RECORD = Optional.of(new Presence(
            new Presence.RunId(1, 2),
            0,
            List.of(),
            Whereabouts.NOWHERE.natClass(),
            List.of(),
            Optional.empty(),
            Presence.Status.AVAILABLE));

    private static Condition condition(Optional<Presence> theirs, Optional<Route> carrying, Condition.Since since) {
        Whereabouts there = Whereabouts.at(List.of(DIRECT.to()));
        return new Condition(Openness.ADDRESSES, theirs, carrying, since, Optional.of(there));
    }

    @Test
    void whoIsFoundLongAfterTheStartHasTimeToBeReachedFirst() {
        Condition.Since found = Condition.Since.met(START).found(LATER);
        Condition condition = condition(RECORD, Optional.empty(), found);
        assertFalse(condition.needsRelay(LATER.plusSeconds(2)));
        assertFalse(condition.needsTunnel(LATER.plusSeconds(2)));
        assertTrue(condition.needsRelay(LATER.plusSeconds(4)));
        assertTrue(condition.needsTunnel(LATER.plusSeconds(4)));
    }

    @Test
    void whoIsLostHasTimeToBeReachedAgain() {
        Condition.Since lost =
                Condition.Since.met(START).found(START).carries(DIRECT, START).lost(LATER);
        Condition condition = condition(RECORD, Optional.empty(), lost);
        assertFalse(condition.needsRelay(LATER.plusSeconds(2)));
        assertTrue(condition.keepsRelay(LATER.plusSeconds(2)), "what has carried may do so again");
        assertTrue(condition.needsRelay(LATER.plusSeconds(4)));
        assertFalse(condition.keepsRelay(LATER.plusSeconds(4)));
    }

    @Test
    void whoIsReachedByOthersNeedsThemAtOnce() {
        Condition.Since carried = Condition.Since.met(LATER).carries(RELAYED, LATER);
        assertTrue(condition(Optional.empty(), Optional.of(RELAYED), carried).needsRelay(LATER));
    }

    @Test
    void whoHasBecomeDirectKeepsWhatCarriedBeforeForAMinute() {
        Condition.Since since = Condition.Since.met(START)
                .carries(RELAYED, START)
                .carries(DIRECT, LATER)
                .carries(DIRECT, LATER.plusSeconds(30));
        Condition condition = condition(RECORD, Optional.of(DIRECT), since);
        assertTrue(condition.keepsRelay(LATER.plusSeconds(59)));
        assertFalse(condition.keepsRelay(LATER.plusSeconds(61)));
        assertFalse(condition.needsRelay(LATER.plusSeconds(59)), "and takes nothing new");
        assertEquals(LATER, since.direct());
    }
}
