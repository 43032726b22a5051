package chat.warren.dht.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void agreesWithBigNumbers() throws MalformedException {
        for (int i = 0; i < 10_000; i++) {
            Id a = Id.random(random);
            Id b = a.randomInBucket(random.nextInt(Id.BITS), random);
            Id c = a.randomInBucket(random.nextInt(Id.BITS), random);
            assertEquals(a, Id.of(a.bytes()));
            assertEquals(Id.BITS - number(a.xor(b)).bitLength(), a.commonPrefix(b));
            assertEquals(
                    Integer.signum(number(a.xor(b)).compareTo(number(a.xor(c)))),
                    Integer.signum(a.compareDistance(b, c)));
            assertEquals(Integer.signum(number(b).compareTo(number(c))), Integer.signum(b.compareTo(c)));
            double share = number(a.xor(b)).doubleValue() / Math.pow(2, Id.BITS);
            assertTrue(Math.abs(share - a.distanceShare(b)) <= share * 0.001 + 0x1p-100);
        }
    }

    @Test
    void aRandomPointOfABucketSharesExactlyItsPrefix() {
        Id own = Id.random(random);
        for (int prefix = 0; prefix < Id.BITS; prefix++) {
            for (int i = 0; i < 10; i++) {
                assertEquals(prefix, own.commonPrefix(own.randomInBucket(prefix, random)));
            }
        }
        assertEquals(Id.BITS, own.commonPrefix(own));
    }

    private static BigInteger number(Id id) {
        return new BigInteger(1, id.toArray());
    }
}
