package chat.warren.crypto.primitive;

import chat.warren.crypto.wire.ForgedException;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** ML-KEM-768 (FIPS 203) by Bouncy Castle. Private keys are the 64-byte seed, which is what one stores. */
public final class MlKem768 {
    public static final int SEED_BYTES = 64;
    public static final int PUBLIC_BYTES = 1184;
    public static final int CIPHERTEXT_BYTES = 1088;
    public static final int SECRET_BYTES = 32;

    private MlKem768() {}

    /** What an encapsulation gives: the ciphertext travels, the secret stays. */
    public static final class Encapsulated {
        private final byte[] ciphertext;
        private final byte[] secret;

        Encapsulated(byte[] ciphertext, byte[] secret) {
            this.ciphertext = ciphertext;
            this.secret = secret;
        }

        public byte[] ciphertext() {
            return ciphertext.clone();
        }

        public byte[] secret() {
            return secret.clone();
        }
    }

    public static byte[] publicKey(byte[] seed) {
        return privateKey(seed).getPublicKey();
    }

    public static Encapsulated encapsulate(RandomGenerator random, byte[] publicKey) throws ForgedException {
        SecretWithEncapsulation made = MLKEMGenerator.internalGenerateEncapsulated(
                checkedPublicKey(publicKey), Bytes.random(random, SECRET_BYTES));
        return new Encapsulated(made.getEncapsulation(), made.getSecret());
    }

    /** FIPS 203 §7.3: a wrong ciphertext of the right length gives a secret that nobody else has, not an error. */
    public static byte[] decapsulate(byte[] seed, byte[] ciphertext) throws ForgedException {
        if (ciphertext.length != CIPHERTEXT_BYTES) {
            throw new ForgedException("an ML-KEM-768 ciphertext has " + CIPHERTEXT_BYTES + " bytes");
        }
        return new MLKEMExtractor(privateKey(seed)).extractSecret(ciphertext);
    }

    /** For a key that is to be stored before it is used. */
    public static void requireSound(byte[] publicKey) throws ForgedException {
        checkedPublicKey(publicKey);
    }

    /** FIPS 203 §7.2: the length and the modulus of an encapsulation key MUST be checked before it is used. */
    private static MLKEMPublicKeyParameters checkedPublicKey(byte[] publicKey) throws ForgedException {
        if (publicKey.length != PUBLIC_BYTES) {
            throw new ForgedException("an ML-KEM-768 key has " + PUBLIC_BYTES + " bytes");
        }
        try {
            return new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, publicKey);
        } catch (IllegalArgumentException e) {
            throw new ForgedException("an ML-KEM-768 key outside its modulus");
        }
    }

    private static MLKEMPrivateKeyParameters privateKey(byte[] seed) {
        return new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, Bytes.exactly(SEED_BYTES, seed));
    }
}
