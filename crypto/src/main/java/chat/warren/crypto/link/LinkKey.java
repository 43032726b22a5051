package chat.warren.crypto.link;

import chat.warren.crypto.primitive.P256;
import chat.warren.crypto.primitive.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The P-256 key with which a TLS library signs its handshakes. It lives for one run of the program: the library holds
 * it, and what a library holds is not to be worth much.
 */
public final class LinkKey implements AutoCloseable {
    private static final int CURVE_BITS = 256;

    private final Secret scalar;
    private final byte[] point;

    private LinkKey(byte[] scalar) {
        this.point = P256.publicKey(scalar);
        this.scalar = Secret.owning(scalar);
    }

    public static LinkKey generate(RandomGenerator random) {
        return new LinkKey(P256.generate(random));
    }

    /** The public half, as an uncompressed point. */
    public byte[] point() {
        return point.clone();
    }

    byte[] sign(byte[] message) {
        return scalar.use(bytes -> P256.sign(bytes, message));
    }

    /** The form in which TLS libraries take a key. The caller wipes it. */
    public byte[] toPkcs8() {
        AlgorithmIdentifier curve =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        return scalar.use(bytes -> {
            try {
                ECPrivateKey key =
                        new ECPrivateKey(CURVE_BITS, new BigInteger(1, bytes), new DERBitString(point), null);
                return new PrivateKeyInfo(curve, key).getEncoded("DER");
            } catch (IOException impossible) {
                throw new AssertionError(impossible); // Nothing is written anywhere.
            }
        });
    }

    @Override
    public void close() {
        scalar.close();
    }

    @Override
    public String toString() {
        return "key of a link";
    }
}
