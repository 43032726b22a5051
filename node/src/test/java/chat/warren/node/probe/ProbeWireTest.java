package chat.warren.node.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.node.nat.Filtering;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.probe.Candidate.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if the hex in here changes, the protocol changed. */
class ProbeWireTest {
    private static final long TRANSACTION = 0x0102030405060708L;
    private static final InetSocketAddress V4 = new InetSocketAddress("80.1.2.3", 4000);
    private static final InetSocketAddress V6 = new InetSocketAddress("2a00::1", 4001);
    private static final Whereabouts WHEREABOUTS = new Whereabouts(
            List.of(new Candidate(Origin.PUBLIC, V6), new Candidate(Origin.SEEN, V4)),
            new NatReport(
                    new Mapping.Sequential(4000, -2, 3),
                    Filtering.ADDRESS_AND_PORT_DEPENDENT,
                    List.of(V4.getAddress(), InetAddress.ofLiteral("80.1.2.4"))));
    private static final Probe CALL = new Probe.Call(TRANSACTION, Probe.Turn.ANSWERING, WHEREABOUTS);

    @Test
    void aPingKeepsItsBytes() throws MalformedException {
        keeps("01 0102030405060708" + " 00".repeat(23), new Probe.Ping(TRANSACTION));
    }

    @Test
    void aPongKeepsItsBytes() throws MalformedException {
        keeps("02 0102030405060708 06 50010203 0fa0 0020" + " 00".repeat(14), new Probe.Pong(TRANSACTION, V4, 32));
        keeps(
                "02 0102030405060708 12 2a000000000000000000000000000001 0fa1 0593 0000",
                new Probe.Pong(TRANSACTION, V6, 1427));
    }

    @Test
    void aCallKeepsItsBytes() throws MalformedException {
        keeps(
                "03 0102030405060708 01"
                        + " 01 03 03 0fa0 fffe 0003"
                        + " 02 02 12 2a000000000000000000000000000001 0fa1 03 06 50010203 0fa0"
                        + " 02 04 50010203 04 50010204",
                CALL);
    }

    @Test
    void aRequestForLaterKeepsItsBytes() throws MalformedException {
        keeps("04 0102030405060708 5a" + " 00".repeat(22), new Probe.Later(TRANSACTION, 90));
    }

    @Test
    void everyMappingComesBackAsItWent() throws MalformedException {
        for (Mapping mapping : List.of(
                new Mapping.Unknown(),
                new Mapping.Open(V4),
                new Mapping.Independent(V6),
                new Mapping.Sequential(65_535, 8, 0),
                new Mapping.PortBlock(64_512, 1024),
                new Mapping.Random(),
                new Mapping.Blocked())) {
            Probe call = new Probe.Call(
                    1, Probe.Turn.ASKING, new Whereabouts(List.of(new Candidate(Origin.LAN, V4)), reportOf(mapping)));
            assertEquals(call, ProbeWire.parse(ProbeWire.encode(call)));
        }
    }

    @Test
    void whatALaterVersionAppendsIsPassedOver() throws MalformedException {
        byte[] longer = java.util.Arrays.copyOf(ProbeWire.encode(CALL), 200);
        java.util.Arrays.fill(longer, 150, 200, (byte) 0xee);
        assertEquals(CALL, ProbeWire.parse(longer));
    }

    @Test
    void noAnswerIsLongerThanItsQuestion() {
        int ping = ProbeWire.encode(new Probe.Ping(1)).length;
        assertTrue(ProbeWire.encode(new Probe.Pong(1, V6, 1427)).length <= ping);
        assertEquals(ping, ProbeWire.encode(new Probe.Pong(1, V4, 32)).length);
    }

    @Test
    void theWhereaboutsOfTheFarthestTravelledFitIntoOneDatagram() {
        Candidate one = new Candidate(Origin.SEEN, V6);
        Whereabouts most = new Whereabouts(
                List.of(one, one, one, one, one, one, one, one),
                new NatReport(
                        new Mapping.Independent(V6),
                        Filtering.UNKNOWN,
                        List.of(V6.getAddress(), V6.getAddress(), V6.getAddress(), V6.getAddress())));
        int length = ProbeWire.encode(new Probe.Call(1, Probe.Turn.ASKING, most)).length;
        assertTrue(length <= 300, "it has " + length + " bytes, and an overlay node passes on 300");
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(ProbeWire.encode(CALL), ProbeWire::parse);
        Noise.isOnlyMalformed(ProbeWire.encode(new Probe.Pong(1, V4, 32)), ProbeWire::parse);
        Noise.flipsAreOnlyMalformed(ProbeWire.encode(CALL), ProbeWire::parse);
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : List.of(
                "01 0102030405060708",
                "05 0102030405060708" + " 00".repeat(23), // no such type
                "02 0102030405060708 07 50010203 0fa0 0020" + " 00".repeat(14), // no such length
                "02 0102030405060708 06 00000000 0fa0 0020" + " 00".repeat(14), // nowhere
                "03 0102030405060708 00 01 00 04 ffff 0002 00 00" + " 00".repeat(14), // beyond the last port
                "03 0102030405060708 00 01 00 03 0400 0000 0000 00 00" + " 00".repeat(14), // never moves
                "03 0102030405060708 00 01 00 05 09" + " 01 06 50010203 0fa0".repeat(9) + " 00")) {
            assertThrows(MalformedException.class, () -> ProbeWire.parse(hex(nonsense)), nonsense);
        }
    }

    private static NatReport reportOf(Mapping mapping) {
        return new NatReport(mapping, Filtering.UNKNOWN, List.of());
    }

    private static void keeps(String hex, Probe probe) throws MalformedException {
        assertArrayEquals(hex(hex), ProbeWire.encode(probe), HexFormat.of().formatHex(ProbeWire.encode(probe)));
        assertEquals(probe, ProbeWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
