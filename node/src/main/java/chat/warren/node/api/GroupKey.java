package chat.warren.node.api;

import chat.warren.dht.overlay.GroupSecret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the members of a closed group share. It prints as nothing. */
public final class GroupKey {
    private final GroupSecret secret;

    private GroupKey(GroupSecret secret) {
        this.secret = secret;
    }

    /** A line of text, which everybody in the group has. It is for programs to make, not for people to think up. */
    public static GroupKey of(char[] text) throws ProfileException {
        byte[] room = new byte
                [(int) (text.length
                        * (double) StandardCharsets.UTF_8.newEncoder().maxBytesPerChar())];
        ByteBuffer utf8 = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), utf8, true);
        byte[] bytes = Arrays.copyOf(room, utf8.position());
        try {
            if (bytes.length < GroupSecret.MIN_BYTES) {
                throw new ProfileException(
                        ProfileException.Reason.NOT_UNDERSTOOD,
                        "A group's secret has " + GroupSecret.MIN_BYTES
                                + " letters or more, and this one is shorter, so that others could guess it; nothing was"
                                + " started: let a program draw one, as 'openssl rand -base64 32' does.");
            }
            return new GroupKey(new GroupSecret(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(room, (byte) 0);
        }
    }

    GroupSecret secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
