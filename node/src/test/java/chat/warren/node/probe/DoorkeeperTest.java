package chat.warren.node.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Pair;
import chat.warren.node.probe.Doorkeeper.Admitted;
import chat.warren.node.probe.Doorkeeper.Refusal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("80.1.2.3", 4000);
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("90.1.2.3", 5000);

    private Instant now = Instant.parse("2026-01-01T00:30:00Z");
    private final SplittableRandom random = new SplittableRandom(1);
    private final Pair withBen = new Pair(1, now);
    private final Pair withCaro = new Pair(2, now);
    private final Doorkeeper<String> keeper = new Doorkeeper<>(now);

    DoorkeeperTest() {
        keeper.expect("ben", withBen.doors(Side.FIRST, now));
        keeper.expect("caro", withCaro.doors(Side.FIRST, now));
    }

    @Test
    void findsTheFriendByNothingButTheSeal() {
        Admitted<String> admitted = keeper.admit(HERE, fromBen(), now).orElseThrow();
        assertEquals("ben", admitted.friend());
        assertEquals(Kind.PROBE, admitted.datagram().kind());
        assertEquals("caro", keeper.admit(HERE, fromCaro(), now).orElseThrow().friend());
    }

    @Test
    void aCapturedDatagramIsWorthNothing() {
        byte[] captured = fromBen();
        assertTrue(keeper.admit(HERE, captured, now).isPresent());
        assertEquals(Optional.empty(), keeper.admit(HERE, captured, now));
        assertEquals(Optional.empty(), keeper.admit(ELSEWHERE, captured, now));
        assertEquals(2, keeper.refusals(Refusal.CAME_BEFORE));
    }

    @Test
    void ourOwnDatagramSentBackToUsIsRefused() {
        byte[] ours = withBen.doors(Side.FIRST, now).getFirst().seal(random, new Probe.Ping(1));
        assertEquals(Optional.empty(), keeper.admit(HERE, ours, now));
        assertEquals(1, keeper.refusals(Refusal.NOT_SEALED_BY_THEM));
    }

    @Test
    void everyFlippedBitIsSilence() {
        byte[] valid = fromBen();
        for (int bit = 0; bit < valid.length * Byte.SIZE; bit++) {
            byte[] flipped = valid.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            now = now.plusMillis(1);
            assertEquals(Optional.empty(), keeper.admit(HERE, flipped, now), "bit " + bit);
        }
        assertTrue(keeper.admit(HERE, valid, now).isPresent(), "and the true one still comes in");
    }

    @Test
    void aHundredThousandStrangersGetNothing() {
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            now = now.plusNanos(100_000);
            assertEquals(Optional.empty(), keeper.admit(HERE, noise, now));
        }
    }

    @Test
    void aFloodOfStrangersDoesNotKeepKnownFriendsOut() {
        assertTrue(keeper.admit(HERE, fromBen(), now).isPresent());
        byte[] caros = fromCaro();
        for (int i = 0; i < 50_000; i++) {
            byte[] noise = new byte[80];
            random.nextBytes(noise);
            keeper.admit(ELSEWHERE, noise, now);
        }
        assertTrue(keeper.refusals(Refusal.NO_TIME_FOR_STRANGERS) > 10_000, "work for strangers has a limit");
        assertEquals(Optional.empty(), keeper.admit(ELSEWHERE, caros, now), "who is not known yet has to wait");
        assertTrue(keeper.admit(HERE, fromBen(), now).isPresent());
        now = now.plus(Duration.ofSeconds(1));
        assertTrue(keeper.admit(ELSEWHERE, fromCaro(), now).isPresent(), "a second later she is served");
    }

    @Test
    void aFloodOfStrangersStopsNothingThatOthersBring() {
        for (int i = 0; i < 50_000; i++) {
            byte[] noise = new byte[80];
            random.nextBytes(noise);
            keeper.admit(ELSEWHERE, noise, now);
        }
        assertTrue(keeper.admitRelayed(fromCaro(), now).isPresent(), "a word by a helper");
        byte[] caros = fromCaro();
        for (int i = 0; i < 50_000; i++) {
            byte[] noise = new byte[80];
            random.nextBytes(noise);
            keeper.admitRelayed(noise, now);
        }
        assertEquals(Optional.empty(), keeper.admitRelayed(caros, now));
        assertTrue(keeper.admitBy("ben", fromBen()).isPresent(), "on a way that is Ben's alone");
    }

    /** The last of a hundred friends, for whom the time is used up first. */
    private Pair oneOfAHundred() {
        for (int i = 3; i < 100; i++) {
            keeper.expect("friend " + i, new Pair(i, now).doors(Side.FIRST, now));
        }
        Pair last = new Pair(100, now);
        keeper.expect("zoe", last.doors(Side.FIRST, now));
        return last;
    }

    /** A thousand datagrams of noise a second. */
    private void noise(InetSocketAddress from) {
        byte[] noise = new byte[80];
        random.nextBytes(noise);
        now = now.plusMillis(1);
        assertEquals(Optional.empty(), keeper.admit(from, noise, now));
    }

    private byte[] from(Pair pair) {
        now = now.plusMillis(1);
        return pair.doors(Side.SECOND, now).getFirst().seal(random, new Probe.Ping(random.nextLong()));
    }

    @Test
    void aFloodFromOnePlaceLeavesTimeForFriendsFromOthers() {
        Pair zoe = oneOfAHundred();
        for (int knock = 0; knock < 10; knock++) {
            for (int i = 0; i < 500; i++) {
                noise(ELSEWHERE);
            }
            InetSocketAddress moved = new InetSocketAddress(HERE.getAddress(), 4000 + knock);
            assertEquals(
                    "zoe", keeper.admit(moved, from(zoe), now).orElseThrow().friend());
        }
    }

    @Test
    void aFloodWithForgedAddressesLeavesEachFriendAShare() {
        Pair zoe = oneOfAHundred();
        boolean heard = false;
        for (int knock = 0; knock < 200 && !heard; knock++) {
            for (int i = 0; i < 100; i++) {
                String forged = "80.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), i);
                noise(new InetSocketAddress(forged, 4000));
            }
            heard = keeper.admit(HERE, from(zoe), now).isPresent();
        }
        assertTrue(heard);
    }

    @Test
    void connectionsOfStrangersStopNothingThatHelpersBring() {
        Pair zoe = oneOfAHundred();
        for (int i = 0; i < 1_000; i++) {
            byte[] greeting = new byte[80];
            random.nextBytes(greeting);
            now = now.plusMillis(5);
            assertEquals(Optional.empty(), keeper.admitGreeting(greeting, now));
        }
        assertTrue(keeper.refusals(Refusal.NO_TIME_FOR_STRANGERS) > 0, "there is a limit for them");
        assertEquals("zoe", keeper.admitRelayed(from(zoe), now).orElseThrow().friend());
    }

    @Test
    void whatCameByTheWrongWayIsStillNewWhereItBelongs() {
        byte[] carols = fromCaro();
        assertEquals(Optional.empty(), keeper.admitBy("ben", carols));
        assertTrue(keeper.admitBy("caro", carols).isPresent());
    }

    @Test
    void whoIsNoFriendAnyMoreIsAStranger() {
        assertTrue(keeper.admit(HERE, fromBen(), now).isPresent());
        keeper.expect("ben", List.of());
        assertEquals(Optional.empty(), keeper.admit(HERE, fromBen(), now));
    }

    @Test
    void theNextHoursKeyIsUnderstoodAlready() {
        Door next = withBen.doors(Side.SECOND, now).get(1);
        assertTrue(keeper.admit(HERE, next.seal(random, new Probe.Ping(1)), now).isPresent());
    }

    private byte[] fromBen() {
        return from(withBen);
    }

    private byte[] fromCaro() {
        return from(withCaro);
    }
}
