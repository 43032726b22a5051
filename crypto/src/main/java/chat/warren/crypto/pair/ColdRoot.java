package chat.warren.crypto.pair;

import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ForgedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Where friends meet when one of them has nothing left but their keys: after a backup was restored, whose pair chains
 * are gone on purpose. It comes from the two device keys alone, so it has no forward secrecy; it is used for minutes in
 * a lifetime, published only by the restored side and looked up once a day by the other.
 */
public final class ColdRoot {
    private ColdRoot() {}

    /** The chain of one day (UTC). The side is that of the two agreement keys, for which {@link #side} asks. */
    public static PairChain chain(DeviceKey mine, byte[] friendsAgreementKey, LocalDate day) throws ForgedException {
        byte[] secret = mine.agree(friendsAgreementKey);
        byte[] keys = side(mine, friendsAgreementKey) == Side.FIRST
                ? Hashes.sha256(mine.agreementKey(), friendsAgreementKey)
                : Hashes.sha256(friendsAgreementKey, mine.agreementKey());
        byte[] date = ByteBuffer.allocate(Long.BYTES).putLong(day.toEpochDay()).array();
        try {
            byte[] info = Bytes.concat(Bytes.label("warren/cold1"), keys, date);
            Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return PairChain.startingAt(Hkdf.derive(secret, info, Hkdf.SHA256_BYTES), midnight);
        } finally {
            Bytes.wipe(secret);
        }
    }

    public static Side side(DeviceKey mine, byte[] friendsAgreementKey) {
        int order = Arrays.compareUnsigned(mine.agreementKey(), friendsAgreementKey);
        return order < 0 ? Side.FIRST : Side.SECOND;
    }
}
