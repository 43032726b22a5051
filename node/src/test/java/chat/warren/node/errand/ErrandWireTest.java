package chat.warren.node.errand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import chat.warren.node.lab.Noise;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if the hex in here changes, the protocol changed. */
class ErrandWireTest {
    private static final String KEY = "11".repeat(32);
    private static final String RECORD = KEY + "000000000000002a" + "22".repeat(64) + "0a0b0c";
    private static final Item.Mutable ITEM = new Item.Mutable(
            ByteString.hex(KEY), ByteString.EMPTY, 42, ByteString.hex("22".repeat(64)), ByteString.hex("0a0b0c"));

    @Test
    void everyMessageKeepsItsBytes() throws MalformedException {
        keeps("10 00000007" + KEY, new ErrandMessage.Fetch(7, ByteString.hex(KEY)));
        keeps("11 00000007" + RECORD, new ErrandMessage.Store(7, ITEM));
        keeps("12 00000007" + RECORD, new ErrandMessage.Fetched(7, Optional.of(ITEM)));
        keeps("12 fedcba98", new ErrandMessage.Fetched(0xfedcba98L, Optional.empty()));
        keeps("13 00000007 08 01", new ErrandMessage.Stored(7, 8, true));
    }

    @Test
    void errandsAreToldFromSeatsByTheirFirstByte() {
        assertTrue(ErrandWire.isErrand(hex("10")));
        assertFalse(ErrandWire.isErrand(hex("05")));
        assertFalse(ErrandWire.isErrand(hex("")));
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : new String[] {
            "",
            "10",
            "0f 00000007",
            "14 00000007",
            "10 00000007" + KEY + "00",
            "12 00000007 00",
            "13 00000007 08",
            "11 00000007" + KEY + "ffffffffffffffff" + "22".repeat(64),
            "11 00000007" + RECORD + "00".repeat(ErrandWire.MOST_VALUE),
        }) {
            assertThrows(MalformedException.class, () -> ErrandWire.parse(hex(nonsense)), nonsense);
        }
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(ErrandWire.encode(new ErrandMessage.Store(7, ITEM)), ErrandWire::parse);
        Noise.flipsAreOnlyMalformed(ErrandWire.encode(new ErrandMessage.Store(7, ITEM)), ErrandWire::parse);
    }

    private static void keeps(String hex, ErrandMessage message) throws MalformedException {
        assertArrayEquals(hex(hex), ErrandWire.encode(message), HexFormat.of().formatHex(ErrandWire.encode(message)));
        assertEquals(message, ErrandWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
