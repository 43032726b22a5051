package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.StorageException;
import chat.warren.storage.row.Octets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Pairs of devices that there are none of. A friend is asked for their mailboxes as for all others, so the number of
 * names does not tell how many devices write to us. They stay the same for all friends and from one question to the
 * next, and change at midnight as the others do: what came and went by itself would be known for what it is.
 */
final class Decoys {
    /** Pairs in one question. */
    static final int PAIRS = ChatFrame.MAX_MAILBOXES / Mailbox.OF_A_PAIR;

    private static final String KIND = "chat.decoys";
    private static final Octets SUBJECT = Octets.of(Bytes.label("secret"));
    private static final int SECRET_BYTES = 32;

    private final byte[] secret;

    private Decoys(byte[] secret) {
        this.secret = secret;
    }

    static Decoys of(Sheet sheet) throws StorageException {
        Optional<Octets> known = sheet.state(KIND, SUBJECT);
        Octets secret =
                known.orElseGet(() -> Octets.of(Bytes.random(sheet.books().random(), SECRET_BYTES)));
        if (known.isEmpty()) {
            sheet.state(KIND, SUBJECT, secret);
        }
        return new Decoys(secret.toArray());
    }

    /** How many fill the last question up, or the only one. */
    static int missing(int pairs) {
        return pairs == 0 ? PAIRS : Math.floorMod(-pairs, PAIRS);
    }

    /** As of a session. */
    Octets key(int number) {
        byte[] what = new ByteWriter().bytes(Bytes.label("decoy")).i64(number).toArray();
        return Octets.of(Hashes.hmacSha256(secret, what));
    }

    DeviceId writer(int number) {
        return new DeviceId(Arrays.copyOf(key(number).toArray(), DeviceId.BYTES));
    }
}
