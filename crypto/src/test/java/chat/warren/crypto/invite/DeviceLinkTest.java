package chat.warren.crypto.invite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeviceLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:34:56Z");

    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
    private final DeviceLink link = DeviceLink.create(ada.identity(), NOW, new SplittableRandom(1));

    /** The two devices may run different versions. */
    @Test
    void keepsItsTextAndItsMeetingPlace() {
        byte[] meeting = link.chain().epochOf(NOW).rendezvous(Side.FIRST, 0).publicKey();
        assertEquals("""
                warren:device:ahavyauj5qwqvelh5shglimn5o7f4vjs7pxkfe7ymhwkawflahiydt36zjpkp5wztea4rd2qhbia
                4a5b18f576f1e517c892cb446512c69afd25cd1cc93a257ee1ef99ab92f52f63""", link.toText() + "\n" + HexFormat.of().formatHex(meeting));
    }

    @Test
    void comesBackFromLinkAndQr() throws MalformedException {
        assertEquals(link, DeviceLink.fromText("  " + link.toText() + "\n"));
        assertEquals(link, DeviceLink.fromText(link.toQrPayload()));
        assertEquals("warren:device:".length() + 76, link.toText().length());
        assertNotEquals(link, DeviceLink.create(ada.identity(), NOW, new SplittableRandom(2)), "the secret differs");
        assertThrows(
                MalformedException.class,
                () -> DeviceLink.fromText(link.toText().replace("device", "invite")),
                "nobody takes one for the other");
    }

    @Test
    void worksForHalfAnHourAndNamesWhoShowsIt() {
        assertEquals(Instant.parse("2026-11-21T13:04:00Z"), link.until());
        assertTrue(link.validAt(Instant.parse("2026-11-21T13:03:59Z")));
        assertFalse(link.validAt(link.until()));
        assertArrayEquals(ada.identity().fingerprint(), link.fingerprint());
    }

    @Test
    void bothMeetUnderTheSameChain() throws MalformedException {
        PairChain there = DeviceLink.fromText(link.toText()).chain();
        assertTrue(there.covers(there.epochAt(NOW)));
        assertArrayEquals(
                link.chain().epochOf(NOW).pathKey(Side.SECOND),
                there.epochOf(NOW).pathKey(Side.SECOND));
    }

    @Test
    void anythingElseIsRefused() {
        byte[] valid = link.encode();
        Hostile.noiseIsOnlyMalformed(valid, DeviceLink::parse);
        Hostile.everyBitFlipIsRefused(valid, DeviceLink::parse);
        Hostile.everyOtherLengthIsRefused(valid, DeviceLink::parse);
    }
}
