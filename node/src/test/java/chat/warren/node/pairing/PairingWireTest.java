package chat.warren.node.pairing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.storage.row.Octets;
import chat.warren.storage.settings.Setting;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The two devices run different versions: if the hex in here changes, the protocol changed. */
class PairingWireTest {
    private static final PairingFrame.Welcome WELCOME = new PairingFrame.Welcome(
            "Anna", Octets.of(new byte[] {1, 2, 3}), List.of(new Setting("theme", "dark"), new Setting("a", "")));

    private static final byte[] CONSENT = hex("07".repeat(64));

    @Test
    void everyFrameKeepsItsBytes() throws MalformedException {
        keeps("02 01 0006 706f636b6574", new PairingFrame.Hello("pocket"));
        keeps("02 02 0004 416e6e61 0003 010203 0002 0005 7468656d65 0004 6461726b 0001 61 0000", WELCOME);
        keeps("02 03", new PairingFrame.Stored());
        keeps("02 04", new PairingFrame.Refused());
        keeps("02 05" + " 07".repeat(64), new PairingFrame.Agreed(Octets.of(CONSENT)));
    }

    @Test
    void whatIsNotOursOrOfANewerVersionIsPassedOver() throws MalformedException {
        assertEquals(Optional.empty(), PairingWire.parse(hex("01 01 00")));
        assertEquals(Optional.empty(), PairingWire.parse(hex("02 63 00")));
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : List.of(
                "",
                "02",
                "02 00",
                "02 01 0000",
                "02 01 0002 c328",
                "02 03 00",
                "02 05 07",
                "02 02 0004 416e6e61 0003 010203 ffff",
                "02 02 0004 416e6e61 0003 010203 0001 0001 61 1001",
                "02 02 0004 416e6e61 ffff 00")) {
            assertThrows(MalformedException.class, () -> PairingWire.parse(hex(nonsense)), nonsense);
        }
        Noise.isOnlyMalformed(PairingWire.encode(WELCOME), PairingWire::parse);
        Noise.flipsAreOnlyMalformed(PairingWire.encode(WELCOME), PairingWire::parse);
    }

    private static void keeps(String hex, PairingFrame frame) throws MalformedException {
        assertArrayEquals(hex(hex), PairingWire.encode(frame), HexFormat.of().formatHex(PairingWire.encode(frame)));
        assertEquals(Optional.of(frame), PairingWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
