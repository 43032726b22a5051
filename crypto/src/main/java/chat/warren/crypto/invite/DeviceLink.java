package chat.warren.crypto.invite;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.text.CheckedText;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a new device shows to one that is there already, as a link or QR code: {@code warren:device:} and 76 letters of
 * base32 over
 *
 * <pre>
 * 0         1        25            41       45         47
 * | version | secret | fingerprint | until  | checksum |
 * | u8 = 1  | 24     | 16          | u32    | 2        |
 * </pre>
 *
 * Until is in minutes since 1970. The fingerprint is that of the identity which the new device has made for this one
 * conversation: whoever takes the link knows by it that it talks to the very device that showed it. The checksum, the
 * first bytes of SHA-256("warren/devicetext1" ‖ all before), finds letters lost on the way; it protects nothing.
 */
public final class DeviceLink {
    public static final int BYTES = 47;
    /** Long enough to fetch the other device and find its charger; then it shows another one. */
    public static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final int VERSION = 1;
    private static final int SECRET_BYTES = 24;
    private static final CheckedText TEXT = new CheckedText(
            "warren:device:", "warren/devicetext1", "a new device's link", BYTES - CheckedText.CHECKSUM_BYTES);
    private static final int MINUTE_SECONDS = 60;

    private final byte[] secret;
    private final byte[] fingerprint;
    private final long untilMinute;

    private DeviceLink(byte[] secret, byte[] fingerprint, long untilMinute) {
        this.secret = secret;
        this.fingerprint = fingerprint;
        this.untilMinute = untilMinute;
    }

    /** A fresh one, for half an hour. */
    public static DeviceLink create(PublicIdentity device, Instant now, RandomGenerator random) {
        Instant until = now.plus(LIFETIME).truncatedTo(ChronoUnit.MINUTES);
        long minute = until.getEpochSecond() / MINUTE_SECONDS;
        if (minute < 0 || minute > 0xffff_ffffL) {
            throw new IllegalArgumentException("a link cannot say " + until);
        }
        return new DeviceLink(Bytes.random(random, SECRET_BYTES), device.fingerprint(), minute);
    }

    public static DeviceLink fromText(String text) throws MalformedException {
        return of(TEXT.read(text));
    }

    static DeviceLink parse(byte[] bytes) throws MalformedException {
        return of(TEXT.body(bytes));
    }

    private static DeviceLink of(byte[] body) throws MalformedException {
        ByteReader reader = new ByteReader(body);
        int version = reader.u8();
        byte[] secret = reader.bytes(SECRET_BYTES);
        byte[] fingerprint = reader.bytes(PublicIdentity.FINGERPRINT_BYTES);
        long until = reader.u32();
        reader.end();
        if (version != VERSION) {
            throw new MalformedException("this link was made by a newer version of Warren");
        }
        return new DeviceLink(secret, fingerprint, until);
    }

    byte[] encode() {
        return TEXT.bytes(body());
    }

    private byte[] body() {
        return new ByteWriter()
                .u8(VERSION)
                .bytes(secret)
                .bytes(fingerprint)
                .u32(untilMinute)
                .toArray();
    }

    public String toText() {
        return TEXT.write(body());
    }

    public String toQrPayload() {
        return TEXT.writeForQr(body());
    }

    /** The fingerprint of the identity that the new device shows inside the link. */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    public Instant until() {
        return Instant.ofEpochSecond(untilMinute * MINUTE_SECONDS);
    }

    public boolean validAt(Instant now) {
        return now.isBefore(until());
    }

    /** The chain under which the two meet. The new device is its first side. */
    public PairChain chain() {
        byte[] key = Hkdf.derive(secret, "warren/device1", Hkdf.SHA256_BYTES);
        return PairChain.startingAt(key, until().minus(LIFETIME));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceLink that && Bytes.equal(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprint) + Long.hashCode(untilMinute);
    }

    @Override
    public String toString() {
        return "link of a new device until " + until();
    }
}
