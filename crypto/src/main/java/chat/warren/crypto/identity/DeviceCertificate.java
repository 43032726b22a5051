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
 * An identity's word that a device is its own until a date, and the device's that it wants to be:
 *
 * <pre>
 * 0         1             33              65        129          137         201
 * | version | signing key | agreement key | consent | not after  | signature |
 * | u8 = 1  | 32          | 32            | 64      | i64 unix s | 64        |
 * </pre>
 *
 * The device's key signs the consent, {@code "warren/devown1" ‖ identity ‖ signing key ‖ agreement key}: else anybody
 * could list somebody else's device as their own. The identity key signs {@code "warren/devcert1" ‖ everything before
 * the signature}. An object of this class has been verified against the identity it names.
 */
public final class DeviceCertificate {
    public static final int BYTES =
            1 + Ed25519.PUBLIC_BYTES + X25519.KEY_BYTES + Long.BYTES + 2 * Ed25519.SIGNATURE_BYTES;

    private static final int VERSION = 1;
    private static final byte[] LABEL = Bytes.label("warren/devcert1");
    private static final byte[] CONSENT = Bytes.label("warren/devown1");

    private final PublicIdentity identity;
    private final byte[] signingKey;
    private final byte[] agreementKey;
    private final byte[] consent;
    private final Instant notAfter;
    private final byte[] encoded;

    private DeviceCertificate(PublicIdentity identity, byte[] encoded) throws MalformedException {
        ByteReader reader = new ByteReader(encoded);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a device certificate of a version we do not know");
        }
        this.identity = identity;
        this.signingKey = DeviceKey.soundSigningKey(reader.bytes(Ed25519.PUBLIC_BYTES));
        this.agreementKey = reader.bytes(X25519.KEY_BYTES);
        this.consent = reader.bytes(Ed25519.SIGNATURE_BYTES);
        long seconds = reader.i64();
        byte[] signature = reader.bytes(Ed25519.SIGNATURE_BYTES);
        reader.end();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new MalformedException("a date outside the calendar");
        }
        this.notAfter = Instant.ofEpochSecond(seconds);
        this.encoded = encoded.clone();
        byte[] body = Arrays.copyOf(encoded, encoded.length - Ed25519.SIGNATURE_BYTES);
        if (!identity.signed(signature, LABEL, body)) {
            throw new ForgedException("a device certificate that its identity did not sign");
        }
        if (!consents(consent, identity)) {
            throw new ForgedException("a device that did not say whose it is");
        }
    }

    /** Reads and verifies. Whether it has expired is for the caller to ask, who knows the time. */
    public static DeviceCertificate parse(byte[] bytes, PublicIdentity identity) throws MalformedException {
        return new DeviceCertificate(identity, bytes);
    }

    public static DeviceCertificate issue(IdentityKey issuer, DeviceKey device, Instant notAfter) {
        byte[] consent = consent(device, issuer.identity());
        return issue(issuer, device.signingKey(), device.agreementKey(), consent, notAfter);
    }

    /** The same device for longer. */
    public DeviceCertificate reissued(IdentityKey issuer, Instant until) {
        return adopted(issuer, consent, until);
    }

    /** The same device, for which this identity vouches from now on: for longer, or in the place of another one. */
    public DeviceCertificate adopted(IdentityKey issuer, byte[] itsConsent, Instant until) {
        return issue(issuer, signingKey, agreementKey, itsConsent, until);
    }

    private static DeviceCertificate issue(
            IdentityKey issuer, byte[] signingKey, byte[] agreementKey, byte[] consent, Instant notAfter) {
        byte[] body = new ByteWriter()
                .u8(VERSION)
                .bytes(signingKey)
                .bytes(agreementKey)
                .bytes(consent)
                .i64(notAfter.getEpochSecond())
                .toArray();
        try {
            return new DeviceCertificate(issuer.identity(), Bytes.concat(body, issuer.sign(LABEL, body)));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("the device did not consent", e);
        }
    }

    /** A device's word that it is this identity's. */
    public static byte[] consent(DeviceKey device, PublicIdentity identity) {
        return device.sign(CONSENT, identity.key(), device.signingKey(), device.agreementKey());
    }

    /** Whether the device said so of this identity. */
    public boolean consents(byte[] itsConsent, PublicIdentity to) {
        return signed(itsConsent, CONSENT, to.key(), signingKey, agreementKey);
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
