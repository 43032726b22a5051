package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;
import java.util.Arrays;

/**
 * An identity's word that a device is its own, until a date:
 *
 * <pre>
 * 0         1             33              65           73          137
 * | version | signing key | agreement key | not after  | signature |
 * | u8 = 1  | 32          | 32            | i64 unix s | 64        |
 * </pre>
 *
 * The identity key signs {@code "warren/devcert1" ‖ everything before the signature}. An object of this class has been
 * verified against the identity it names.
 */
public final class DeviceCertificate {
    public static final int BYTES = 1 + Ed25519.PUBLIC_BYTES + X25519.KEY_BYTES + Long.BYTES + Ed25519.SIGNATURE_BYTES;

    private static final int VERSION = 1;
    private static final byte[] LABEL = Bytes.label("warren/devcert1");

    private final PublicIdentity identity;
    private final byte[] signingKey;
    private final byte[] agreementKey;
    private final Instant notAfter;
    private final byte[] encoded;

    private DeviceCertificate(
            PublicIdentity identity, byte[] signingKey, byte[] agreementKey, Instant notAfter, byte[] encoded) {
        this.identity = identity;
        this.signingKey = signingKey;
        this.agreementKey = agreementKey;
        this.notAfter = notAfter;
        this.encoded = encoded;
    }

    public static DeviceCertificate issue(IdentityKey issuer, DeviceKey device, Instant notAfter) {
        return issue(issuer, device.signingKey(), device.agreementKey(), notAfter);
    }

    /** The same device, for which this identity vouches from now on: for longer, or in the place of another one. */
    public DeviceCertificate reissued(IdentityKey issuer, Instant until) {
        return issue(issuer, signingKey, agreementKey, until);
    }

    private static DeviceCertificate issue(
            IdentityKey issuer, byte[] signingKey, byte[] agreementKey, Instant notAfter) {
        byte[] body = body(signingKey, agreementKey, notAfter.getEpochSecond());
        return new DeviceCertificate(
                issuer.identity(),
                signingKey.clone(),
                agreementKey.clone(),
                Instant.ofEpochSecond(notAfter.getEpochSecond()),
                Bytes.concat(body, issuer.sign(LABEL, body)));
    }

    /** Reads and verifies. Whether it has expired is for the caller to ask, who knows the time. */
    public static DeviceCertificate parse(byte[] bytes, PublicIdentity identity) throws MalformedException {
        ByteReader reader = new ByteReader(bytes);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a device certificate of a version we do not know");
        }
        byte[] signingKey = DeviceKey.soundSigningKey(reader.bytes(Ed25519.PUBLIC_BYTES));
        byte[] agreementKey = reader.bytes(X25519.KEY_BYTES);
        long notAfter = reader.i64();
        byte[] signature = reader.bytes(Ed25519.SIGNATURE_BYTES);
        reader.end();
        if (notAfter < 0 || notAfter > Instant.MAX.getEpochSecond()) {
            throw new MalformedException("a date outside the calendar");
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - Ed25519.SIGNATURE_BYTES);
        if (!identity.signed(signature, LABEL, body)) {
            throw new ForgedException("a device certificate that its identity did not sign");
        }
        return new DeviceCertificate(
                identity, signingKey, agreementKey, Instant.ofEpochSecond(notAfter), bytes.clone());
    }

    private static byte[] body(byte[] signingKey, byte[] agreementKey, long notAfter) {
        return new ByteWriter()
                .u8(VERSION)
                .bytes(signingKey)
                .bytes(agreementKey)
                .i64(notAfter)
                .toArray();
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    public PublicIdentity identity() {
        return identity;
    }

    public DeviceId device() {
        return DeviceId.ofSigningKey(signingKey);
    }

    public byte[] agreementKey() {
        return agreementKey.clone();
    }

    public byte[] signingKey() {
        return signingKey.clone();
    }

    public Instant notAfter() {
        return notAfter;
    }

    public boolean validAt(Instant now) {
        return !now.isAfter(notAfter);
    }

    /** Whether the device itself signed this. */
    public boolean signed(byte[] signature, byte[]... message) {
        return Ed25519.verify(signingKey, signature, message);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceCertificate that
                && identity.equals(that.identity)
                && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "certificate of device " + device() + " until " + notAfter;
    }
}
