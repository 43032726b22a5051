package chat.warren.node.tunnel;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.P256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x509.Validity;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certificate such as small devices make for themselves, drawn anew at each start. It proves nothing and is not
 * checked by anybody: who is who is settled inside. TLS has to have one.
 */
public record WebCertificate(PrivateKey key, X509Certificate certificate) {
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final AlgorithmIdentifier CURVE =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
    private static final int SERIAL_BYTES = 8;
    /** What such devices usually give themselves, or a little more or less. */
    private static final Duration AGE = Duration.ofDays(300);

    private static final Duration LIFE = Duration.ofDays(3_650);

    public static WebCertificate draw(RandomGenerator random, Instant now) {
        byte[] secret = P256.generate(random);
        try {
            byte[] signed = toBeSigned(P256.publicKey(secret), random, now);
            ASN1Encodable[] parts = {
                ASN1Primitive.fromByteArray(signed), ECDSA, new DERBitString(P256.sign(secret, signed))
            };
            byte[] der = new DERSequence(parts).getEncoded("DER");
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return new WebCertificate(key(secret), certificate);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new AssertionError(impossible); // Every JDK has it, and nothing is read from anywhere.
        } finally {
            Bytes.wipe(secret);
        }
    }

    private static byte[] toBeSigned(byte[] point, RandomGenerator random, Instant now) throws IOException {
        Instant from = now.minusSeconds(random.nextLong(AGE.toSeconds()));
        X500Name name = new X500Name("CN=" + name(random));
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(1, Bytes.random(random, SERIAL_BYTES))));
        generator.setSignature(ECDSA);
        generator.setIssuer(name);
        generator.setValidity(new Validity(time(from), time(from.plus(LIFE))));
        generator.setSubject(name);
        generator.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(CURVE, point));
        return generator.generateTBSCertificate().getEncoded("DER");
    }

    private static Time time(Instant instant) {
        return new Time(Date.from(instant), Locale.ROOT);
    }

    /** A name such as web servers have. It is nobody's that we know of; TLS' client says one, and so do we. */
    public static String name(RandomGenerator random) {
        StringBuilder name = new StringBuilder("www.");
        for (int letters = 6 + random.nextInt(8); letters > 0; letters--) {
            name.append((char) ('a' + random.nextInt(26)));
        }
        return name.append(".com").toString();
    }

    private static PrivateKey key(byte[] secret) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(new BigInteger(1, secret), curve));
    }
}
