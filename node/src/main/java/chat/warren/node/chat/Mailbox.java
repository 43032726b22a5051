package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.node.chat.wire.ChatWire;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names under which letters wait with friends: one a day for each direction of a pair of devices, and nobody but
 * the two can tell that two of them belong together.
 */
public final class Mailbox {
    /** SECURITY.md §5.2. */
    public static final Duration KEPT_AT_MOST = Duration.ofDays(7);
    /** Those of a week, of today, and of either side of it for clocks that are wrong. */
    private static final int DAYS_BACK = 8;

    /** So many of one pair of devices are asked for at a time. */
    static final int OF_A_PAIR = DAYS_BACK + 2;

    private static final long DAY_SECONDS = 86_400;

    private Mailbox() {}

    /** Where a letter written now lies. */
    static Octets of(Session session, DeviceId writer, Instant now) {
        return ofDay(session.mailbox(), writer, Math.floorDiv(now.getEpochSecond(), DAY_SECONDS));
    }

    /**
     * Where letters may lie now.
     *
     * @param key of a session
     */
    static List<Octets> all(Octets key, DeviceId writer, Instant now) {
        long today = Math.floorDiv(now.getEpochSecond(), DAY_SECONDS);
        List<Octets> mailboxes = new ArrayList<>();
        for (long day = today - DAYS_BACK; day <= today + 1; day++) {
            mailboxes.add(ofDay(key, writer, day));
        }
        return mailboxes;
    }

    private static Octets ofDay(Octets key, DeviceId writer, long day) {
        byte[] what = new ByteWriter()
                .bytes(Bytes.label("mailbox"))
                .bytes(writer.toBytes())
                .i64(day)
                .toArray();
        byte[] hash = Hashes.hmacSha256(key.toArray(), what);
        return Octets.of(Arrays.copyOf(hash, ChatWire.MAILBOX_BYTES));
    }
}
