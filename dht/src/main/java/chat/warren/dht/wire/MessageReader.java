package chat.warren.dht.wire;

import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.Bencode;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.bencode.Sequence;
import chat.warren.dht.bencode.Whole;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a message of a dictionary. Names it does not know are ignored: others add their own.
 *
 * <p>It checks shapes only. A value too long or a signature that does not fit has an error of its own (BEP 44), which a
 * parser could not send.
 */
public final class MessageReader {
    /** What we and others make is 4 to 20 bytes long; a longer one would be stored and echoed for nothing. */
    static final int MAX_TOKEN_BYTES = 64;

    private static final int MAX_METHOD_BYTES = 32;
    private static final int MAX_ERROR_BYTES = 256;
    private static final int MAX_PORT = 65_535;

    /** What an answer's dictionary has besides an overlay's own fields. */
    private static final Set<ByteString> KNOWN_FIELDS = Set.of(
            ByteString.ascii("id"),
            ByteString.ascii("nodes"),
            ByteString.ascii("nodes6"),
            ByteString.ascii("token"),
            ByteString.ascii("values"),
            ByteString.ascii("k"),
            ByteString.ascii("seq"),
            ByteString.ascii("sig"),
            ByteString.ascii("v"));

    private MessageReader() {}

    public static Message read(Dictionary outer) throws MalformedException {
        ByteString transaction = transaction(outer);
        ByteString kind = outer.needBytes("y");
        if (kind.is("q")) {
            return request(transaction, outer);
        }
        if (kind.is("r")) {
            return new Message.Response(transaction, answer(need(outer.dictionary("r"), "r")), observed(outer));
        }
        if (kind.is("e")) {
            return failure(transaction, outer);
        }
        throw new MalformedException("a message is a query, a response or an error");
    }

    /**
     * The transaction of a query that cannot be read otherwise, so that its sender can be told; null if there is none.
     */
    public static @Nullable ByteString transactionOfQuery(Dictionary outer) {
        try {
            return outer.needBytes("y").is("q") ? transaction(outer) : null;
        } catch (MalformedException notEvenThat) {
            return null;
        }
    }

    private static ByteString transaction(Dictionary outer) throws MalformedException {
        return limited(outer.needBytes("t"), Message.MAX_TRANSACTION_BYTES, "t");
    }

    private static Message.Request request(ByteString transaction, Dictionary outer) throws MalformedException {
        Dictionary arguments = need(outer.dictionary("a"), "a");
        String method = method(outer.needBytes("q"));
        Query query = switch (method) {
            case "ping" -> new Query.Ping();
            case "find_node" -> new Query.FindNode(id(arguments, "target"), Want.read(arguments));
            case "get_peers" -> new Query.GetPeers(id(arguments, "info_hash"), Want.read(arguments));
            case "announce_peer" -> announce(arguments);
            case "get" -> new Query.Get(id(arguments, "target"), optional(arguments, "seq"), Want.read(arguments));
            case "put" -> put(arguments);
            default -> new Query.Extension(method, without(arguments, ID_AND_PADDING));
        };
        ByteString padding = arguments.bytes("z");
        Whole readOnly = outer.whole("ro");
        return new Message.Request(
                transaction,
                id(arguments, "id"),
                readOnly != null && readOnly.value() == 1,
                query,
                padding == null ? 0 : padding.length());
    }

    private static String method(ByteString name) throws MalformedException {
        limited(name, MAX_METHOD_BYTES, "q");
        for (int i = 0; i < name.length(); i++) {
            if (name.at(i) <= ' ' || name.at(i) > '~') {
                throw new MalformedException("a method's name is printable ASCII");
            }
        }
        return name.asText();
    }

    private static final Set<ByteString> ID_AND_PADDING = Set.of(ByteString.ascii("id"), ByteString.ascii("z"));

    private static Query.AnnouncePeer announce(Dictionary arguments) throws MalformedException {
        Whole implied = arguments.whole("implied_port");
        OptionalInt port = OptionalInt.empty();
        // BEP 5: "If it is present and non-zero, the port argument should be ignored".
        if (implied == null || implied.value() == 0) {
            long number = need(arguments.whole("port"), "port").value();
            if (number < 1 || number > MAX_PORT) {
                throw new MalformedException("a port is between 1 and " + MAX_PORT);
            }
            port = OptionalInt.of((int) number);
        }
        return new Query.AnnouncePeer(id(arguments, "info_hash"), port, token(arguments));
    }

