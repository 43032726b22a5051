package chat.warren.dht.wire;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What one node asks of another. */
public sealed interface Query {
    record Ping() implements Query {}

    record FindNode(Id target, Want want) implements Query {}

    record GetPeers(Id infoHash, Want want) implements Query {}

    /**
     * Says that we take part in this torrent.
     *
     * @param port empty for {@code implied_port}: the port the query came from
     */
    record AnnouncePeer(Id infoHash, OptionalInt port, ByteString token) implements Query {}

    /**
     * Asks for an item.
     *
     * @param newerThan BEP 44: only a value with a higher sequence number shall be sent
     */
    record Get(Id target, OptionalLong newerThan, Want want) implements Query {}

    /**
     * Stores an item.
     *
     * @param expected BEP 44's {@code cas}: the sequence number that this item replaces
     */
    record Put(Item item, OptionalLong expected, ByteString token) implements Query {}

    /** A query of an overlay's own. Its name and its arguments (but for {@code id}) mean what its handler says. */
    record Extension(String name, Dictionary arguments) implements Query {}
}
