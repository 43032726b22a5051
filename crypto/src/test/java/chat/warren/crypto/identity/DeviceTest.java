package chat.warren.crypto.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));

    private final SplittableRandom random = new SplittableRandom(1);
    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
    private final IdentityKey bo = IdentityKey.generate(random);
    private final DeviceKey laptop = DeviceKey.ofStored(HexFormat.of().parseHex("03".repeat(64)));
    private final DeviceKey phone = DeviceKey.generate(random);
    private final DeviceCertificate laptopOfAda = DeviceCertificate.issue(ada, laptop, NEXT_YEAR);
    private final DeviceCertificate phoneOfAda = DeviceCertificate.issue(ada, phone, NEXT_YEAR);
    private final DeviceList onlyLaptop = DeviceList.first(ada, laptopOfAda);

    /** Friends keep these bytes: if one changes, the format changed. */
    @Test
    void theFormatsKeepTheirBytes() {
        HexFormat hex = HexFormat.of();
        assertEquals(
                """
                01ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d15dfedd3b6bd47f6fa28ee15d969d5b\
                b0ea53774d488bdaf9df1c6e0124b3ef223eab1142e1d42f3b4ee9047de0352f10a05ff189de2c8d41cb8a7e9c886901\
                8d5aec35fda483045bd347a2491ec873ad00995226cdc0ac52b86b86b2a7bac605000000006ce2bb403d8853345b6fb9\
                8914586787477081d5e13a4c6962ea16010fca658bab3925a0fa14ed21b100cbc793cbd0703f509ba28c2f87529573d5\
                545f39453faa2f2a03
                01000000020101ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d15dfedd3b6bd47f6fa2\
                8ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef223eab1142e1d42f3b4ee9047de0352f10a05ff189de2c8d41cb\
                8a7e9c8869018d5aec35fda483045bd347a2491ec873ad00995226cdc0ac52b86b86b2a7bac605000000006ce2bb403d\
                8853345b6fb98914586787477081d5e13a4c6962ea16010fca658bab3925a0fa14ed21b100cbc793cbd0703f509ba28c\
                2f87529573d5545f39453faa2f2a0300011ba42a6162d7be72c04282c7e9538901d843ac6ef1f3b34295de969d49bd8a\
                cbdab0475a148f57b299326177689037cf5742907d1a512075ed111f57588a8b91af5e0ae041693ceec122748d4c59e7\
                03""",
                hex.formatHex(laptopOfAda.encoded()) + "\n"
                        + hex.formatHex(onlyLaptop.revoking(ada, phone.id()).encoded()));
    }

    @Test
    void aCertificateComesBackAsItWas() throws MalformedException {
        DeviceCertificate read = DeviceCertificate.parse(laptopOfAda.encoded(), ada.identity());
        assertEquals(laptopOfAda, read);
        assertEquals(laptop.id(), read.device());
        assertArrayEquals(laptop.agreementKey(), read.agreementKey());
        assertTrue(read.validAt(NEXT_YEAR));
        assertFalse(read.validAt(NEXT_YEAR.plusSeconds(1)));
        assertTrue(read.signed(laptop.sign(new byte[] {5}), new byte[] {5}));
        assertFalse(read.signed(phone.sign(new byte[] {5}), new byte[] {5}));
    }

    @Test
    void nobodyListsADeviceThatDidNotSayItIsTheirs() {
        byte[] toAda = DeviceCertificate.consent(laptop, ada.identity());
        assertTrue(laptopOfAda.consents(toAda, ada.identity()));
        assertFalse(laptopOfAda.consents(toAda, bo.identity()));
        assertThrows(IllegalArgumentException.class, () -> laptopOfAda.adopted(bo, toAda, NEXT_YEAR));
        byte[] body = new ByteWriter()
                .u8(1)
                .bytes(laptop.signingKey())
                .bytes(laptop.agreementKey())
                .bytes(toAda)
                .i64(NEXT_YEAR.getEpochSecond())
                .toArray();
        byte[] claimed = Bytes.concat(body, bo.sign(Bytes.label("warren/devcert1"), body));
        assertThrows(ForgedException.class, () -> DeviceCertificate.parse(claimed, bo.identity()));
    }

    @Test
    void aCertificateOfSomeoneElseOrWithAnyBitChangedIsRefused() {
        byte[] bytes = laptopOfAda.encoded();
        assertThrows(ForgedException.class, () -> DeviceCertificate.parse(bytes, bo.identity()));
        Hostile.everyBitFlipIsRefused(bytes, flipped -> DeviceCertificate.parse(flipped, ada.identity()));
        Hostile.everyOtherLengthIsRefused(bytes, cut -> DeviceCertificate.parse(cut, ada.identity()));
    }

    @Test
    void twoDevicesAgreeOnASecret() throws MalformedException {
        assertArrayEquals(laptop.agree(phone.agreementKey()), phone.agree(laptop.agreementKey()));
        assertThrows(ForgedException.class, () -> laptop.agree(new byte[32]));
    }

    @Test
    void aStoredDeviceIsTheSameDevice() {
        assertEquals(phone.id(), DeviceKey.ofStored(phone.toStored()).id());
    }

    @Test
    void aListGrowsAndRevokes() throws MalformedException {
        DeviceList both = onlyLaptop.with(ada, phoneOfAda);
        DeviceList lost = both.revoking(ada, laptop.id());
        DeviceList read = DeviceList.parse(lost.encoded(), ada.identity());
        assertEquals(3, read.sequence());
        assertEquals(List.of(phoneOfAda), read.devices());
        assertEquals(List.of(laptop.id()), read.revoked());
        assertEquals(Optional.of(phoneOfAda), read.trusted(phone.id(), NOW));
        assertEquals(Optional.empty(), read.trusted(laptop.id(), NOW));
        assertEquals(Optional.empty(), read.trusted(phone.id(), NEXT_YEAR.plusSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> lost.with(ada, laptopOfAda));
    }

    @Test
    void anOldListOrOneThatForgetsARevocationDoesNotReplaceANewerOne() {
        DeviceList both = onlyLaptop.with(ada, phoneOfAda);
        DeviceList lost = both.revoking(ada, laptop.id());
        assertTrue(lost.supersedes(both));
        assertFalse(both.supersedes(lost), "a replay would bring the stolen laptop back");
        assertFalse(both.supersedes(both));
        DeviceList forgetful = both.with(ada, phoneOfAda).with(ada, phoneOfAda);
        assertTrue(forgetful.sequence() > lost.sequence());
        assertFalse(forgetful.supersedes(lost), "signed by a thief of the identity key, or by a restored backup");
        assertFalse(DeviceList.first(bo, DeviceCertificate.issue(bo, phone, NEXT_YEAR))
                .supersedes(onlyLaptop));
    }

    @Test
    void whoRecoversFromWordsRevokesTheDevicesThatFriendsRemember() {
        DeviceKey old = DeviceKey.generate(random);
        DeviceList before = onlyLaptop
                .with(ada, DeviceCertificate.issue(ada, old, NEXT_YEAR))
                .revoking(ada, laptop.id());
        DeviceList fromWords = DeviceList.first(ada, phoneOfAda);
        assertFalse(fromWords.supersedes(before), "friends keep to the list they know");
        DeviceList reunited = fromWords.reunited(ada, before, phone.id()).orElseThrow();
        assertTrue(reunited.supersedes(before));
        assertTrue(reunited.supersedes(fromWords));
        assertEquals(List.of(phoneOfAda), reunited.devices());
        assertTrue(reunited.revoked().containsAll(List.of(old.id(), laptop.id())));
    }

    @Test
    void anOldBackupTakesOverWhatItsOwnerDidSince() {
        DeviceKey stolen = DeviceKey.generate(random);
        DeviceCertificate stolenOne = DeviceCertificate.issue(ada, stolen, NEXT_YEAR);
        DeviceList backup = onlyLaptop.with(ada, stolenOne);
        DeviceList since = backup.revoking(ada, stolen.id()).with(ada, phoneOfAda);
        DeviceList reunited = backup.reunited(ada, since, laptop.id()).orElseThrow();
        assertTrue(reunited.supersedes(since) && reunited.supersedes(backup));
        assertEquals(List.of(laptopOfAda, phoneOfAda), reunited.devices());
        assertEquals(List.of(stolen.id()), reunited.revoked());
        DeviceList withoutUs = since.revoking(ada, laptop.id());
        assertEquals(
                Optional.empty(),
                backup.reunited(ada, withoutUs, laptop.id()).orElseThrow().trusted(laptop.id(), NOW),
                "who was revoked does not bring itself back");
    }

    @Test
    void aListWithoutRoomForMoreRevocationsIsNotReunited() {
        DeviceList full = onlyLaptop;
        for (int i = 0; i < DeviceList.MAX_REVOKED; i++) {
            full = full.revoking(ada, DeviceKey.generate(random).id());
        }
        DeviceList fromWords = DeviceList.first(ada, phoneOfAda);
        assertEquals(Optional.empty(), fromWords.reunited(ada, full, phone.id()));
    }

    @Test
    void renewingACertificateReplacesIt() {
        DeviceCertificate renewed = DeviceCertificate.issue(ada, laptop, NEXT_YEAR.plusSeconds(9));
        assertEquals(List.of(renewed), onlyLaptop.with(ada, renewed).devices());
    }

    @Test
    void aForeignCertificateDoesNotEnterAList() {
        DeviceCertificate foreign = DeviceCertificate.issue(bo, phone, NEXT_YEAR);
        assertThrows(IllegalArgumentException.class, () -> onlyLaptop.with(ada, foreign));
    }

    @Test
    void aChangedListIsRefused() {
        byte[] bytes =
                onlyLaptop.with(ada, phoneOfAda).revoking(ada, laptop.id()).encoded();
        Hostile.everyBitFlipIsRefused(bytes, flipped -> DeviceList.parse(flipped, ada.identity()));
        Hostile.everyOtherLengthIsRefused(bytes, cut -> DeviceList.parse(cut, ada.identity()));
        assertThrows(ForgedException.class, () -> DeviceList.parse(bytes, bo.identity()));
    }

    @Test
    void listsAreBounded() {
        DeviceList full = onlyLaptop;
        for (int i = 1; i < DeviceList.MAX_DEVICES; i++) {
            full = full.with(ada, DeviceCertificate.issue(ada, DeviceKey.generate(random), NEXT_YEAR));
        }
        DeviceList brimful = full;
        assertThrows(IllegalArgumentException.class, () -> brimful.with(ada, phoneOfAda));
        assertTrue(brimful.encoded().length <= DeviceList.MAX_BYTES);
    }

    @Test
    void noiseIsNoCertificateAndNoList() {
        Hostile.noiseIsOnlyMalformed(laptopOfAda.encoded(), bytes -> DeviceCertificate.parse(bytes, ada.identity()));
        Hostile.noiseIsOnlyMalformed(onlyLaptop.encoded(), bytes -> DeviceList.parse(bytes, ada.identity()));
    }
}
