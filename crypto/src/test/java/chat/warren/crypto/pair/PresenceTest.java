package chat.warren.crypto.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.pair.Presence.LanHint;
import chat.warren.crypto.pair.Presence.NatClass;
import chat.warren.crypto.pair.Presence.RunId;
import chat.warren.crypto.pair.Presence.Status;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final Instant START = Instant.parse("2026-11-21T12:34:56Z");
    private static final InetSocketAddress V4 = new InetSocketAddress("203.0.113.1", 4000);
    private static final InetSocketAddress V6 = new InetSocketAddress("2001:db8::1", 50_000);

    private final SplittableRandom random = new SplittableRandom(1);
    private final PairChain chain = PairChain.startingAt(HexFormat.of().parseHex("06".repeat(32)), START);
    private final Rendezvous place = chain.epochOf(START).rendezvous(Side.FIRST, 0);
    private final Contact helper = new Contact(new byte[20], new byte[32], V6);
    private final Presence presence = new Presence(
            new RunId(1, 2),
            3,
            List.of(V4, V6),
            NatClass.PORT_BLOCK,
            List.of(helper),
            Optional.of(LanHint.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8})),
            Status.BUSY);

    private static Presence bare() {
        return new Presence(
                new RunId(0, 0), 0, List.of(), NatClass.UNKNOWN, List.of(), Optional.empty(), Status.AVAILABLE);
    }

    /** Friends run older versions: if this changes, they no longer understand us. */
    @Test
    void aRecordKeepsItsBytes() {
        String plain = HexFormat.of().formatHex(presence.encode());
        assertEquals("""
                010110000000000000000100000000000000020204000000030306cb0071010fa0031220010db8000000000000000000\
                000001c35004010405460000000000000000000000000000000000000000000000000000000000000000000000000000\
                000000000000000000000000000020010db8000000000000000000000001c35006080102030405060708070102""", plain.replaceFirst("(00)+$", ""));
        assertEquals(2 * Presence.BYTES, plain.length());
    }

    @Test
    void comesBackAsItWas() throws MalformedException {
        assertEquals(presence, place.open(place.seal(presence, 9, random)));
        assertEquals(bare(), place.open(place.seal(bare(), 9, random)));
    }

    @Test
    void allRecordsHaveOneSizeAndTheFullestOneFits() throws MalformedException {
        Presence full = new Presence(
                new RunId(-1, -1),
                0xffff_ffffL,
                Collections.nCopies(Presence.MAX_ADDRESSES, V6),
                NatClass.RANDOM,
                Collections.nCopies(Presence.MAX_HELPERS, helper),
                Optional.of(new LanHint(-1)),
                Status.AWAY);
        assertEquals(full, place.open(place.seal(full, 0, random)));
        for (SealedRecord record :
                List.of(place.seal(full, 0, random), place.seal(bare(), 0, random), place.decoy(0, random))) {
            assertEquals(424, record.value().length);
        }
    }

    @Test
    void theOtherSideFindsAndOpensIt() throws MalformedException {
        PairChain friends = PairChain.parse(chain.toStored());
        Rendezvous same = friends.epochOf(START.plusSeconds(1)).rendezvous(Side.FIRST, 0);
        assertEquals(presence, same.open(place.seal(presence, 5, random)));
    }

    @Test
    void aDecoyIsSignedLikeARecordAndOpensForNobody() {
        SealedRecord decoy = place.decoy(1, random);
        byte[] signed = Bytes.concat(Bytes.label("3:seqi1e1:v424:"), decoy.value());
        assertTrue(Ed25519.verify(decoy.publicKey(), decoy.signature(), signed));
        assertThrows(ForgedException.class, () -> place.open(decoy));
    }

    @Test
    void aRecordOfAnotherPlaceSequenceOrWithAnyBitChangedIsRefused() {
        SealedRecord record = place.seal(presence, 5, random);
        for (Side side : Side.values()) {
            for (int copy = 0; copy < PairEpoch.COPIES; copy++) {
                Rendezvous other = chain.epochOf(START).rendezvous(side, copy);
                if (side != Side.FIRST || copy != 0) {
                    assertThrows(ForgedException.class, () -> other.open(record));
                }
            }
        }
        assertThrows(
                ForgedException.class,
                () -> place.open(new SealedRecord(record.publicKey(), 6, record.value(), record.signature())));
        Hostile.everyBitFlipIsRefused(
                record.value(),
                value -> place.open(new SealedRecord(record.publicKey(), 5, value, record.signature())));
        Hostile.everyBitFlipIsRefused(
                record.signature(),
                signature -> place.open(new SealedRecord(record.publicKey(), 5, record.value(), signature)));
        Hostile.everyOtherLengthIsRefused(
                record.signature(),
                signature -> place.open(new SealedRecord(record.publicKey(), 5, record.value(), signature)));
    }

    /** Whoever has the pair's keys and a later version may say more than we understand. */
    @Test
    void whatALaterVersionAddsIsSkipped() throws MalformedException {
        byte[] plain = bare().encode();
        int end = 1 + 18 + 6 + 3 + 3;
        plain[end] = 99;
        plain[end + 1] = 2;
        plain[end + 2] = 7;
        assertEquals(bare(), Presence.parse(plain));
        plain[1 + 18 + 6 + 2] = 77; // A NAT class that we do not know.
        assertEquals(NatClass.UNKNOWN, Presence.parse(plain).nat());
    }

    @Test
    void nonsenseInsideIsRefusedEvenFromAFriend() {
        byte[] dirtyPadding = bare().encode();
        dirtyPadding[395] = 1;
        assertThrows(MalformedException.class, () -> Presence.parse(dirtyPadding));
        byte[] version = bare().encode();
        version[0] = 2;
        assertThrows(MalformedException.class, () -> Presence.parse(version));
        byte[] noRun = new byte[Presence.BYTES];
        noRun[0] = 1;
        assertThrows(MalformedException.class, () -> Presence.parse(noRun));
        byte[] portZero = withField(3, HexFormat.of().parseHex("cb0071010000"));
        assertThrows(MalformedException.class, () -> Presence.parse(portZero));
        byte[] dressedUp = withField(3, HexFormat.of().parseHex("00000000000000000000ffffcb0071010001"));
        assertThrows(MalformedException.class, () -> Presence.parse(dressedUp));
        byte[] shortHelper = withField(5, new byte[57]);
        assertThrows(MalformedException.class, () -> Presence.parse(shortHelper));
    }

    private static byte[] withField(int type, byte[] value) {
        byte[] plain = bare().encode();
        int end = 1 + 18 + 6 + 3 + 3;
        plain[end] = (byte) type;
        plain[end + 1] = (byte) value.length;
        System.arraycopy(value, 0, plain, end + 2, value.length);
        return plain;
    }

    @Test
    void noiseIsNoPresence() {
        Hostile.noiseIsOnlyMalformed(presence.encode(), Presence::parse);
    }

    @Test
    void theSequenceTellsMinutesAndNothingFiner() {
        Instant start = chain.epochOf(START).start();
        long first = place.sequence(start.minus(Duration.ofMinutes(10)), -1);
        assertEquals(first + 10, place.sequence(start, -1));
        assertEquals(
                first, place.sequence(start.minus(Duration.ofMinutes(55)), -1), "a fast clock publishes too early");
        assertEquals(
                first + 69, place.sequence(start.plus(Duration.ofMinutes(59)).plusSeconds(59), -1));
        assertEquals(first + 11, place.sequence(start.plusSeconds(30), first + 10), "the second change in a minute");
    }

    /** Or the clock and the number would show when this pair's hours begin, the same minute in each. */
    @Test
    void theSequenceDoesNotTellWhenTheEpochBegan() {
        Set<Long> firsts = new HashSet<>();
        for (int hour = 0; hour < 24; hour++) {
            PairEpoch epoch = chain.epochOf(START.plus(Duration.ofHours(hour)));
            for (Side side : Side.values()) {
                long number = epoch.rendezvous(side, 0).sequence(epoch.start(), -1);
                assertEquals(4, Long.toString(number).length(), "records of one size");
                firsts.add(number);
            }
        }
        assertTrue(firsts.size() > 40, firsts.toString()); // Of 48; some may meet by chance.
    }

    /** SECURITY.md §8.6 (a): nothing that a storing node sees repeats, over epochs, directions, copies and versions. */
    @Test
    void nothingRepeatsInWhatStoringNodesSee() {
        Set<String> seen = new HashSet<>();
        int records = 0;
        for (long epoch = chain.epochAt(START); epoch < chain.epochAt(START) + 20; epoch++) {
            for (Side side : Side.values()) {
                for (int copy = 0; copy < PairEpoch.COPIES; copy++) {
                    SealedRecord record =
                            chain.epoch(epoch).rendezvous(side, copy).seal(presence, 10, random);
                    records++;
                    byte[] all = Bytes.concat(record.publicKey(), record.value(), record.signature());
                    for (int at = 0; at + 8 <= all.length; at++) {
                        assertTrue(seen.add(HexFormat.of().formatHex(all, at, at + 8)), "repeats at byte " + at);
                    }
                }
            }
        }
        assertEquals(80, records);
        assertFalse(seen.isEmpty());
    }
}
