package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.loop.SteadyTime;
import chat.warren.node.probe.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Keys of hours, and clocks that are wrong. */
class KeyringTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final PairAnchors anchors = PairAnchors.of(PairChain.startingAt(new byte[32], NOON));
    private final long noon = anchors.inUse().getFirst().epochAt(NOON);
    private Instant now = NOON;

    /** As the program does it: every ten seconds, with the clock so far ahead of the right time. */
    private void run(Keyring keys, Duration time, Duration ahead) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(10);
            keys.advanceTo(now.plus(ahead), now);
        }
    }

    private boolean covers(Instant time) {
        return anchors.inUse()
                .getFirst()
                .covers(noon + Duration.between(NOON, time).toHours());
    }

    @Test
    void aClockThatWasAheadForAWhileCostsNoKey() {
        Keyring keys = new Keyring(anchors, Side.FIRST, now.plus(Duration.ofDays(1)), now);
        run(keys, Duration.ofMinutes(4), Duration.ofDays(1));
        run(keys, Duration.ofMinutes(4), Duration.ZERO);
        assertTrue(covers(now));
    }

    @Test
    void aClockThatStaysRightLeavesNoKeyOfTheMorning() {
        Keyring keys = new Keyring(anchors, Side.FIRST, now, now);
        run(keys, Duration.ofHours(6), Duration.ZERO);
        assertTrue(covers(now));
        assertFalse(covers(NOON));
    }

    @Test
    void whenOurClockIsSetRightNobodyElsesIsWrongAnyMore() throws MalformedException {
        Duration late = Duration.ofHours(2);
        AtomicReference<Instant> wall = new AtomicReference<>(NOON);
        AtomicLong nanos = new AtomicLong();
        SteadyTime time = new SteadyTime(wall::get, nanos::get);
        Keyring keys = new Keyring(anchors, Side.FIRST, NOON, time.instant());
        Keyring hers = new Keyring(PairAnchors.parse(anchors.toStored()), Side.SECOND, NOON.plus(late), NOON);
        Door knocks = hers.speaking(NOON.plus(late), NOON);
        assertFalse(keys.used(door(keys, knocks), time.instant()));
        assertTrue(keys.clockAhead().orElseThrow().compareTo(Duration.ofHours(1)) > 0, "we are two hours late");
        wall.set(NOON.plus(late));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        keys.advanceTo(wall.get(), time.instant());
        assertEquals(Optional.empty(), keys.clockAhead());
        assertFalse(keys.used(door(keys, knocks), time.instant()));
        assertEquals(Optional.of(Duration.ZERO), keys.clockAhead());
    }

    /** The one of the same hour. */
    private static Door door(Keyring keys, Door hers) {
        byte[] nonce = new byte[12];
        return keys.doors().stream()
                .filter(door -> Arrays.equals(door.mark(nonce), hers.mark(nonce)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoseClockIsYearsBehindSpeaksInTheLastHourThatHeKnows() throws MalformedException {
        Keyring sound = new Keyring(anchors, Side.SECOND, NOON, NOON);
        PairAnchors stored = PairAnchors.parse(anchors.toStored());
        Instant empty = Instant.parse("1970-01-01T00:00:10Z");
        Keyring keys = new Keyring(stored, Side.FIRST, empty, empty);
        byte[] nonce = new byte[12];
        byte[] mark = keys.speaking(empty, empty).mark(nonce);
        assertTrue(sound.doors().stream().anyMatch(door -> Arrays.equals(mark, door.mark(nonce))));
        assertEquals(1, keys.tags(empty).size());
    }
}
