package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The secrets of one device: a signing key for its certificates, and an agreement key to which others seal and from
 * which the cold root of a restored backup comes (SECURITY.md §3.1). Stored as {@code signing seed(32) ‖ agreement
 * key(32)}.
 */
public final class DeviceKey implements AutoCloseable {
    public static final int BYTES = Ed25519.SEED_BYTES + X25519.KEY_BYTES;

    private final Secret both;
    private final byte[] signingKey;
    private final byte[] agreementKey;

    private DeviceKey(byte[] both) {
        this.signingKey = Ed25519.publicKey(signingSeed(both));
        this.agreementKey = X25519.publicKey(agreementSecret(both));
        this.both = Secret.owning(both);
    }

    public static DeviceKey generate(RandomGenerator random) {
        return new DeviceKey(Bytes.random(random, BYTES));
    }

    /** Takes the stored bytes over: the array given is wiped. */
    public static DeviceKey ofStored(byte[] both) {
        return new DeviceKey(Bytes.exactly(BYTES, both));
    }

    /** What is stored, sealed. The caller wipes it. */
    public byte[] toStored() {
        return both.use(byte[]::clone);
    }

    public DeviceId id() {
        return DeviceId.ofSigningKey(signingKey);
    }

    public byte[] signingKey() {
        return signingKey.clone();
    }

    public byte[] agreementKey() {
        return agreementKey.clone();
    }

    public byte[] sign(byte[]... message) {
        return both.use(bytes -> {
            byte[] seed = signingSeed(bytes);
            try {
                return Ed25519.sign(seed, message);
            } finally {
                Bytes.wipe(seed);
            }
        });
    }

    /** The secret that only this device and the owner of the other key can compute. The caller wipes it. */
    public byte[] agree(byte[] otherAgreementKey) throws ForgedException {
        byte[] secret = both.use(DeviceKey::agreementSecret);
        try {
            return X25519.agree(secret, otherAgreementKey);
        } finally {
            Bytes.wipe(secret);
        }
    }

    @Override
    public void close() {
        both.close();
    }

    @Override
    public String toString() {
        return "key of device " + id();
    }

    private static byte[] signingSeed(byte[] both) {
        return Arrays.copyOf(both, Ed25519.SEED_BYTES);
    }

    private static byte[] agreementSecret(byte[] both) {
        return Arrays.copyOfRange(both, Ed25519.SEED_BYTES, BYTES);
    }

    /** For formats that name keys of this size and must not hold an unsound one. */
    static byte[] soundSigningKey(byte[] key) throws MalformedException {
        if (!Ed25519.isSoundPublicKey(key)) {
            throw new ForgedException("not a sound device key");
        }
        return key;
    }
}
