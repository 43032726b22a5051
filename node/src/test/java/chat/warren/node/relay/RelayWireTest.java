package chat.warren.node.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if the hex in here changes, the protocol changed. */
class RelayWireTest {
    private static final Tag TAG = new Tag(0x0102030405060708L);

    @Test
    void everyMessageKeepsItsBytes() throws MalformedException {
        keeps("01 0102030405060708 00000000000000", new RelayMessage.Join(TAG));
        keeps("02 0102030405060708 fedcba98 01 0000", new RelayMessage.Joined(TAG, 0xfedcba98L, true));
        keeps("03 0102030405060708 04 000000000000", new RelayMessage.Refused(TAG, Refusal.USED_UP));
        keeps("04 fedcba98 0000000000000000000000", new RelayMessage.Leave(0xfedcba98L));
        keeps("05 fedcba98 0a0b0c", new RelayMessage.Forward(0xfedcba98L, ByteBuffer.wrap(new byte[] {10, 11, 12})));
    }

    @Test
    void aReasonFromTheFutureEndsTheChannelAllTheSame() throws MalformedException {
        assertEquals(
                new RelayMessage.Refused(TAG, Refusal.ENDED),
                RelayWire.parse(hex("03 0102030405060708 63 000000000000")));
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : new String[] {
            "", "01", "06 0102030405060708 00000000000000", "01 0102030405060708 0000000000000000", "05 fedcba",
        }) {
            assertThrows(MalformedException.class, () -> RelayWire.parse(hex(nonsense)), nonsense);
        }
        byte[] long1 = new byte[RelayWire.MOST_PAYLOAD + RelayWire.FORWARD_OVERHEAD + 1];
        long1[0] = 5;
        assertThrows(MalformedException.class, () -> RelayWire.parse(long1));
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(RelayWire.encode(new RelayMessage.Joined(TAG, 7, true)), RelayWire::parse);
        Noise.flipsAreOnlyMalformed(RelayWire.encode(new RelayMessage.Joined(TAG, 7, true)), RelayWire::parse);
    }

    private static void keeps(String hex, RelayMessage message) throws MalformedException {
        assertArrayEquals(hex(hex), RelayWire.encode(message), HexFormat.of().formatHex(RelayWire.encode(message)));
        assertEquals(message, RelayWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
