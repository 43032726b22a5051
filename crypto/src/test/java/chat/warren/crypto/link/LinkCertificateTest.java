package chat.warren.crypto.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.link.LinkRefusedException.Reason;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.junit.jupiter.api.Test;

class LinkCertificateTest {
    private static final String GOLDEN =
            "308202643082020ba0030201020208530150f17a5a148e300a06082a8648ce3d040302300f310d300b06035504030c046c69"
                    + "6e6b301e170d3236313132313130303030305a170d3236313132333132303030305a300f310d300b06035504030c046c696e"
                    + "6b3059301306072a8648ce3d020106082a8648ce3d0301070342000418cabd8e2fa8794866b032e8cde471e52cc651a8dab7"
                    + "fa7f5da7188e45cc575b19f49fab01b3dd9e6bacc4085bfb9c34eb881aafb6642a8d2ba115389fef2387a382014f3082014b"
                    + "30820147061369b0b68ff8aad7b283d38caf97cd89a4dee4550482012e0482012a018a88e3dd7409f195fd52db2d3cba5d72"
                    + "ca6709bf1d94121bf3748801b40f6f5c01ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d15d"
                    + "fedd3b6bd47f6fa28ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef223eab1142e1d42f3b4ee9047de0352f10a05ff1"
                    + "89de2c8d41cb8a7e9c8869018d5aec35fda483045bd347a2491ec873ad00995226cdc0ac52b86b86b2a7bac605000000006c"
                    + "e2bb403d8853345b6fb98914586787477081d5e13a4c6962ea16010fca658bab3925a0fa14ed21b100cbc793cbd0703f509b"
                    + "a28c2f87529573d5545f39453faa2f2a03ef67434f370533d737ddfe19f5a46f90247e422dc7c47cd010716ae8f8d4b7ce22"
                    + "74ad13f9909c6cc3cce1bcd292baec8154d0660afb0e72f9f8dbbd894b5708300a06082a8648ce3d04030203470030440220"
                    + "6b2d145f2efbee5453e9105c8fa63824fc1ad5d97d2ac1fa2d06dbc9f4767fd0022022e6ee09e67ffeb603548253bf3e28e7"
                    + "cd9aa9304da66a336c61538424459196";

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));

    private final SplittableRandom random = new SplittableRandom(1);
    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
    private final IdentityKey bo = IdentityKey.generate(random);
    private final DeviceKey laptop = DeviceKey.ofStored(HexFormat.of().parseHex("03".repeat(64)));
    private final DeviceKey phone = DeviceKey.generate(random);
    private final DeviceCertificate laptopOfAda = DeviceCertificate.issue(ada, laptop, NEXT_YEAR);
    private final LinkKey key = LinkKey.generate(new SplittableRandom(2));
    private final LinkCertificate link = LinkCertificate.issue(key, laptop, laptopOfAda, NOW);

    private static Reason refusal(LinkCertificate link, PublicIdentity expected, Instant now) {
        return assertThrows(LinkRefusedException.class, () -> link.requireTrusted(expected, Optional.empty(), now))
                .reason();
    }

    /** Friends of other versions read these bytes: if one changes, the format changed. Signing draws no randomness. */
    @Test
    void theFormatKeepsItsBytes() {
        assertEquals(GOLDEN, HexFormat.of().formatHex(link.encoded()));
    }

    @Test
    void comesBackAsItWas() throws MalformedException {
        LinkCertificate read = LinkCertificate.parse(link.encoded());
        assertEquals(ada.identity(), read.identity());
        assertEquals(laptopOfAda, read.device());
        assertArrayEquals(key.point(), read.point());
        assertEquals(NOW.plus(LinkCertificate.LIFETIME), read.notAfter());
        assertDoesNotThrow(() -> read.requireTrusted(ada.identity(), Optional.empty(), NOW));
    }

    @Test
    void anyChangedBitAndAnyOtherLengthIsRefused() {
        Hostile.everyBitFlipIsRefused(link.encoded(), LinkCertificate::parse);
        Hostile.everyOtherLengthIsRefused(link.encoded(), LinkCertificate::parse);
    }

    @Test
    void someoneElseIsRefused() {
        assertEquals(Reason.SOMEONE_ELSE, refusal(link, bo.identity(), NOW));
    }

    @Test
    void isValidFromItsFirstSecondToItsLast() {
        Instant first = NOW.minus(LinkCertificate.BACKDATED);
        Instant last = NOW.plus(LinkCertificate.LIFETIME);
        assertDoesNotThrow(() -> link.requireValid(first));
        assertDoesNotThrow(() -> link.requireValid(last));
        assertEquals(Reason.NOT_YET_VALID, refusal(link, ada.identity(), first.minusNanos(1)));
        assertEquals(Reason.EXPIRED, refusal(link, ada.identity(), last.plusNanos(1)));
    }

    @Test
    void aDeviceWhoseOwnCertificateHasExpiredIsRefused() {
        DeviceCertificate brief = DeviceCertificate.issue(ada, laptop, NOW.plusSeconds(60));
        LinkCertificate longer = LinkCertificate.issue(key, laptop, brief, NOW);
        assertEquals(Reason.DEVICE_EXPIRED, refusal(longer, ada.identity(), NOW.plusSeconds(61)));
    }

    @Test
    void aRevokedDeviceIsRefusedAndANewOneIsNot() {
        DeviceCertificate phoneOfAda = DeviceCertificate.issue(ada, phone, NEXT_YEAR);
        DeviceList onlyPhone = DeviceList.first(ada, phoneOfAda);
        assertDoesNotThrow(() -> link.requireTrusted(ada.identity(), Optional.of(onlyPhone), NOW));
        DeviceList lost = onlyPhone.with(ada, laptopOfAda).revoking(ada, laptop.id());
        LinkRefusedException refused = assertThrows(
                LinkRefusedException.class, () -> link.requireTrusted(ada.identity(), Optional.of(lost), NOW));
        assertEquals(Reason.DEVICE_REVOKED, refused.reason());
        assertEquals("a certificate of a device that its owner has revoked", refused.getMessage());
    }

    @Test
    void theListOfSomeoneElseIsOurMistake() {
        DeviceList bos = DeviceList.first(bo, DeviceCertificate.issue(bo, phone, NEXT_YEAR));
        assertThrows(IllegalArgumentException.class, () -> link.requireTrusted(ada.identity(), Optional.of(bos), NOW));
    }

    @Test
    void aDeviceVouchesOnlyForItself() {
        assertThrows(IllegalArgumentException.class, () -> LinkCertificate.issue(key, phone, laptopOfAda, NOW));
    }

    /** What a thief of the TLS key can make: everything signed anew by it, around a voucher that was given for less. */
    private byte[] forged(LinkKey thief, Instant from, Instant until, byte[] voucher) {
        byte[] signed = LinkX509.toBeSigned(thief.point(), from, until, voucher);
        return LinkX509.encode(signed, thief.sign(signed));
    }

    private byte[] voucher() {
        return LinkVoucher.issue(laptop, laptopOfAda, key.point(), NOW, NOW.plusSeconds(60));
    }

    @Test
    void aVoucherDoesNotMoveToAnotherKeyOrToOtherDates() throws MalformedException {
        LinkCertificate.parse(forged(key, NOW, NOW.plusSeconds(60), voucher()));
        LinkKey other = LinkKey.generate(random);
        assertThrows(
                ForgedException.class, () -> LinkCertificate.parse(forged(other, NOW, NOW.plusSeconds(60), voucher())));
        assertThrows(
                ForgedException.class, () -> LinkCertificate.parse(forged(key, NOW, NOW.plusSeconds(61), voucher())));
        assertThrows(
                ForgedException.class,
                () -> LinkCertificate.parse(forged(key, NOW.minusSeconds(1), NOW.plusSeconds(60), voucher())));
    }

    @Test
    void aVoucherWithAnyBitChangedIsRefusedAlsoUnderAFreshSignature() {
        Hostile.everyBitFlipIsRefused(
                voucher(), flipped -> LinkCertificate.parse(forged(key, NOW, NOW.plusSeconds(60), flipped)));
        Hostile.everyOtherLengthIsRefused(
                voucher(), cut -> LinkCertificate.parse(forged(key, NOW, NOW.plusSeconds(60), cut)));
    }

    @Test
    void aDeviceOfBoDoesNotSpeakForAda() {
        DeviceCertificate phoneOfBo = DeviceCertificate.issue(bo, phone, NEXT_YEAR);
        byte[] voucher = LinkVoucher.issue(phone, phoneOfBo, key.point(), NOW, NOW.plusSeconds(60));
        byte[] adas = voucher.clone();
        System.arraycopy(ada.identity().key(), 0, adas, 1, PublicIdentity.KEY_BYTES);
        assertThrows(ForgedException.class, () -> LinkCertificate.parse(forged(key, NOW, NOW.plusSeconds(60), adas)));
    }

    /** A plain self-signed certificate, such as any other program makes. */
    @Test
    void aCertificateWithoutOurExtensionIsRefused() throws IOException {
        ASN1Sequence full = ASN1Sequence.getInstance(LinkX509.toBeSigned(key.point(), NOW, NOW, voucher()));
        ASN1EncodableVector fields = new ASN1EncodableVector();
        for (int i = 0; i < full.size() - 1; i++) {
            fields.add(full.getObjectAt(i));
        }
        byte[] plain = new DERSequence(fields).getEncoded("DER");
        MalformedException refused = assertThrows(
                MalformedException.class, () -> LinkCertificate.parse(LinkX509.encode(plain, key.sign(plain))));
        assertEquals("a certificate without our extension", refused.getMessage());
    }

    /** The same extension, but critical or given twice: readable, and not what we write. */
    @Test
    void anotherEncodingOfTheSameIsRefused() throws IOException {
        Extension ours = Extension.create(LinkX509.EXTENSION, false, new DEROctetString(voucher()));
        Extension critical = Extension.create(LinkX509.EXTENSION, true, new DEROctetString(voucher()));
        Extension other = new Extension(new ASN1ObjectIdentifier("2.5.29.19"), false, new byte[] {0x30, 0});
        for (Extension[] set : new Extension[][] {{critical}, {ours, other}, {other, ours}}) {
            ASN1Sequence full = ASN1Sequence.getInstance(LinkX509.toBeSigned(key.point(), NOW, NOW, voucher()));
            ASN1EncodableVector fields = new ASN1EncodableVector();
            for (int i = 0; i < full.size() - 1; i++) {
                fields.add(full.getObjectAt(i));
            }
            fields.add(new DERTaggedObject(true, 3, new Extensions(set)));
            byte[] signed = new DERSequence(fields).getEncoded("DER");
            assertThrows(
                    MalformedException.class, () -> LinkCertificate.parse(LinkX509.encode(signed, key.sign(signed))));
        }
    }

    @Test
    void theSignatureOfAnotherTlsKeyIsRefused() {
        byte[] signed = LinkX509.toBeSigned(key.point(), NOW, NOW.plusSeconds(60), voucher());
        byte[] stranger = LinkX509.encode(signed, LinkKey.generate(random).sign(signed));
        assertThrows(ForgedException.class, () -> LinkCertificate.parse(stranger));
    }

    @Test
    void datesBeyond2049AreWrittenWithFourDigits() throws MalformedException {
        Instant from = Instant.parse("2049-12-31T23:59:59Z");
        Instant until = Instant.parse("2050-01-01T00:00:00Z");
        DeviceCertificate longLived = DeviceCertificate.issue(ada, laptop, until);
        LinkCertificate late = LinkCertificate.issue(key, laptop, longLived, from, until);
        assertEquals(until, LinkCertificate.parse(late.encoded()).notAfter());
    }

    @Test
    void everyKeyGivesACertificateWithinTheLimit() throws MalformedException {
        for (int i = 0; i < 200; i++) {
            LinkKey next = LinkKey.generate(random);
            byte[] encoded =
                    LinkCertificate.issue(next, laptop, laptopOfAda, NOW).encoded();
            assertTrue(encoded.length <= LinkCertificate.MAX_BYTES, () -> encoded.length + " bytes");
            LinkCertificate.parse(encoded);
        }
    }

    @Test
    void theNameInTheCertificateIsNobodys() {
        byte[] encoded = link.encoded();
        assertFalse(contains(encoded, Bytes.label("warren")));
        assertThrows(MalformedException.class, () -> LinkCertificate.parse(Arrays.copyOf(encoded, 4096)));
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int at = 0; at + part.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void noiseIsNoCertificate() {
        Hostile.noiseIsOnlyMalformed(link.encoded(), LinkCertificate::parse);
    }
}
