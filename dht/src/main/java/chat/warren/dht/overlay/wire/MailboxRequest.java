package chat.warren.dht.overlay.wire;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a helper to hand on what comes for three names: those of this hour and of its neighbours, since clocks differ.
 * {@code tag(16) ‖ tag(16) ‖ tag(16)}.
 */
public record MailboxRequest(List<MailboxTag> tags) {
    public static final int TAGS = 3;
    static final int BYTES = TAGS * MailboxTag.BYTES;

    public MailboxRequest {
        tags = List.copyOf(tags);
        if (tags.size() != TAGS) {
            throw new IllegalArgumentException("a mailbox has " + TAGS + " names");
        }
    }

    public byte[] encode() {
        ByteWriter out = new ByteWriter();
        tags.forEach(tag -> out.bytes(tag.value().toArray()));
        return out.toArray();
    }

    public static MailboxRequest parse(ByteString plain) throws MalformedException {
        ByteReader in = new ByteReader(plain.toArray());
        List<MailboxTag> tags = new ArrayList<>();
        for (int i = 0; i < TAGS; i++) {
            tags.add(new MailboxTag(ByteString.of(in.bytes(MailboxTag.BYTES))));
        }
        in.end();
        return new MailboxRequest(tags);
    }
}
