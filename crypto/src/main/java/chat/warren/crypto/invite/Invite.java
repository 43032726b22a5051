package chat.warren.crypto.invite;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.text.CheckedText;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An invite as a link or QR code: {@code warren:invite:} and 72 letters of base32 over
 *
 * <pre>
 * 0         1        25            41       43         45
 * | version | secret | fingerprint | expiry | checksum |
 * | u8      | 24     | 16          | u16    | 2        |
 * </pre>
 *
 * Version 1 is for one guest, version 2 is a standing invite for many. Many who come at once would write over each
 * other's records at one place and be taken for one another; so a standing invite has several gates, each with a chain
 * of its own, of which every guest picks one by chance.
 *
 * <p>* Expiry is a day since 1970 (UTC), the last on which the invite works. The checksum, the first bytes of
 * SHA-256("warren/invitetext1" ‖ all before), finds letters lost on the way; it protects nothing.
 */
public final class Invite {
    public static final int BYTES = 45;
    /** The chain of an invite has to begin at an hour that both sides know: so long before the last day. */
    public static final int MAX_DAYS = 366;

    /** A guest is at a gate for seconds. More gates would cost the inviter presence, as much as a friend each. */
    private static final int STANDING_GATES = 4;

    private static final int FOR_ONE = 1;
    private static final int STANDING = 2;
    private static final int SECRET_BYTES = 24;
    private static final CheckedText TEXT =
            new CheckedText("warren:invite:", "warren/invitetext1", "an invite", BYTES - CheckedText.CHECKSUM_BYTES);
    private static final int LAST_DAY = 0xffff;

    private final int version;
    private final byte[] secret;
    private final byte[] fingerprint;
    private final LocalDate lastDay;

    private Invite(int version, byte[] secret, byte[] fingerprint, LocalDate lastDay) {
        this.version = version;
        this.secret = secret;
        this.fingerprint = fingerprint;
        this.lastDay = lastDay;
    }

    /** For one guest. */
    public static Invite create(PublicIdentity inviter, LocalDate lastDay, RandomGenerator random) {
        return create(FOR_ONE, inviter, lastDay, random);
    }

    /** For as many as it is given to, until it is taken back. */
    public static Invite standing(PublicIdentity inviter, LocalDate lastDay, RandomGenerator random) {
        return create(STANDING, inviter, lastDay, random);
    }

    private static Invite create(int version, PublicIdentity inviter, LocalDate lastDay, RandomGenerator random) {
        if (lastDay.toEpochDay() < 0 || lastDay.toEpochDay() > LAST_DAY) {
            throw new IllegalArgumentException("an invite cannot say " + lastDay);
        }
        return new Invite(version, Bytes.random(random, SECRET_BYTES), inviter.fingerprint(), lastDay);
    }

    public static Invite fromText(String text) throws MalformedException {
        return of(TEXT.read(text));
    }

    static Invite parse(byte[] bytes) throws MalformedException {
        return of(TEXT.body(bytes));
    }

    private static Invite of(byte[] body) throws MalformedException {
        ByteReader reader = new ByteReader(body);
        int version = reader.u8();
        byte[] secret = reader.bytes(SECRET_BYTES);
        byte[] fingerprint = reader.bytes(PublicIdentity.FINGERPRINT_BYTES);
        int day = reader.u16();
        reader.end();
        if (version != FOR_ONE && version != STANDING) {
            throw new MalformedException("this invite was made by a newer version of Warren");
        }
        return new Invite(version, secret, fingerprint, LocalDate.ofEpochDay(day));
    }

    byte[] encode() {
        return TEXT.bytes(body());
    }

    private byte[] body() {
        return new ByteWriter()
                .u8(version)
                .bytes(secret)
                .bytes(fingerprint)
                .u16((int) lastDay.toEpochDay())
                .toArray();
    }

    public String toText() {
        return TEXT.write(body());
    }

    public String toQrPayload() {
        return TEXT.writeForQr(body());
    }

    /** Whether this invite comes from that identity: the invitee asks it of the certificate that a link shows. */
    public boolean isFrom(PublicIdentity identity) {
        return Bytes.equal(fingerprint, identity.fingerprint());
    }

    /** Names the inviter before there is a link to ask for the whole identity. */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    public boolean isStanding() {
        return version == STANDING;
    }

    /** At how many places guests and inviter meet. */
    public int gates() {
        return isStanding() ? STANDING_GATES : 1;
    }

    public LocalDate lastDay() {
        return lastDay;
    }

    public boolean validAt(Instant now) {
        return !now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(lastDay);
    }

    /**
     * The chain under which both sides meet at a gate, in place of the one that friends have. The inviter is its first
     * side.
     */
    public PairChain chain(int gate) {
        if (gate < 0 || gate >= gates()) {
            throw new IllegalArgumentException("this invite has no gate " + gate);
        }
        String label = isStanding() ? "warren/inv2/" + gate : "warren/inv1";
        byte[] key = Hkdf.derive(secret, label, Hkdf.SHA256_BYTES);
        Instant start = lastDay.minusDays(MAX_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        return PairChain.startingAt(key, start);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Invite that && Bytes.equal(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprint) + lastDay.hashCode();
    }

    @Override
    public String toString() {
        return "invite until " + lastDay;
    }
}
