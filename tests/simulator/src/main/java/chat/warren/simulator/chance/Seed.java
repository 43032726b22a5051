package chat.warren.simulator.chance;

import java.util.SplittableRandom;

/** The number a whole run grows from. Parts of the world get seeds of their own by name. */
public record Seed(long value) {
    /** 2^64 divided by the golden ratio: consecutive inputs end up far apart. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** The seed for a part: the same for the same name, whatever else exists. */
    public Seed of(String name) {
        long mixed = value;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed + GOLDEN + name.charAt(i));
        }
        return new Seed(mix(mixed ^ name.length()));
    }

    public Seed of(long number) {
        return new Seed(mix(mix(value + GOLDEN) + number));
    }

    public SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** The finalizer of MurmurHash3, with Stafford's constants: every input bit reaches every output bit. */
    public static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
