package chat.warren.crypto.primitive;

import chat.warren.crypto.wire.ForgedException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * NIST's curve P-256 by Bouncy Castle: ECDSA with SHA-256, for TLS, which accepts no Ed25519 certificate here. Nonces
 * are those of RFC 6979, so that signing needs no randomness and never repeats one.
 */
public final class P256 {
    public static final int SCALAR_BYTES = 32;
    /** An uncompressed point: 4, x, y. */
    public static final int POINT_BYTES = 65;

    private static final byte UNCOMPRESSED = 4;
    private static final ECDomainParameters DOMAIN = domain();

    private P256() {}

    private static ECDomainParameters domain() {
        // With arithmetic made for this prime; by SECNamedCurves it would be BigInteger's.
        X9ECParameters curve = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
        return new ECDomainParameters(curve);
    }

    /** A private key, by rejection: any other way would prefer some keys. */
    public static byte[] generate(RandomGenerator random) {
        while (true) {
            byte[] candidate = Bytes.random(random, SCALAR_BYTES);
            if (isScalar(candidate)) {
                return candidate;
            }
        }
    }

    /** Whether this is a number from 1 to the order less one, as a private key must be. */
    public static boolean isScalar(byte[] scalar) {
        BigInteger value = new BigInteger(1, scalar);
        return scalar.length == SCALAR_BYTES && value.signum() > 0 && value.compareTo(DOMAIN.getN()) < 0;
    }

    public static byte[] publicKey(byte[] privateKey) {
        return new FixedPointCombMultiplier()
                .multiply(DOMAIN.getG(), scalar(privateKey))
                .getEncoded(false);
    }

    /** A signature in DER. */
    public static byte[] sign(byte[] privateKey, byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(scalar(privateKey), DOMAIN));
        BigInteger[] signature = signer.generateSignature(Hashes.sha256(message));
        try {
            return StandardDSAEncoding.INSTANCE.encode(DOMAIN.getN(), signature[0], signature[1]);
        } catch (IOException impossible) {
            throw new AssertionError(impossible); // Nothing is written anywhere.
        }
    }

    /** Whether the key signed this. The signature must be in DER, and in no other encoding of the same numbers. */
    public static boolean verify(byte[] publicKey, byte[] signature, byte[] message) throws ForgedException {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(point(publicKey), DOMAIN));
        try {
            // Not StandardDSAEncoding.decode: given another type in place of a number it throws a ClassCastException.
            return ASN1Primitive.fromByteArray(signature) instanceof ASN1Sequence numbers
                    && numbers.size() == 2
                    && numbers.getObjectAt(0) instanceof ASN1Integer r
                    && numbers.getObjectAt(1) instanceof ASN1Integer s
                    && Arrays.equals(signature, new DERSequence(r, s).getEncoded("DER"))
                    && verifier.verifySignature(Hashes.sha256(message), r.getValue(), s.getValue());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return false; // No sequence, or no numbers.
        }
    }

    /** A point of the curve other than infinity. The curve has a prime order, so there are no small groups to fear. */
    public static ECPoint point(byte[] encoded) throws ForgedException {
        if (encoded.length != POINT_BYTES || encoded[0] != UNCOMPRESSED) {
            throw new ForgedException("a point of P-256 is written as 4, x and y");
        }
        try {
            return DOMAIN.getCurve().decodePoint(encoded);
        } catch (IllegalArgumentException e) {
            throw new ForgedException("a point that is not on the curve P-256");
        }
    }

    private static BigInteger scalar(byte[] privateKey) {
        if (!isScalar(privateKey)) {
            throw new IllegalArgumentException("not a private key of P-256");
        }
        return BigIntegers.fromUnsignedByteArray(privateKey);
    }
}
