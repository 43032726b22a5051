package chat.warren.node.nat;

import java.util.ArrayList;
import java.util.List;

/** Finds the rule behind ports that are all different. They are given in the order in which they were taken. */
final class PortPattern {
    /**
     * With three ports, chance looks like a rule too often: 3 of 64,512 within 128 of each other, once in 10^5 is fine.
     */
    static final int FEWEST_FOR_SEQUENCE = 4;
    /** Six random ports lie in one window of 4,096 once in 10^6. */
    static final int FEWEST_FOR_BLOCK = 6;
    /**
     * So many ports per sighting may pass and still be called a sequence: of the nodes of a DHT that one asks, a few do
     * not answer, and others behind the same router take ports too.
     */
    private static final int MOST_PORTS_PER_SIGHTING = 16;

    /** Carriers hand out 512 to 4,096 (RFC 7422 and what is seen); a block beyond is as good as none. */
    private static final int SMALLEST_BLOCK = 64;

    private static final int LARGEST_BLOCK = 4096;
    private static final int PORTS = Mapping.LAST_PORT - Mapping.FIRST_PORT + 1;

    private PortPattern() {}

    static Mapping of(List<Integer> ports) {
        if (ports.size() < FEWEST_FOR_SEQUENCE) {
            return new Mapping.Unknown();
        }
        List<Integer> turned = unrolled(ports);
        int span = turned.getLast() - turned.getFirst();
        if (span <= MOST_PORTS_PER_SIGHTING * ports.size()) {
            return sequence(ports, turned);
        }
        if (ports.size() >= FEWEST_FOR_BLOCK) {
            Mapping block = block(ports);
            if (block != null) {
                return block;
            }
        } else if (span <= LARGEST_BLOCK) {
            return new Mapping.Unknown(); // It may be a block: a few sightings more will tell.
        }
        return new Mapping.Random();
    }

    /** In rising order, beginning after the widest gap, so that a sequence that wrapped is whole again. */
    private static List<Integer> unrolled(List<Integer> ports) {
        List<Integer> sorted = new ArrayList<>(ports.stream().sorted().toList());
        int start = 0;
        int widest = sorted.getFirst() + PORTS - sorted.getLast();
        for (int i = 1; i < sorted.size(); i++) {
            int gap = sorted.get(i) - sorted.get(i - 1);
            if (gap > widest) {
                widest = gap;
                start = i;
            }
        }
        List<Integer> turned = new ArrayList<>(sorted.subList(start, sorted.size()));
        sorted.subList(0, start).forEach(port -> turned.add(port + PORTS));
        return turned;
    }

    private static Mapping sequence(List<Integer> ports, List<Integer> turned) {
        int step = Integer.MAX_VALUE;
        for (int i = 1; i < turned.size(); i++) {
            int gap = turned.get(i) - turned.get(i - 1);
            step = gap > 0 ? Math.min(step, gap) : step;
        }
        // More than the sightings themselves explain was taken by others, or by datagrams nobody answered.
        int spare = (turned.getLast() - turned.getFirst()) / step - (turned.size() - 1);
        boolean down = falls(ports, turned);
        int last = Mapping.wrapped(down ? turned.getFirst() : turned.getLast());
        return new Mapping.Sequential(last, down ? -step : step, spare);
    }

    /** Whether later ones are lower, by counting pairs: others take ports in between, and some orders are guessed. */
    private static boolean falls(List<Integer> ports, List<Integer> turned) {
        int rises = 0;
        for (int i = 0; i < ports.size(); i++) {
            for (int j = i + 1; j < ports.size(); j++) {
                rises += Integer.signum(place(turned, ports.get(j)) - place(turned, ports.get(i)));
            }
        }
        return rises < 0;
    }

    private static int place(List<Integer> turned, int port) {
        return Math.max(turned.indexOf(port), turned.indexOf(port + PORTS));
    }

    private static Mapping.@org.jspecify.annotations.Nullable PortBlock block(List<Integer> ports) {
        int low = ports.stream().min(Integer::compare).orElseThrow();
        int high = ports.stream().max(Integer::compare).orElseThrow();
        for (int size = SMALLEST_BLOCK; size <= LARGEST_BLOCK; size *= 2) {
            // Blocks begin at multiples of their size, counted from 0 or from the first port that NATs use.
            for (int origin : new int[] {0, Mapping.FIRST_PORT}) {
                int first = origin + Math.floorDiv(low - origin, size) * size;
                if (first > 0 && high < first + size && isLikely(low, high, ports.size(), size)) {
                    return new Mapping.PortBlock(first, size);
                }
            }
        }
        return unaligned(low, high, ports.size());
    }

    /** Whether a block of that size would have shown itself this wide: the expected span of n draws is (n-1)/(n+1). */
    private static boolean isLikely(int low, int high, int count, int size) {
        return high - low >= size * (count - 1) / (2 * (count + 1));
    }

    private static Mapping.@org.jspecify.annotations.Nullable PortBlock unaligned(int low, int high, int count) {
        int span = high - low + 1;
        if (span > LARGEST_BLOCK) {
            return null;
        }
        int slack = 2 * span / (count - 1);
        int first = Math.max(1, low - slack);
        return new Mapping.PortBlock(first, Math.min(Mapping.LAST_PORT, high + slack) - first + 1);
    }
}