    private static Query.Put put(Dictionary arguments) throws MalformedException {
        Bencode value = need(arguments.get("v"), "v");
        ByteString key = arguments.bytes("k");
        if (key == null) {
            return new Query.Put(new Item.Immutable(value), OptionalLong.empty(), token(arguments));
        }
        ByteString salt = arguments.bytes("salt");
        Item.Mutable item = new Item.Mutable(
                exact(key, Ed25519.PUBLIC_BYTES, "k"),
                salt == null ? ByteString.EMPTY : salt,
                sequence(need(arguments.whole("seq"), "seq")),
                exact(arguments.needBytes("sig"), Ed25519.SIGNATURE_BYTES, "sig"),
                value);
        return new Query.Put(item, optional(arguments, "cas"), token(arguments));
    }

    private static Answer answer(Dictionary fields) throws MalformedException {
        ByteString token = fields.bytes("token");
        Nodes nodes = new Nodes(
                Nodes.read(fields.bytes("nodes"), Family.IPV4), Nodes.read(fields.bytes("nodes6"), Family.IPV6));
        return new Answer(
                id(fields, "id"),
                nodes,
                token == null ? null : limited(token, MAX_TOKEN_BYTES, "token"),
                content(fields),
                without(fields, KNOWN_FIELDS));
    }

    private static Answer.Content content(Dictionary fields) throws MalformedException {
        Sequence values = fields.sequence("values");
        if (values != null) {
            return peers(values);
        }
        Bencode value = fields.get("v");
        Whole sequence = fields.whole("seq");
        if (value == null) {
            return sequence == null ? new Answer.Nothing() : new Answer.NotNewer(sequence(sequence));
        }
        ByteString key = fields.bytes("k");
        if (key == null) {
            return new Answer.Plain(value);
        }
        return new Answer.Signed(
                exact(key, Ed25519.PUBLIC_BYTES, "k"),
                sequence(need(sequence, "seq")),
                exact(fields.needBytes("sig"), Ed25519.SIGNATURE_BYTES, "sig"),
                value);
    }

    /** BEP 32: implementations "must be able to properly parse hybrid values lists". */
    private static Answer.Peers peers(Sequence values) throws MalformedException {
        List<InetSocketAddress> peers = new ArrayList<>();
        for (Bencode value : values.items()) {
            if (!(value instanceof ByteString compact)) {
                throw new MalformedException("values has something else than addresses");
            }
            peers.add(Family.parse(compact));
        }
        return new Answer.Peers(peers);
    }

    private static Message.Failure failure(ByteString transaction, Dictionary outer) throws MalformedException {
        List<Bencode> parts = need(outer.sequence("e"), "e").items();
        if (parts.size() >= 2
                && parts.get(0) instanceof Whole code
                && parts.get(1) instanceof ByteString text
                && code.value() == (int) code.value()) {
            String shown = limited(text, MAX_ERROR_BYTES, "e").asText();
            return new Message.Failure(transaction, (int) code.value(), shown, observed(outer));
        }
        throw new MalformedException("an error has a number and a text");
    }

    /** Of no use is not malformed: some clients put four bytes here, or their own family. */
    private static @Nullable InetSocketAddress observed(Dictionary outer) throws MalformedException {
        ByteString ip = outer.bytes("ip");
        if (ip == null) {
            return null;
        }
        for (Family family : Family.values()) {
            if (ip.length() == family.compactBytes()) {
                return Family.parse(family, ip.toArray(), 0);
            }
        }
        return null;
    }

    private static Dictionary without(Dictionary all, Set<ByteString> known) {
        Dictionary.Builder rest = Dictionary.builder();
        for (int i = 0; i < all.size(); i++) {
            if (!known.contains(all.name(i))) {
                rest.put(all.name(i), all.value(i));
            }
        }
        return rest.build();
    }

    private static Id id(Dictionary from, String name) throws MalformedException {
        return Id.of(from.needBytes(name));
    }

    private static ByteString token(Dictionary arguments) throws MalformedException {
        return limited(arguments.needBytes("token"), MAX_TOKEN_BYTES, "token");
    }

    /** BEP 44: "A client MAY also reject any message with a negative sequence number." */
    private static long sequence(Whole sequence) throws MalformedException {
        if (sequence.value() < 0) {
            throw new MalformedException("a sequence number is not negative");
        }
        return sequence.value();
    }

    private static OptionalLong optional(Dictionary from, String name) throws MalformedException {
        Whole whole = from.whole(name);
        return whole == null ? OptionalLong.empty() : OptionalLong.of(whole.value());
    }

    private static ByteString exact(ByteString bytes, int length, String name) throws MalformedException {
        if (bytes.length() != length) {
            throw new MalformedException(name + " does not have " + length + " bytes");
        }
        return bytes;
    }

    private static ByteString limited(ByteString bytes, int longest, String name) throws MalformedException {
        if (bytes.length() > longest) {
            throw new MalformedException(name + " is longer than " + longest + " bytes");
        }
        return bytes;
    }

    private static <T> T need(@Nullable T value, String name) throws MalformedException {
        if (value == null) {
            throw new MalformedException(name + " is missing");
        }
        return value;
    }
}
