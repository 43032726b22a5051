package chat.warren.crypto.link;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.link.LinkRefusedException.Reason;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.P256;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The certificate with which a device shows itself inside a link: self-signed by a P-256 key, and in an extension the
 * device's word that the key is its own, with the identity's word for the device.
 *
 * <p>One that exists is genuine: all three signatures fit. Whether it is the one we want, now, is
 * {@link #requireTrusted}.
 */
public final class LinkCertificate {
    /** Ours have about 550 bytes. */
    public static final int MAX_BYTES = 640;
    /** Programs run for days; the key is renewed with every start and every day. */
    public static final Duration LIFETIME = Duration.ofDays(2);
    /** Clocks may differ by an hour (SECURITY.md §3.1): a fresh certificate must not come from a friend's future. */
    public static final Duration BACKDATED = Duration.ofHours(2);

    private final byte[] encoded;
    private final byte[] point;
    private final Instant from;
    private final Instant until;
    private final DeviceCertificate device;

    private LinkCertificate(byte[] encoded, byte[] point, Instant from, Instant until, DeviceCertificate device) {
        this.encoded = encoded;
        this.point = point;
        this.from = from;
        this.until = until;
        this.device = device;
    }

    public static LinkCertificate issue(LinkKey key, DeviceKey device, DeviceCertificate certificate, Instant now) {
        return issue(key, device, certificate, now.minus(BACKDATED), now.plus(LIFETIME));
    }

    static LinkCertificate issue(
            LinkKey key, DeviceKey device, DeviceCertificate certificate, Instant notBefore, Instant notAfter) {
        Instant from = notBefore.truncatedTo(ChronoUnit.SECONDS); // X.509 knows nothing finer.
        Instant until = notAfter.truncatedTo(ChronoUnit.SECONDS);
        byte[] voucher = LinkVoucher.issue(device, certificate, key.point(), from, until);
        byte[] signed = LinkX509.toBeSigned(key.point(), from, until, voucher);
        return new LinkCertificate(LinkX509.encode(signed, key.sign(signed)), key.point(), from, until, certificate);
    }

    /** Reads and verifies, the cheap checks first. */
    public static LinkCertificate parse(byte[] der) throws MalformedException {
        if (der.length > MAX_BYTES) {
            throw new MalformedException("a link certificate has at most " + MAX_BYTES + " bytes");
        }
        LinkX509.Parts parts = LinkX509.parse(der);
        DeviceCertificate device = LinkVoucher.parse(parts.voucher, parts.point, parts.from, parts.until);
        if (!P256.verify(parts.point, parts.signature, parts.toBeSigned())) {
            throw new ForgedException("a certificate that its own key did not sign");
        }
        return new LinkCertificate(der.clone(), parts.point, parts.from, parts.until, device);
    }

    /**
     * The only decision of trust about a link.
     *
     * @param expected whom we meant to reach
     * @param known the newest device list we have of them. A device that is missing there may be new, and its identity
     *     vouches for it; one that is revoked there is refused
     */
    public void requireTrusted(PublicIdentity expected, Optional<DeviceList> known, Instant now)
            throws LinkRefusedException {
        if (!identity().equals(expected)) {
            throw new LinkRefusedException(Reason.SOMEONE_ELSE);
        }
        if (known.isPresent() && !known.get().identity().equals(expected)) {
            throw new IllegalArgumentException("the device list of another identity");
        }
        if (known.isPresent() && known.get().revoked().contains(device.device())) {
            throw new LinkRefusedException(Reason.DEVICE_REVOKED);
        }
        requireValid(now);
    }

    /**
     * For first contact with whoever gave us an invite, of whom we know no more than it says.
     *
     * @param fingerprint as the invite has it
     */
    public void requireInviter(byte[] fingerprint, Instant now) throws LinkRefusedException {
        if (!Bytes.equal(identity().fingerprint(), fingerprint)) {
            throw new LinkRefusedException(Reason.SOMEONE_ELSE);
        }
        requireValid(now);
    }

    /** For first contact, where no identity is expected yet and the user decides about the one that is shown. */
    public void requireValid(Instant now) throws LinkRefusedException {
        if (now.isBefore(from)) {
            throw new LinkRefusedException(Reason.NOT_YET_VALID);
        }
        if (now.isAfter(until)) {
            throw new LinkRefusedException(Reason.EXPIRED);
        }
        if (!device.validAt(now)) {
            throw new LinkRefusedException(Reason.DEVICE_EXPIRED);
        }
    }

    /** DER, as TLS libraries take it. */
    public byte[] encoded() {
        return encoded.clone();
    }

    public PublicIdentity identity() {
        return device.identity();
    }

    public DeviceCertificate device() {
        return device;
    }

    /** The TLS key, as an uncompressed point of P-256. */
    public byte[] point() {
        return point.clone();
    }

    public Instant notAfter() {
        return until;
    }

    @Override
    public String toString() {
        return "link certificate of device " + device.device() + " until " + until;
    }
}
