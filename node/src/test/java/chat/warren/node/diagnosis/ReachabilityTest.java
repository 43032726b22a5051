package chat.warren.node.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.diagnosis.Facts.Outlook;
import chat.warren.node.diagnosis.Reachability.Easier;
import chat.warren.node.diagnosis.Reachability.Grade;
import chat.warren.node.nat.Filtering;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.5", 4000);
    private static final Easier NOTHING = new Easier(false, false);

    private static Reachability of(Mapping mapping, Easier easier) {
        return Reachability.of(Outlook.FINE, new NatReport(mapping, Filtering.UNKNOWN, List.of()), easier);
    }

    @Test
    void whatIsEasyNeedsNoRemedy() {
        assertEquals(Grade.OPEN, of(new Mapping.Open(OUTSIDE), NOTHING).grade());
        assertEquals(Grade.EASY, of(new Mapping.Independent(OUTSIDE), NOTHING).grade());
        assertTrue(of(new Mapping.Independent(OUTSIDE), NOTHING).remedy().isEmpty());
    }

    @Test
    void randomPortsAreHardUnlessTheRouterGivesOneOrThereIsIpv6() {
        Mapping random = new Mapping.Random();
        assertEquals(Grade.HARD, of(random, NOTHING).grade());
        assertFalse(of(random, NOTHING).remedy().isEmpty());
        assertEquals(Grade.OPEN, of(random, new Easier(true, false)).grade());
        assertEquals(Grade.EASY, of(random, new Easier(false, true)).grade());
    }

    @Test
    void whoIsOfflineHearsWhatIsMissing() {
        for (Outlook outlook : List.of(Outlook.NO_NETWORK, Outlook.NO_DHT)) {
            Reachability said = Reachability.of(outlook, NatReport.NOTHING, NOTHING);
            assertEquals(Grade.OFFLINE, said.grade());
            assertFalse(said.remedy().isEmpty());
        }
    }

    @Test
    void blockedUdpIsSaidHoweverItShows() {
        assertEquals(Grade.RELAYED_ONLY, of(new Mapping.Blocked(), NOTHING).grade());
        assertEquals(
                Grade.RELAYED_ONLY,
                Reachability.of(Outlook.NO_UDP, NatReport.NOTHING, NOTHING).grade());
    }
}
