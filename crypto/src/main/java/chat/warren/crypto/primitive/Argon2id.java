package chat.warren.crypto.primitive;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106, version 0x13) by Bouncy Castle: makes every guess at a passphrase cost memory and time. It takes
 * its memory from the heap and wipes it before it returns.
 */
public final class Argon2id {
    public static final int TAG_BYTES = 32;

    private Argon2id() {}

    /** The key of a passphrase. The caller wipes both. */
    public static byte[] derive(byte[] passphrase, byte[] salt, int memoryKib, int passes, int lanes) {
        return derive(passphrase, parameters(salt, memoryKib, passes, lanes).build());
    }

    static byte[] derive(byte[] passphrase, Argon2Parameters parameters) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] tag = new byte[TAG_BYTES];
        generator.generateBytes(passphrase, tag);
        return tag;
    }

    static Argon2Parameters.Builder parameters(byte[] salt, int memoryKib, int passes, int lanes) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes);
    }
}
