package chat.warren.node.lab;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Side;
import chat.warren.node.probe.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two friends' shared keys. */
public final class Pair {
    private final PairChain chain;

    public Pair(long seed, Instant start) {
        byte[] key = new byte[32];
        new SplittableRandom(seed).nextBytes(key);
        chain = PairChain.startingAt(key, start);
    }

    /** One side's doors: this hour's, the next's and, once there is one, the last's. */
    public List<Door> doors(Side mine, Instant now) {
        List<Door> doors = new ArrayList<>();
        long number = chain.epochAt(now);
        for (long one : new long[] {number, number + 1, number - 1}) {
            if (chain.covers(one)) {
                doors.add(new Door(chain.epoch(one), mine, now));
            }
        }
        return doors;
    }

    public PairEpoch epoch(Instant now) {
        return chain.epochOf(now);
    }
}
