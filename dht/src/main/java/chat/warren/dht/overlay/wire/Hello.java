package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.bencode.Whole;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself: {@code k2} its run key, {@code up} for how many hours it has been there, {@code tk} a
 * token that lets the asking address make sealed requests for a while.
 *
 * @param hours never more than six, which are all that matter: more would only help to tell nodes apart
 */
public record Hello(ByteString key, int hours, ByteString token) {
    public static final String QUERY = "wh";
    public static final int STEADY_HOURS = 6;

    private static final int MAX_TOKEN_BYTES = 64;

    public Dictionary encode() {
        return Dictionary.builder()
                .put("k2", key)
                .put("up", hours)
                .put("tk", token)
                .build();
    }

    public static Hello parse(Dictionary fields) throws MalformedException {
        ByteString key = fields.needBytes("k2");
        Whole hours = fields.whole("up");
        ByteString token = token(fields);
        if (key.length() != X25519.KEY_BYTES || hours == null || hours.value() < 0 || token == null) {
            throw new MalformedException("a node says its key, its hours and a token");
        }
        return new Hello(key, (int) Math.min(hours.value(), STEADY_HOURS), token);
    }

    /** The token in any answer or request of the overlay's own, or null. */
    public static @Nullable ByteString token(Dictionary fields) throws MalformedException {
        ByteString token = fields.bytes("tk");
        if (token != null && token.length() > MAX_TOKEN_BYTES) {
            throw new MalformedException("tk is longer than " + MAX_TOKEN_BYTES + " bytes");
        }
        return token;
    }
}
