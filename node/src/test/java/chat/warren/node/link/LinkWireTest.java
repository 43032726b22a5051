package chat.warren.node.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if the hex in here changes, the protocol changed. */
class LinkWireTest {
    private static final String SHARE = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static Share share() throws MalformedException {
        return Share.read(new ByteReader(hex(SHARE)));
    }

    private static LinkMessage.Hello hello() throws MalformedException {
        Instant time = Instant.parse("2026-11-21T09:00:00.123Z");
        return new LinkMessage.Hello(1, 2, 0xfedcba98L, 0x0102030405060708L, time, share());
    }

    @Test
    void everyMessageKeepsItsBytes() throws MalformedException {
        keeps("01 01 02 fedcba98 0102030405060708 000001a1fd557afb" + SHARE, hello());
        keeps("02 00000007" + SHARE, new LinkMessage.Renew(7, share()));
        keeps("03 00000007", new LinkMessage.Ready(7));
        keeps("04", new LinkMessage.Ping());
    }

    @Test
    void aCallKeepsItsBytes() throws MalformedException {
        byte[] bytes = hex("01 0102030405060708");
        assertArrayEquals(bytes, new Call(0x0102030405060708L).encode());
        assertTrue(Call.isCall(bytes));
        assertEquals(new Call(0x0102030405060708L), Call.parse(bytes));
        assertFalse(Call.isCall(hex("01 01020304050607")));
        assertThrows(MalformedException.class, () -> Call.parse(hex("02 0102030405060708")));
    }

    @Test
    void whatANewerProgramAddsToAHelloIsSkipped() throws MalformedException {
        byte[] longer = hex(HexFormat.of().formatHex(LinkWire.encode(hello())) + "0badcafe");
        assertEquals(hello(), LinkWire.parse(longer));
    }

    @Test
    void whatANewerProgramSaysIsNotForUs() throws MalformedException {
        assertEquals(new LinkMessage.Unknown(5), LinkWire.parse(hex("05 010203")));
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : new String[] {
            "",
            "01 01 02",
            "01 02 01 fedcba98 0102030405060708 000001a1fd557afb" + SHARE,
            "01 00 01 fedcba98 0102030405060708 000001a1fd557afb" + SHARE,
            "01 01 02 fedcba98 0102030405060708 ffffffffffffffff" + SHARE,
            "01 01 02 fedcba98 0102030405060708 7fffffffffffffff" + SHARE,
            "02 00000007" + SHARE + "00",
            "03 0000000700",
            "04 00",
        }) {
            assertThrows(MalformedException.class, () -> LinkWire.parse(hex(nonsense)), nonsense);
        }
    }

    @Test
    void noiseIsOnlyMalformed() throws MalformedException {
        Noise.isOnlyMalformed(LinkWire.encode(hello()), LinkWire::parse);
        Noise.flipsAreOnlyMalformed(LinkWire.encode(hello()), LinkWire::parse);
        Noise.isOnlyMalformed(new Call(7).encode(), Call::parse);
    }

    private static void keeps(String hex, LinkMessage message) throws MalformedException {
        assertArrayEquals(hex(hex), LinkWire.encode(message), HexFormat.of().formatHex(LinkWire.encode(message)));
        assertEquals(message, LinkWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
