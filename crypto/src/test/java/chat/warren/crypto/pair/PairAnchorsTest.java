package chat.warren.crypto.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairAnchorsTest {
    private static final Instant START = Instant.parse("2026-11-21T12:34:56Z");

    private final SplittableRandom random = new SplittableRandom(7);

    private PairChain chain(int seed) {
        byte[] key = new byte[32];
        new SplittableRandom(seed).nextBytes(key);
        return PairChain.startingAt(key, START);
    }

    private static String mark(PairChain chain) {
        return HexFormat.of().formatHex(chain.epochOf(START).pairTag(new byte[12]));
    }

    @Test
    void theOldChainServesUntilTheFriendUsesTheNewOne() {
        PairChain old = chain(1);
        PairChain agreed = chain(2);
        PairAnchors anchors = PairAnchors.of(old);
        anchors.agree(agreed, START);
        assertEquals(List.of(agreed, old), anchors.inUse());
        anchors.usedByFriend(old);
        assertEquals(List.of(agreed, old), anchors.inUse());
        anchors.usedByFriend(agreed);
        assertEquals(List.of(agreed), anchors.inUse());
    }

    @Test
    void aChainThatNobodyUsedGivesWayToTheNextAndTheSharedOneStays() {
        PairChain old = chain(1);
        PairChain never = chain(2);
        PairChain next = chain(3);
        PairAnchors anchors = PairAnchors.of(old);
        anchors.agree(never, START);
        anchors.agree(next, START);
        assertEquals(List.of(next, old), anchors.inUse());
        anchors.usedByFriend(never);
        assertEquals(List.of(next, old), anchors.inUse(), "a replaced chain proves nothing");
    }

    @Test
    void afterSevenDaysTheOldChainIsGone() {
        PairAnchors anchors = PairAnchors.of(chain(1));
        anchors.agree(chain(2), START);
        anchors.advanceTo(START.plus(Duration.ofDays(7)));
        assertEquals(2, anchors.inUse().size());
        assertTrue(anchors.advanceTo(START.plus(Duration.ofDays(7)).plusSeconds(1)));
        assertEquals(1, anchors.inUse().size());
    }

    /**
     * Two friends agree again and again; each crashes at will before or after the write, losing what was not written.
     * Within the seven days, they must always share a chain.
     */
    @Test
    void noCrashBetweenTheTwoWritesPartsThem() throws MalformedException {
        for (int game = 0; game < 2_000; game++) {
            byte[] adas = PairAnchors.of(chain(game)).toStored();
            byte[] bos = PairAnchors.of(chain(game)).toStored();
            for (int link = 0; link < 12; link++) {
                PairAnchors ada = PairAnchors.parse(adas);
                PairAnchors bo = PairAnchors.parse(bos);
                List<String> shared = new ArrayList<>(
                        ada.inUse().stream().map(PairAnchorsTest::mark).toList());
                shared.retainAll(bo.inUse().stream().map(PairAnchorsTest::mark).toList());
                assertFalse(shared.isEmpty(), "game " + game + ", link " + link);
                // The link came up under a chain both have, so each has seen the other use it.
                String met = shared.get(random.nextInt(shared.size()));
                use(ada, met);
                use(bo, met);
                int fresh = random.nextInt();
                ada.agree(chain(fresh), START);
                bo.agree(chain(fresh), START);
                adas = random.nextInt(3) == 0 ? adas : ada.toStored();
                bos = random.nextInt(3) == 0 ? bos : bo.toStored();
            }
        }
    }

    private static void use(PairAnchors anchors, String mark) {
        for (PairChain chain : anchors.inUse()) {
            if (mark(chain).equals(mark)) {
                anchors.usedByFriend(chain);
                return; // The other one may be gone now, and has no mark any more.
            }
        }
    }

    @Test
    void whatIsStoredComesBackAndNoiseDoesNot() throws MalformedException {
        PairAnchors anchors = PairAnchors.of(chain(1));
        assertArrayEquals(
                anchors.toStored(), PairAnchors.parse(anchors.toStored()).toStored());
        anchors.agree(chain(2), START);
        byte[] stored = anchors.toStored();
        assertArrayEquals(stored, PairAnchors.parse(stored).toStored());
        assertEquals(
                "96 01010000000000079bfa0052c15c0289ec2d0a9167ec8e65a18debbe5e5532fbeea293f80bc942ee9086c" + """
                17101000000006b018ff0010000000000079bfb0c7bce56971cde355897421efc0b1046c8bf2f537eddbfbc7b9864f6e\
                7ff7a82f2c3""",
                Bytes.concat(stored).length + " " + HexFormat.of().formatHex(stored));
        Hostile.everyOtherLengthIsRefused(stored, PairAnchors::parse);
        Hostile.noiseIsOnlyMalformed(stored, PairAnchors::parse);
    }
}
