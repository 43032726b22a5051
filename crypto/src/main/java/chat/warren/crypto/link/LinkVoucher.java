package chat.warren.crypto.link;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;

/**
 * A device's word that a TLS key is its own for a while; the content of our certificate extension:
 *
 * <pre>
 * 0         1          33                   234         298
 * | version | identity | device certificate | signature |
 * | u8 = 1  | 32       | 201                | 64        |
 * </pre>
 *
 * The device's key signs {@code "warren/linkcert1" ‖ P-256 point(65) ‖ not before(i64) ‖ not after(i64) ‖ identity ‖
 * device certificate}. The dates are signed here too because the P-256 key signs its own certificate: whoever steals it
 * from the TLS library could give it any dates.
 */
final class LinkVoucher {
    static final int BYTES = 1 + PublicIdentity.KEY_BYTES + DeviceCertificate.BYTES + Ed25519.SIGNATURE_BYTES;

    private static final int VERSION = 1;
    private static final byte[] LABEL = Bytes.label("warren/linkcert1");

    private LinkVoucher() {}

    static byte[] issue(DeviceKey device, DeviceCertificate certificate, byte[] point, Instant from, Instant until) {
        if (!device.id().equals(certificate.device())) {
            throw new IllegalArgumentException("the certificate of another device");
        }
        return new ByteWriter()
                .u8(VERSION)
                .bytes(certificate.identity().key())
                .bytes(certificate.encoded())
                .bytes(device.sign(LABEL, signed(certificate, point, from, until)))
                .toArray();
    }

    /** The device that vouches, once its identity's signature and its own are verified. */
    static DeviceCertificate parse(byte[] bytes, byte[] point, Instant from, Instant until) throws MalformedException {
        ByteReader reader = new ByteReader(bytes);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a link certificate of a version we do not know");
        }
        PublicIdentity identity = PublicIdentity.of(reader.bytes(PublicIdentity.KEY_BYTES));
        DeviceCertificate certificate = DeviceCertificate.parse(reader.bytes(DeviceCertificate.BYTES), identity);
        byte[] signature = reader.bytes(Ed25519.SIGNATURE_BYTES);
        reader.end();
        if (!certificate.signed(signature, LABEL, signed(certificate, point, from, until))) {
            throw new ForgedException("a link certificate for which its device does not vouch");
        }
        return certificate;
    }

    private static byte[] signed(DeviceCertificate certificate, byte[] point, Instant from, Instant until) {
        return new ByteWriter()
                .bytes(point)
                .i64(from.getEpochSecond())
                .i64(until.getEpochSecond())
                .bytes(certificate.identity().key())
                .bytes(certificate.encoded())
                .toArray();
    }
}
