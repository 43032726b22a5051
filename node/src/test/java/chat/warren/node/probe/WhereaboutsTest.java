package chat.warren.node.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Presence.RunId;
import chat.warren.crypto.pair.Presence.Status;
import chat.warren.node.nat.Filtering;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.probe.Candidate.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What survives the narrow door of a presence record, when there is no way to pass a signal. */
class WhereaboutsTest {
    private static final InetSocketAddress LAN = new InetSocketAddress("192.168.1.10", 4000);
    private static final InetSocketAddress HOME = new InetSocketAddress("80.1.2.3", 4000);
    private static final InetAddress SECOND = InetAddress.ofLiteral("80.1.2.4");

    @Test
    void aSteadyEndpointSurvives() {
        Mapping mapping = new Mapping.Independent(HOME);
        Whereabouts read = throughPresence(mapping, List.of(HOME.getAddress()), LAN, HOME);
        assertEquals(mapping, read.nat().mapping());
        assertEquals(List.of(new Candidate(Origin.LAN, LAN), new Candidate(Origin.SEEN, HOME)), read.candidates());
    }

    @Test
    void aSequenceSurvivesWithItsStep() {
        Whereabouts read = throughPresence(new Mapping.Sequential(5000, 2, 0), List.of(HOME.getAddress()), LAN);
        Mapping.Sequential sequence = (Mapping.Sequential) read.nat().mapping();
        assertEquals(5000, sequence.last());
        assertEquals(2, sequence.step());
        assertEquals(List.of(new Candidate(Origin.LAN, LAN)), read.candidates());
        assertEquals(List.of(HOME.getAddress()), read.nat().outside());
    }

    @Test
    void aBlockSurvives() {
        Mapping block = new Mapping.PortBlock(20_480, 1024);
        assertEquals(
                block,
                throughPresence(block, List.of(HOME.getAddress()), LAN).nat().mapping());
    }

    @Test
    void aPoolBehindRandomPortsSurvives() {
        Whereabouts read = throughPresence(new Mapping.Random(), List.of(HOME.getAddress(), SECOND), LAN);
        assertEquals(new Mapping.Random(), read.nat().mapping());
        assertEquals(List.of(HOME.getAddress(), SECOND), read.nat().outside());
        assertEquals(List.of(new Candidate(Origin.LAN, LAN)), read.candidates());
    }

    @Test
    void aMappedPortBesideRandomOnesIsStillThere() {
        Whereabouts read = throughPresence(new Mapping.Random(), List.of(HOME.getAddress()), LAN, HOME);
        assertTrue(read.candidates().contains(new Candidate(Origin.SEEN, HOME)));
    }

    @Test
    void thereIsNeverMoreThanARecordHolds() {
        InetSocketAddress[] many = new InetSocketAddress[8];
        for (int i = 0; i < many.length; i++) {
            many[i] = new InetSocketAddress("80.1.2." + (10 + i), 4000);
        }
        Whereabouts read = throughPresence(new Mapping.Sequential(5000, 1, 0), List.of(HOME.getAddress()), many);
        assertEquals(4, read.candidates().size());
        assertTrue(read.nat().mapping() instanceof Mapping.Sequential);
    }

    @Test
    void hintsThatSayNothingMakeItRandom() {
        Presence odd = presence(Presence.NatClass.SEQUENTIAL, List.of(HOME));
        assertEquals(new Mapping.Random(), Whereabouts.of(odd).nat().mapping());
        Presence still = presence(Presence.NatClass.SEQUENTIAL, List.of(HOME, HOME));
        assertEquals(new Mapping.Random(), Whereabouts.of(still).nat().mapping());
    }

    @Test
    void carriersInsideAddressesAreNotGlobal() {
        assertTrue(Whereabouts.isLan(InetAddress.ofLiteral("100.64.0.10")));
        assertTrue(Whereabouts.isLan(InetAddress.ofLiteral("fd00::1")));
        assertTrue(Whereabouts.isLan(InetAddress.ofLiteral("192.168.1.1")));
        assertFalse(Whereabouts.isLan(InetAddress.ofLiteral("100.128.0.10")));
        assertFalse(Whereabouts.isLan(InetAddress.ofLiteral("2a00::1")));
    }

    private static Whereabouts throughPresence(
            Mapping mapping, List<InetAddress> outside, InetSocketAddress... addresses) {
        List<Candidate> candidates = java.util.Arrays.stream(addresses)
                .map(address ->
                        new Candidate(Whereabouts.isLan(address.getAddress()) ? Origin.LAN : Origin.SEEN, address))
                .toList();
        Whereabouts mine = new Whereabouts(candidates, new NatReport(mapping, Filtering.UNKNOWN, outside));
        return Whereabouts.of(presence(mine.natClass(), mine.forPresence()));
    }

    private static Presence presence(Presence.NatClass natClass, List<InetSocketAddress> addresses) {
        return new Presence(new RunId(1, 2), 0, addresses, natClass, List.of(), Optional.empty(), Status.AVAILABLE);
    }
}
