package chat.warren.node.lan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.node.lab.Pair;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanSearchTest {
    private static final InetSocketAddress ALICE = new InetSocketAddress("192.168.1.10", 4000);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SplittableRandom random = new SplittableRandom(1);
    private final Beacon.Marker pair = marker(1);
    private final LanSearch<String> alices = new LanSearch<>(random.split(), now);
    private final LanSearch<String> bobs = new LanSearch<>(random.split(), now);

    LanSearchTest() {
        alices.expect("bob", List.of(pair));
        bobs.expect("alice", List.of(marker(5), pair));
    }

    @Test
    void aFriendIsRecognisedByHerBeacon() throws MalformedException {
        byte[] beacon = alices.due(now).getFirst();
        assertEquals(Optional.of(new LanSearch.Nearby<>("alice", ALICE)), bobs.receive(ALICE, beacon, now));
    }

    @Test
    void aStrangerSeesNothingInIt() throws MalformedException {
        LanSearch<String> strangers = new LanSearch<>(random.split(), now);
        strangers.expect("somebody", List.of(marker(99)));
        assertEquals(Optional.empty(), strangers.receive(ALICE, alices.due(now).getFirst(), now));
    }

    @Test
    void noneHaveTheSameBytesAndAllHaveTheSameLength() {
        byte[] lonely = Beacon.call(List.of(), random);
        byte[] one = Beacon.call(List.of(pair), random);
        byte[] again = Beacon.call(List.of(pair), random);
        assertEquals(Beacon.BYTES, lonely.length);
        assertEquals(Beacon.BYTES, one.length);
        assertFalse(Arrays.equals(one, again));
    }

    @Test
    void bytesOfABeaconAreUniform() {
        int[] counts = new int[256];
        for (int i = 0; i < 1000; i++) {
            for (byte b : Beacon.call(List.of(pair, marker(2), marker(3)), random)) {
                counts[Byte.toUnsignedInt(b)]++;
            }
        }
        double expected = 1000.0 * Beacon.BYTES / 256;
        double chi = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertTrue(chi > 150 && chi < 360, "chi square of 255 degrees: " + chi);
    }

    @Test
    void aBeaconKeepsItsPlaces() {
        byte[] beacon =
                Beacon.call(List.of(nonce -> HexFormat.of().parseHex("0102030405060708")), new SplittableRandom(3));
        List<Integer> found = new ArrayList<>();
        for (int place = 0; place < Beacon.MARKS; place++) {
            int at = Beacon.NONCE_BYTES + place * Beacon.MARK_BYTES;
            if (Arrays.equals(
                    Arrays.copyOfRange(beacon, at, at + 8), HexFormat.of().parseHex("0102030405060708"))) {
                found.add(place);
            }
        }
        assertEquals(1, found.size());
    }

    @Test
    void theMarkIsThePairsForThatNonce() {
        byte[] nonce = HexFormat.of().parseHex("000102030405060708090a0b");
        assertArrayEquals(marker(1).mark(nonce), pair.mark(nonce));
        assertFalse(Arrays.equals(marker(2).mark(nonce), pair.mark(nonce)));
    }

    @Test
    void aReplayedBeaconIsAnsweredOnce() throws MalformedException {
        byte[] beacon = alices.due(now).getFirst();
        assertTrue(bobs.receive(ALICE, beacon, now).isPresent());
        InetSocketAddress mallory = new InetSocketAddress("192.168.1.66", 1);
        assertEquals(Optional.empty(), bobs.receive(mallory, beacon, now));
    }

    @Test
    void nobodyOutsideTheLanIsListenedTo() throws MalformedException {
        assertEquals(
                Optional.empty(),
                bobs.receive(
                        new InetSocketAddress("80.1.2.3", 1), alices.due(now).getFirst(), now));
    }

    @Test
    void itCallsAtOnceOnEveryNewNetworkAndThenSeldom() {
        int called = 0;
        Instant end = now.plus(Duration.ofHours(1));
        while (now.isBefore(end)) {
            called += alices.due(now).size();
            now = alices.deadline();
        }
        assertTrue(called >= 10 && called <= 18, called + " in an hour");
        alices.networkChanged(end);
        assertEquals(1, alices.due(end).size());
    }

    @Test
    void moreFriendsThanABeaconHoldsTakeSeveral() throws MalformedException {
        for (int i = 0; i < 300; i++) {
            alices.expect("friend " + i, List.of(marker(1000 + i)));
        }
        boolean found = false;
        for (byte[] beacon : alices.due(now)) {
            found |= bobs.receive(ALICE, beacon, now).isPresent();
        }
        assertTrue(found);
    }

    @Test
    void aFloodOfBeaconsCostsOnlySoMuch() throws MalformedException {
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[Beacon.BYTES];
            random.nextBytes(noise);
            bobs.receive(ALICE, noise, now);
        }
        byte[] beacon = alices.due(now).getFirst();
        assertEquals(Optional.empty(), bobs.receive(ALICE, beacon, now), "this second is over");
        now = now.plusSeconds(2);
        assertTrue(bobs.receive(ALICE, alices.due(now).getFirst(), now).isPresent());
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(new byte[Beacon.BYTES], Beacon::parse);
    }

    private Beacon.Marker marker(long seed) {
        Pair keys = new Pair(seed, Instant.parse("2026-01-01T00:00:00Z"));
        return nonce -> keys.epoch(Instant.parse("2026-01-01T00:00:00Z")).pairTag(nonce);
    }
}
