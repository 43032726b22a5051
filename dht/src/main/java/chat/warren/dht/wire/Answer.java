package chat.warren.dht.wire;

import chat.warren.dht.bencode.Bencode;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node says to a query.
 *
 * @param token lets us write here soon, and proves nothing else
 * @param extension what an overlay's own query gave back
 */
public record Answer(Id sender, Nodes nodes, @Nullable ByteString token, Content content, Dictionary extension) {

    /** What was stored there. */
    public sealed interface Content {}

    public record Nothing() implements Content {}

    public record Peers(List<InetSocketAddress> addresses) implements Content {
        public Peers {
            addresses = List.copyOf(addresses);
        }
    }

    /** Claims to be an immutable item: its hash has to prove it. */
    public record Plain(Bencode value) implements Content {}

    /** Claims to be a mutable item: key and signature have to prove it. The salt is not sent; who asks knows it. */
    public record Signed(ByteString key, long sequence, ByteString signature, Bencode value) implements Content {
        public Item.Mutable with(ByteString salt) {
            return new Item.Mutable(key, salt, sequence, signature, value);
        }
    }

    /** Holds an item no newer than the one we named. */
    public record NotNewer(long sequence) implements Content {}

    public static Answer plain(Id sender) {
        return new Answer(sender, Nodes.NONE, null, new Nothing(), Dictionary.EMPTY);
    }

    public static Answer extension(Id sender, Dictionary fields) {
        return new Answer(sender, Nodes.NONE, null, new Nothing(), fields);
    }
}
