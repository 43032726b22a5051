package chat.warren.dht.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanBeaconTest {
    private static final String GROUP = "239.192.152.143:6771";
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final String GOLDEN = "BT-SEARCH * HTTP/1.1\r\nHost: " + GROUP + "\r\nPort: 6881\r\nInfohash: "
            + HASH + "\r\ncookie: c00c1e\r\n\r\n\r\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whatever it is, it is a beacon within its bounds or {@link MalformedException}. */
    static void parses(byte[] datagram) {
        try {
            LanBeacon beacon = LanBeacon.parse(datagram);
            assertTrue(beacon.port() >= 1 && beacon.port() <= 65_535);
            assertEquals(40, beacon.infoHash().length());
            assertTrue(beacon.cookie().orElse("").length() <= 64);
        } catch (MalformedException expected) {
            assertFalse(expected.toString().isEmpty());
        }
    }

    @Test
    void hasTheBytesOfBep14() throws MalformedException {
        LanBeacon beacon = new LanBeacon(6881, HASH, Optional.of("c00c1e"));
        assertArrayEquals(bytes(GOLDEN), beacon.encode(GROUP));
        assertEquals(beacon, LanBeacon.parse(bytes(GOLDEN)));
    }

    @Test
    void readsWhatOtherClientsSend() throws MalformedException {
        // Several torrents, a header from a later version, names in another case, no cookie.
        String other = "BT-SEARCH * HTTP/1.1\r\nHOST: x\r\nPORT: 51413\r\nInfohash: " + HASH.toUpperCase(Locale.ROOT)
                + "\r\nInfohash: " + "f".repeat(40) + "\r\nLater: yes\r\n\r\n\r\nand more";
        assertEquals(new LanBeacon(51413, HASH, Optional.empty()), LanBeacon.parse(bytes(other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "M-SEARCH * HTTP/1.1\r\nPort: 1\r\nInfohash: " + HASH + "\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 0\r\nInfohash: " + HASH + "\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 65536\r\nInfohash: " + HASH + "\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: +80\r\nInfohash: " + HASH + "\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 99999999999\r\nInfohash: " + HASH + "\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 6881\r\nInfohash: 0123\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 6881\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nInfohash: " + HASH + "\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nno colon\r\n\r\n\r\n"
            })
    void refusesWhatIsNone(String text) {
        assertThrows(MalformedException.class, () -> LanBeacon.parse(bytes(text)));
    }

    @Test
    void knowsItsOwnAgain() throws MalformedException {
        Random random = new Random(1);
        LanBeacon mine = LanBeacon.random(6881, random);
        assertTrue(LanBeacon.parse(mine.encode(GROUP)).isSameSender(mine));
        assertFalse(LanBeacon.random(6881, random).isSameSender(mine));
        LanBeacon silent = new LanBeacon(6881, HASH, Optional.empty());
        assertFalse(silent.isSameSender(silent));
    }

    @Test
    void noiseIsRefusedQuietly() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            parses(Bytes.random(random, random.nextInt(200)));
        }
    }

    @Test
    void everyFlippedBitOfABeaconIsABeaconOrRefused() {
        byte[] golden = bytes(GOLDEN);
        for (int bit = 0; bit < 8 * golden.length; bit++) {
            byte[] flipped = golden.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            parses(flipped);
        }
        parses(bytes(GOLDEN + "x".repeat(LanBeacon.MAX_BYTES)));
    }
}
