package chat.warren.dht.overlay.meet;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.dht.wire.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The info hashes under which overlay nodes announce themselves: eight for every six hours.
 *
 * <pre>
 * place = first 20 bytes of HMAC-SHA256(key, "warren/ovmeet1" ‖ period i64 ‖ slice u8)
 * key   = SHA-256("warren/ovopen1" ‖ network id)                    for the overlay that is open to all
 *         HKDF-SHA256(group secret, "warren/ovgroup1" ‖ network id) for a closed group
 * </pre>
 *
 * Those of the open overlay can be computed by everybody, which is their purpose. They move, so that nobody can settle
 * around them for good; and for those of a group nobody but its members knows where or what they are.
 */
public final class MeetingPlaces {
    /** Long enough for the peers of a place to be worth finding, short enough that besieging one does not pay. */
    public static final Duration PERIOD = Duration.ofHours(6);

    /** Who takes over one place hears of an eighth of those who announce themselves, and stops nobody. */
    public static final int SLICES = 8;

    private final byte[] key;

    private MeetingPlaces(byte[] key) {
        this.key = key;
    }

    public static MeetingPlaces open(String networkId) {
        return new MeetingPlaces(Hashes.sha256(Bytes.label("warren/ovopen1"), Bytes.label(networkId)));
    }

    public static MeetingPlaces group(String networkId, byte[] secret) {
        byte[] info = Bytes.concat(Bytes.label("warren/ovgroup1"), Bytes.label(networkId));
        return new MeetingPlaces(Hkdf.derive(secret, info, Hkdf.SHA256_BYTES));
    }

    public static long period(Instant wall) {
        return Math.floorDiv(wall.getEpochSecond(), PERIOD.toSeconds());
    }

    public Id place(long period, int slice) {
        byte[] what = new ByteWriter().i64(period).u8(slice).toArray();
        byte[] hash = Hashes.hmacSha256(key, Bytes.label("warren/ovmeet1"), what);
        return Id.of(Arrays.copyOf(hash, Id.BYTES));
    }
}
