package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * The name of a mailbox at one helper for one hour: the first 16 bytes of HMAC-SHA256(mailbox secret, "warren/ovtag1" ‖
 * helper's run key ‖ hour i64).
 *
 * <p>Friends derive it from what the presence record tells them; the helper sees a name that it has never seen and that
 * no other helper sees, so that neither hours nor helpers can be joined by it.
 */
public record MailboxTag(ByteString value) {
    public static final int BYTES = 16;
    public static final Duration TERM = Duration.ofHours(1);

    /**
     * The name in the hour of this time.
     *
     * @param secret what the friends know and nobody else, such as the run id in the presence record
     */
    public static MailboxTag of(byte[] secret, InetSocketAddress helper, Instant wall) {
        byte[] hour = new ByteWriter()
                .i64(Math.floorDiv(wall.getEpochSecond(), TERM.toSeconds()))
                .toArray();
        byte[] hash = Hashes.hmacSha256(secret, Bytes.label("warren/ovtag1"), Family.compact(helper), hour);
        return new MailboxTag(ByteString.of(hash, 0, BYTES));
    }
}
