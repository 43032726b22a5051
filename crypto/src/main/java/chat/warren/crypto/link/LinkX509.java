package chat.warren.crypto.link;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.MalformedException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x509.Validity;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The X.509 around a voucher. Everything in it follows from key, dates and voucher, so there is one right encoding: a
 * reader takes these three out and compares the rest with what it would have written itself.
 */
final class LinkX509 {
    /**
     * Ours without asking anybody, as X.667 gives everyone: 2.25 and a random UUID.
     *
     * <p>The extension is not critical. A TLS library that knows of no such extension would refuse a critical one
     * before our own check is asked, and being critical would add nothing: we refuse certificates without it.
     */
    static final ASN1ObjectIdentifier EXTENSION =
            new ASN1ObjectIdentifier("2.25.32182502536682326174080872692909060693").intern();

    /** Names nobody; RFC 5280 §4.1.2.4 wants an issuer that is not empty. */
    private static final X500Name NAME = new X500Name("CN=link");

    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final AlgorithmIdentifier P_256 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

    /** Places in what is signed, after version, serial number, algorithm and issuer. */
    private static final int VALIDITY = 4;

    private static final int KEY_INFO = 6;
    private static final int EXTENSIONS = 7;

    private static final int SERIAL_BYTES = 8;
    /** RFC 5280 §4.1.2.5: two-digit years through 2049, MUST be four digits from 2050 on. */
    private static final int FIRST_FOUR_DIGIT_YEAR = 2050;

    private static final DateTimeFormatter TWO_DIGITS =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOUR_DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** How Bouncy Castle tells the time of either form. */
    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'GMT+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LinkX509() {}

    /** What the P-256 key signs. */
    static byte[] toBeSigned(byte[] point, Instant from, Instant until, byte[] voucher) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(serial(point));
        generator.setSignature(ECDSA);
        generator.setIssuer(NAME);
        generator.setValidity(new Validity(time(from), time(until)));
        generator.setSubject(NAME);
        generator.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(P_256, point));
        try {
            Extension extension =
                    Extension.create(EXTENSION, false, new DEROctetString(voucher)); // RFC 5280 §4.2: DER inside.
            generator.setExtensions(new Extensions(extension));
            return generator.generateTBSCertificate().getEncoded("DER");
        } catch (IOException impossible) {
            throw new AssertionError(impossible); // Nothing is written anywhere.
        }
    }

    static byte[] encode(byte[] toBeSigned, byte[] signature) {
        try {
            ASN1Encodable signed = ASN1Primitive.fromByteArray(toBeSigned);
            return new DERSequence(new ASN1Encodable[] {signed, ECDSA, new DERBitString(signature)}).getEncoded("DER");
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a certificate says, of which nothing has been verified. */
    static final class Parts {
        final byte[] point;
        final Instant from;
        final Instant until;
        final byte[] voucher;
        final byte[] signature;

        private Parts(byte[] der) throws MalformedException, IOException {
            ASN1Sequence certificate = as(ASN1Sequence.class, ASN1Primitive.fromByteArray(der));
            ASN1Sequence signed = as(ASN1Sequence.class, field(certificate, 0));
            ASN1Sequence validity = as(ASN1Sequence.class, field(signed, VALIDITY));
            ASN1Sequence keyInfo = as(ASN1Sequence.class, field(signed, KEY_INFO));
            this.from = instant(field(validity, 0));
            this.until = instant(field(validity, 1));
            this.point = as(ASN1BitString.class, field(keyInfo, 1)).getOctets();
            this.voucher = voucher(signed);
            this.signature = as(ASN1BitString.class, field(certificate, 2)).getOctets();
        }

        byte[] toBeSigned() {
            return LinkX509.toBeSigned(point, from, until, voucher);
        }
    }

    static Parts parse(byte[] der) throws MalformedException {
        try {
            Parts parts = new Parts(der);
            if (!Arrays.equals(der, encode(parts.toBeSigned(), parts.signature))) {
                throw new MalformedException("a certificate that is not written as ours are");
            }
            return parts;
        } catch (IOException | IllegalArgumentException | IllegalStateException | DateTimeException e) {
            // All the ways in which the ASN.1 reader says that bytes are not what they should be.
            throw new MalformedException("not a certificate");
        }
    }

    private static byte[] voucher(ASN1Sequence signed) throws MalformedException, IOException {
        if (signed.size() <= EXTENSIONS) {
            throw new MalformedException("a certificate without our extension");
        }
        ASN1TaggedObject tagged = as(ASN1TaggedObject.class, field(signed, EXTENSIONS));
        ASN1Sequence extensions = as(ASN1Sequence.class, tagged.getExplicitBaseObject());
        ASN1Sequence extension = as(ASN1Sequence.class, field(extensions, 0));
        byte[] der = as(ASN1OctetString.class, field(extension, extension.size() - 1))
                .getOctets();
        return as(ASN1OctetString.class, ASN1Primitive.fromByteArray(der)).getOctets();
    }

    private static ASN1Encodable field(ASN1Sequence sequence, int place) throws MalformedException {
        if (place < 0 || place >= sequence.size()) {
            throw new MalformedException("a certificate in which something is missing");
        }
        return sequence.getObjectAt(place);
    }

    /** Bouncy Castle's own X.509 classes cast without asking: a wrong type there is a ClassCastException. */
    private static <T> T as(Class<T> type, Object found) throws MalformedException {
        if (!type.isInstance(found)) {
            throw new MalformedException("a certificate in which something is of another type");
        }
        return type.cast(found);
    }

    /** Positive, of a fixed length, and the same for the same key: X.509 wants one, nobody needs it. */
    private static ASN1Integer serial(byte[] point) {
        byte[] serial = Arrays.copyOf(Hashes.sha256(Bytes.label("warren/serial1"), point), SERIAL_BYTES);
        serial[0] = (byte) ((serial[0] & 0x7f) | 0x40);
        return new ASN1Integer(new BigInteger(serial));
    }

    private static Time time(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).getYear() < FIRST_FOUR_DIGIT_YEAR
                ? new Time(new DERUTCTime(TWO_DIGITS.format(instant)))
                : new Time(new DERGeneralizedTime(FOUR_DIGITS.format(instant)));
    }

    private static Instant instant(ASN1Encodable time) throws MalformedException {
        return switch (time) {
            case ASN1UTCTime brief -> Instant.from(TOLD.parse(brief.getAdjustedTime()));
            case ASN1GeneralizedTime full -> Instant.from(TOLD.parse(full.getTime()));
            default -> throw new MalformedException("a certificate with something else in place of a date");
        };
    }
}
