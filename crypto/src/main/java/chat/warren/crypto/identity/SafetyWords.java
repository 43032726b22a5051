package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import java.util.Arrays;
import java.util.List;

/** Words that two friends compare, face to face or by voice, to know that nobody sits between them. */
public final class SafetyWords {
    /**
     * Someone in between needs two keys of his own whose words collide, which costs the square root of all values: 64
     * bits of work. Every try through 65,536 hashes makes that 80 bits, and costs an honest user a few hundredths of a
     * second.
     */
    private static final int ROUNDS = 1 << 16;

    private static final int VALUE_BYTES = 16;

    private SafetyWords() {}

    /** Twelve words, the same on both sides whoever asks first. */
    public static List<String> of(PublicIdentity one, PublicIdentity other, WordList list) {
        return list.encode(of(one, other));
    }

    static byte[] of(PublicIdentity one, PublicIdentity other) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("two identities are compared, not one with itself");
        }
        byte[] lower = (one.compareTo(other) < 0 ? one : other).key();
        byte[] higher = (one.compareTo(other) < 0 ? other : one).key();
        byte[] both = Bytes.concat(lower, higher);
        byte[] value = Hashes.sha256(Bytes.label("warren/safety1"), both);
        for (int round = 0; round < ROUNDS; round++) {
            value = Hashes.sha256(value, both);
        }
        return Arrays.copyOf(value, VALUE_BYTES);
    }
}
