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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InviteTest {
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-11-28");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
    private final IdentityKey bo = IdentityKey.ofSeed(HexFormat.of().parseHex("02".repeat(32)));
    private final Invite invite = Invite.create(ada.identity(), LAST_DAY, new SplittableRandom(1));

    /** Invites lie in mailboxes: if this changes, they are worthless. */
    @Test
    void anInviteKeepsItsTextAndItsMeetingPlace() {
        byte[] meeting = invite.chain(0).epochOf(NOW).rendezvous(Side.FIRST, 0).publicKey();
        assertEquals("""
                warren:invite:ahavyauj5qwqvelh5shglimn5o7f4vjs7pxkfe7ymhwkawflahiydt36zjpkp5wztfitdvcu
                8b89aa5685cb6cafaab0ff76a3d96b2f08e461995b172e5e97f0f59784fbb99e""", invite.toText() + "\n" + HexFormat.of().formatHex(meeting));
    }

    @Test
    void comesBackFromLinkAndQr() throws MalformedException {
        assertEquals(invite, Invite.fromText("  " + invite.toText() + "\n"));
        assertEquals(invite, Invite.fromText(invite.toQrPayload()));
        assertEquals("warren:invite:".length() + 72, invite.toText().length());
        assertTrue(invite.toQrPayload().matches("[0-9A-Z:]+"));
        Invite another = Invite.create(ada.identity(), LAST_DAY, new SplittableRandom(2));
        assertNotEquals(invite, another, "the secret differs");
    }

    @Test
    void namesItsInviterAndItsLastDay() {
        assertTrue(invite.isFrom(ada.identity()));
        assertFalse(invite.isFrom(bo.identity()));
        assertTrue(invite.validAt(Instant.parse("2026-11-28T23:59:59Z")));
        assertFalse(invite.validAt(Instant.parse("2026-11-29T00:00:00Z")));
        assertEquals(LAST_DAY, invite.lastDay());
    }

    @Test
    void bothSidesMeetUnderTheSameChain() throws MalformedException {
        PairChain here = invite.chain(0);
        PairChain there = Invite.fromText(invite.toText()).chain(0);
        there.advanceTo(NOW);
        assertTrue(here.covers(here.epochAt(NOW)));
        assertArrayEquals(
                here.epochOf(NOW).pathKey(Side.SECOND), there.epochOf(NOW).pathKey(Side.SECOND));
    }

    @Test
    void aStandingInviteHasGatesWithAChainEach() throws MalformedException {
        Invite standing = Invite.standing(ada.identity(), LAST_DAY, new SplittableRandom(1));
        assertEquals(4, standing.gates());
        assertEquals(standing, Invite.fromText(standing.toText()));
        assertTrue(Invite.fromText(standing.toText()).isStanding());
        assertFalse(invite.isStanding());
        assertThrows(IllegalArgumentException.class, () -> invite.chain(1));
        assertArrayEquals(ada.identity().fingerprint(), standing.fingerprint());
        Set<String> places = new HashSet<>();
        for (int gate = 0; gate < standing.gates(); gate++) {
            byte[] place =
                    standing.chain(gate).epochOf(NOW).rendezvous(Side.FIRST, 0).publicKey();
            places.add(HexFormat.of().formatHex(place));
        }
        assertEquals(4, places.size());
        assertEquals(
                "warren:invite:alavyauj5qwqvelh5shglimn5o7f4vjs7pxkfe7ymhwkawflahiydt36zjpkp5wztfitcwfo",
                standing.toText());
        assertTrue(
                places.contains("181c81e3d359a0986c2683e79b440ebad71c2f81fdea5369fb400ea54984ca35"), places.toString());
    }

    @Test
    void aChangedInviteIsRefused() {
        Hostile.everyBitFlipIsRefused(invite.encode(), Invite::parse);
        Hostile.everyOtherLengthIsRefused(invite.encode(), Invite::parse);
        Hostile.noiseIsOnlyMalformed(invite.encode(), Invite::parse);
        Hostile.noiseIsOnlyMalformed(
                invite.toText().getBytes(StandardCharsets.ISO_8859_1),
                bytes -> Invite.fromText(new String(bytes, StandardCharsets.ISO_8859_1)));
        assertThrows(
                MalformedException.class, () -> Invite.fromText(ada.identity().toText()));
    }

    @Test
    void neverPrintsItsSecret() {
        assertEquals("invite until 2026-11-28", invite.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> Invite.create(ada.identity(), LocalDate.parse("2200-01-01"), new SplittableRandom(1)));
    }
}
