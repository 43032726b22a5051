package chat.warren.crypto.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairChainTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Instant START = Instant.parse("2026-11-21T12:34:56Z");

    private final SplittableRandom random = new SplittableRandom(1);
    private final IdentityKey ada = IdentityKey.ofSeed(HEX.parseHex("01".repeat(32)));
    private final IdentityKey bo = IdentityKey.ofSeed(HEX.parseHex("02".repeat(32)));

    private PairChain chain() {
        return PairChain.anchored(HEX.parseHex("05".repeat(32)), Ends.friends(ada.identity(), bo.identity()), START);
    }

    /** Friends of an older version derive the same: if one changes, the two no longer find each other. */
    @Test
    void thePairDerivesWhatItAlwaysDerived() {
        PairEpoch epoch = chain().epochOf(START);
        assertEquals(
                """
                010000000000079bfa05c36ece4c72b911c24855c9f18958146e42d0634932c1e3311dfd927f9872205026
                498684
                c01bd6c8834d2b937cc5cef969c63887fa0933c005bb468878e0c80c6e4017e7
                1d1ad6cf666dcce3e8d76e2fede91b156d967875d2f0caf0c68b0e974db74c3f
                b5138b2298ba063b8ab360423081d87937a4d4780820032a1b61e7e5b2dc8ac5
                51770d9d804cc07f
                cf04cee8527a83da""",
                String.join(
                        "\n",
                        HEX.formatHex(chain().toStored()),
                        Long.toString(epoch.number()),
                        HEX.formatHex(epoch.rendezvous(Side.FIRST, 0).publicKey()),
                        HEX.formatHex(epoch.rendezvous(Side.SECOND, 1).publicKey()),
                        HEX.formatHex(epoch.pathKey(Side.FIRST)),
                        HEX.formatHex(epoch.pairTag(new byte[12])),
                        HEX.formatHex(epoch.lanHint(new byte[6]))));
    }

    /** The formulas of SECURITY.md §3.1, written down a second time and as slowly as they read. */
    @Test
    void agreesWithTheFormulasOfTheDesign() {
        PairChain chain = chain();
        byte[] stored = chain.toStored();
        byte[] key = Arrays.copyOfRange(stored, 11, 43);
        byte[] phase = Hashes.hmacSha256(key, "phase1".getBytes(StandardCharsets.US_ASCII));
        int phi = (Byte.toUnsignedInt(phase[0]) * 256 + Byte.toUnsignedInt(phase[1])) % 3600;
        long now = (START.getEpochSecond() + phi) / 3600;
        assertEquals(now, chain.epochAt(START));
        byte[] current = Hashes.hmacSha256(Hashes.hmacSha256(key, new byte[] {2}), new byte[] {2});
        assertArrayEquals(
                Arrays.copyOf(Hashes.hmacSha256(Hashes.hmacSha256(current, new byte[] {3}), new byte[12]), 8),
                chain.epochOf(START).pairTag(new byte[12]));
        assertEquals(Instant.ofEpochSecond(now * 3600 - phi), chain.startOf(now));
    }

    @Test
    void bothFriendsDeriveTheSameWhoeverAsks() {
        PairChain bos =
                PairChain.anchored(HEX.parseHex("05".repeat(32)), Ends.friends(bo.identity(), ada.identity()), START);
        assertArrayEquals(chain().toStored(), bos.toStored());
        assertEquals(
                Side.of(ada.identity(), bo.identity()),
                Side.of(bo.identity(), ada.identity()).other());
    }

    @Test
    void everyDirectionCopyAndEpochHasKeysOfItsOwn() {
        Set<String> seen = new HashSet<>();
        PairChain chain = chain();
        long now = chain.epochAt(START);
        for (long epoch = now - 2; epoch < now + 50; epoch++) {
            for (Side side : Side.values()) {
                assertTrue(seen.add(HEX.formatHex(chain.epoch(epoch).pathKey(side))));
                for (int copy = 0; copy < PairEpoch.COPIES; copy++) {
                    Rendezvous place = chain.epoch(epoch).rendezvous(side, copy);
                    assertTrue(seen.add(HEX.formatHex(place.publicKey())));
                    assertTrue(seen.add(HEX.formatHex(place.target())));
                }
            }
        }
        assertEquals(52 * 2 * 5, seen.size());
    }

    @Test
    void whatIsOverCannotBeHadAnyMore() {
        PairChain chain = chain();
        long now = chain.epochAt(START);
        assertTrue(chain.covers(now - PairChain.SKEW_EPOCHS), "a friend's clock may be two hours slow");
        assertTrue(chain.advanceTo(START.plus(Duration.ofHours(3))));
        assertFalse(chain.advanceTo(START.plus(Duration.ofHours(3))));
        assertFalse(chain.covers(now));
        assertTrue(chain.covers(now + 1));
        assertThrows(IllegalArgumentException.class, () -> chain.epoch(now));
        assertFalse(chain.advanceTo(START), "a clock set back must not bring keys back, nor fail");
    }

    /** Keys of zeros are keys that everybody has. */
    @Test
    void aWipedChainHasNoKeysLeft() {
        PairChain chain = PairChain.startingAt(new byte[32], Instant.parse("2026-11-21T12:34:56Z"));
        long now = chain.epochAt(Instant.parse("2026-11-21T12:34:56Z"));
        assertTrue(chain.covers(now));
        chain.wipe();
        assertFalse(chain.covers(now));
        assertFalse(chain.advanceTo(Instant.parse("2026-11-22T12:34:56Z")));
        assertThrows(IllegalArgumentException.class, () -> chain.epoch(now));
    }

    @Test
    void aFriendWhoWasAwayForAYearArrivesAtTheSameKeys() {
        PairChain awake = chain();
        PairChain asleep = chain();
        Instant later = START;
        for (int hour = 0; hour < 366 * 24; hour++) {
            later = later.plus(Duration.ofHours(1));
            awake.advanceTo(later);
        }
        asleep.advanceTo(later);
        assertArrayEquals(awake.toStored(), asleep.toStored());
    }

    @Test
    void aClockThatLeapsAThousandYearsIsNotBelieved() {
        PairChain chain = chain();
        byte[] before = chain.toStored();
        assertFalse(chain.advanceTo(START.plus(Duration.ofDays(365_000))));
        assertArrayEquals(before, chain.toStored());
    }

    @Test
    void aStoredChainComesBackAndAWrongOneIsRefused() throws MalformedException {
        byte[] stored = chain().toStored();
        assertArrayEquals(stored, PairChain.parse(stored).toStored());
        Hostile.everyOtherLengthIsRefused(stored, PairChain::parse);
        Hostile.noiseIsOnlyMalformed(stored, bytes -> {
            PairChain chain = PairChain.parse(bytes);
            chain.epoch(firstCovered(chain));
        });
    }

    private static long firstCovered(PairChain chain) throws MalformedException {
        byte[] stored = chain.toStored();
        return new ByteReader(Arrays.copyOfRange(stored, 1, 9)).i64();
    }

    @Test
    void aRestoredBackupMeetsItsFriendByTheDeviceKeys() throws MalformedException {
        DeviceKey mine = DeviceKey.generate(random);
        DeviceKey friends = DeviceKey.generate(random);
        LocalDate day = LocalDate.parse("2026-11-21");
        byte[] here = ColdRoot.chain(mine, friends.agreementKey(), day).toStored();
        assertArrayEquals(
                here, ColdRoot.chain(friends, mine.agreementKey(), day).toStored());
        assertEquals(
                ColdRoot.side(mine, friends.agreementKey()),
                ColdRoot.side(friends, mine.agreementKey()).other());
        assertFalse(Bytes.equal(
                here,
                ColdRoot.chain(mine, friends.agreementKey(), day.plusDays(1)).toStored()));
    }

    @Test
    void aLinkGivesBothSidesTheSameSecretsForDifferentPurposes() {
        byte[] lower = Bytes.random(random, 32);
        byte[] higher = Bytes.random(random, 32);
        LinkSecrets here = new LinkSecrets(ada.identity(), bo.identity(), lower, higher);
        LinkSecrets there = new LinkSecrets(bo.identity(), ada.identity(), lower, higher);
        assertArrayEquals(here.anchor(START).toStored(), there.anchor(START).toStored());
        assertEquals(here.shortCode(), there.shortCode());
        assertEquals(6, here.shortCode().size());
        Set<String> all = new HashSet<>();
        all.add(HEX.formatHex(here.ratchetSecret()));
        for (Side side : Side.values()) {
            assertArrayEquals(here.sessionKey(side), there.sessionKey(side));
            assertArrayEquals(here.mediaKey(side), there.mediaKey(side));
            all.add(HEX.formatHex(here.sessionKey(side)));
            all.add(HEX.formatHex(here.mediaKey(side)));
        }
        assertEquals(5, all.size());
        LinkSecrets swapped = new LinkSecrets(ada.identity(), bo.identity(), higher, lower);
        assertNotEquals(HEX.formatHex(here.ratchetSecret()), HEX.formatHex(swapped.ratchetSecret()));
    }

    /** Two devices of one person: all else would part them, or let one of them be taken for a friend. */
    @Test
    void twoDevicesOfOnePersonAreAPairOfTheirOwn() {
        byte[] desk = DeviceKey.generate(random).signingKey();
        byte[] pocket = DeviceKey.generate(random).signingKey();
        byte[] first = Bytes.random(random, 32);
        byte[] second = Bytes.random(random, 32);
        Ends desks = Ends.devices(ada.identity(), desk, pocket);
        Ends pockets = Ends.devices(ada.identity(), pocket, desk);
        assertEquals(desks.own(), pockets.own().other());
        LinkSecrets here = new LinkSecrets(desks, first, second);
        LinkSecrets there = new LinkSecrets(pockets, first, second);
        assertArrayEquals(here.anchor(START).toStored(), there.anchor(START).toStored());
        assertArrayEquals(here.ratchetSecret(), there.ratchetSecret());
        LinkSecrets others = new LinkSecrets(Ends.devices(bo.identity(), desk, pocket), first, second);
        LinkSecrets friends = new LinkSecrets(ada.identity(), bo.identity(), first, second);
        for (LinkSecrets another : List.of(others, friends)) {
            assertNotEquals(HEX.formatHex(here.ratchetSecret()), HEX.formatHex(another.ratchetSecret()));
        }
        assertThrows(IllegalArgumentException.class, () -> Ends.devices(ada.identity(), desk, desk));
    }

    /** Devices of an older version derive the same. */
    @Test
    void twoDevicesDeriveWhatTheyAlwaysDerived() {
        Ends ends = Ends.devices(ada.identity(), HEX.parseHex("0a".repeat(32)), HEX.parseHex("0b".repeat(32)));
        LinkSecrets secrets = new LinkSecrets(ends, HEX.parseHex("0c".repeat(32)), HEX.parseHex("0d".repeat(32)));
        assertEquals(
                "c3125196b1a64d8a3d8dc1a6cab8ce28394452e7eaaaf04a6e02de9afbffc412",
                HEX.formatHex(secrets.ratchetSecret()));
        assertEquals(
                "010000000000079bfb0da4f0261e399570e6f6eef3a395a25d0f59451116c6c174036738823f41d0286932",
                HEX.formatHex(secrets.anchor(START).toStored()));
    }
}
