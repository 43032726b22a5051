package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;

/**
 * Whether a mailbox is there. {@code u8 accepted ‖ next run key(32)}.
 *
 * @param nextKey the key to renew it with
 */
public record MailboxAnswer(boolean accepted, ByteString nextKey) {
    static final int BYTES = 1 + X25519.KEY_BYTES;

    public byte[] encode() {
        return new ByteWriter().u8(accepted ? 1 : 0).bytes(nextKey.toArray()).toArray();
    }

    public static MailboxAnswer parse(ByteString plain) throws MalformedException {
        ByteReader in = new ByteReader(plain.toArray());
        int accepted = in.u8();
        ByteString nextKey = ByteString.of(in.bytes(X25519.KEY_BYTES));
        in.end();
        if (accepted > 1) {
            throw new MalformedException("neither yes nor no");
        }
        return new MailboxAnswer(accepted == 1, nextKey);
    }
}
