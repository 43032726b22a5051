package chat.warren.node.friend;

import chat.warren.crypto.invite.Invite;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;

/**
 * What somebody shows who wants to be seen nearby: an invite for whoever hears it, and a name. {@code version u8 = 1 |
 * invite's text block | name block}.
 */
record NearbyCard(Invite invite, String name) {
    private static final int VERSION = 1;
    /** An invite's text has 86 letters. */
    private static final int LONGEST_INVITE = 128;

    byte[] encoded() {
        return new ByteWriter()
                .u8(VERSION)
                .block16(invite.toText().getBytes(StandardCharsets.US_ASCII))
                .block16(PlainText.encoded(name, PlainText.NAME_LETTERS))
                .toArray();
    }

    static NearbyCard parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("a card of a version we do not know");
        }
        String text = new String(in.block16(LONGEST_INVITE), StandardCharsets.US_ASCII);
        String name = PlainText.name(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES));
        in.end();
        return new NearbyCard(Invite.fromText(text), name);
    }
}
