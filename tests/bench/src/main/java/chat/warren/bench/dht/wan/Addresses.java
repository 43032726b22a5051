package chat.warren.bench.dht.wan;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Addresses drawn from all over the public space, each in a /16 of its own: then no implementation takes the network
 * for an attack of one operator, and no prefix says how far away anybody is.
 */
final class Addresses {
    private static final int FIRST_BYTES = 212;
    private static final int LOWEST = 11;

    private final RandomGenerator random;
    private final Set<Integer> taken = new HashSet<>();

    Addresses(RandomGenerator random) {
        this.random = random;
    }

    int draw() {
        while (true) {
            int first = LOWEST + random.nextInt(FIRST_BYTES);
            int second = random.nextInt(256);
            if (isOrdinary(first) && taken.add(first << 8 | second)) {
                return first << 24 | second << 16 | random.nextInt(256) << 8 | 1 + random.nextInt(254);
            }
        }
    }

    static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /**
     * Not private, shared, loop-back, link-local, for documentation or for benchmarks of routers; nor of the old
     * military and company networks in which libtorrent believes nobody.
     */
    private static boolean isOrdinary(int first) {
        return switch (first) {
            case 100, 127, 169, 172, 192, 198, 203 -> false;
            case 11, 19, 21, 22, 25, 26, 28, 29, 30, 33, 34, 48, 51, 56 -> false;
            default -> first < 224;
        };
    }
}
