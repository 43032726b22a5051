package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.limit.RateLimit;
import chat.warren.dht.limit.TokenBucket;
import chat.warren.dht.limit.VerifiedAddresses;
import chat.warren.dht.limit.WriteTokens;
import chat.warren.dht.routing.RoutingTable;
import chat.warren.dht.store.ItemStore;
import chat.warren.dht.store.PeerStore;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.ErrorCode;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageWriter;
import chat.warren.dht.wire.Nodes;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves the queries of others, within what each of them and all together may cost. */
final class Responder {
    /**
     * BEP 32: "A node obeying this specification must not send UDP datagrams with a payload larger than 1024 octets."
     * Only a large item, which BEP 44 allows and which cannot be cut, makes a longer one.
     */
    private static final int MAX_ANSWER_BYTES = 1024;

    /** BEP 5: "the K (8) closest good nodes". A walk hears of the others from the next one it asks. */
    private static final int CONTACTS_IN_SHORT_ANSWER = 8;

    /** Whoever paid for a long answer gets all the contacts of a bucket. */
    private static final int CONTACTS_PER_ANSWER = 20;

    /** Shorter ones pay for a record, and for the few contacts that everybody gets where there is none. */
    private static final int LONG_QUERY_BYTES = 250;

    private static final int PEERS_PER_ANSWER = 50;

    /** What a list of nodes takes besides the nodes: {@code 6:nodes6} and its length. */
    private static final int LIST_BYTES = 12;

    private static final int IPV4_PEER_BYTES = 8;
    private static final int IPV6_PEER_BYTES = 21;

    private final Node node;
    private final WriteTokens tokens;
    private final PeerStore peers = new PeerStore();
    private final ItemStore items;
    private final RateLimit queries;
    private final TokenBucket budget; // The bytes that answers to all others together may take.
    private final Deferred deferred = new Deferred();
    private long served;

    Responder(Node node, Instant now) {
        TrafficLimits traffic = node.config().traffic();
        this.node = node;
        this.tokens = new WriteTokens(node.random(), now);
        this.items = new ItemStore(node.table().own());
        this.queries =
                new RateLimit(traffic.queriesPerSecond(), traffic.queriesPerSecond() * TrafficLimits.BURST_SECONDS);
        this.budget = new TokenBucket(
                traffic.answerBytesPerSecond(), traffic.answerBytesPerSecond() * TrafficLimits.BURST_SECONDS, now);
    }

    /** What an answer may hold. */
    private record Room(int bytes, int contacts) {}

    boolean mayAsk(InetSocketAddress from, Instant now) {
        return queries.allows(from, 1, now);
    }

    void serve(Message.Request request, InetSocketAddress from, int length, Instant now) {
        boolean verified = node.verified().isVerified(from, now);
        int most = verified ? Integer.MAX_VALUE : VerifiedAddresses.AMPLIFICATION * length;
        Room room = new Room(most, length < LONG_QUERY_BYTES ? CONTACTS_IN_SHORT_ANSWER : CONTACTS_PER_ANSWER);
        Message answer = request.query() instanceof Query.Extension extension
                ? extension(
                        request,
                        extension,
                        new Asked(new Contact(request.sender(), from), request.transaction(), length),
                        now)
                : answer(request, from, room, now);
        if (answer == null) {
            return;
        }
        int size = length(answer);
        if (size <= most) {
            boolean _ = reply(from, answer, size, now);
        } else if (!request.readOnly() && node.hasRoomForStrangers() && deferred.offer(from, request, length, now)) {
            // The answer waits until the address has proved itself, which it does by answering this.
            node.upkeep().verify(new Contact(request.sender(), from), now);
        } else if (answer instanceof Message.Response response && !(request.query() instanceof Query.Extension)) {
            // BEP 43: a read-only node would not answer a ping of ours. It gets all but the value.
            Message.Response less = fitted(request, response, new Answer.Nothing(), from, room);
            int lessSize = length(less);
            if (lessSize <= most) {
                boolean _ = reply(from, less, lessSize, now);
            }
        }
    }

    /** An address has answered us: what it asked for may be sent now. */
    void verified(InetSocketAddress address, Instant now) {
        Deferred.Waiting waiting = deferred.take(address);
        if (waiting != null) {
            serve(waiting.request(), address, waiting.length(), now);
        }
    }

    void refuseMalformed(ByteString transaction, InetSocketAddress from, int length, Instant now) {
        Message failure = Message.Failure.of(transaction, ErrorCode.PROTOCOL, from);
        int size = length(failure);
        if (size <= VerifiedAddresses.AMPLIFICATION * length) {
            boolean _ = reply(from, failure, size, now);
        }
    }

    void movedTo(Id id) {
        items.movedTo(id);
    }

    void expire(Instant now) {
        items.expire(now);
        peers.expire(now);
    }

    int itemsStored() {
        return items.size();
    }

    int peersStored() {
        return peers.size();
    }

    long served() {
        return served;
    }

    private boolean reply(InetSocketAddress to, Message message, int size, Instant now) {
        if (!budget.take(size, now)) {
            return false;
        }
        served++;
        node.send(to, message);
        return true;
    }

    private @Nullable Message answer(Message.Request request, InetSocketAddress from, Room room, Instant now) {
        Id own = node.table().own();
        return switch (request.query()) {
            case Query.Ping ping -> new Message.Response(request.transaction(), Answer.plain(own), from);
            case Query.FindNode findNode ->
                fitted(request, response(request, from, null), new Answer.Nothing(), from, room);
            case Query.GetPeers getPeers -> {
                ByteString token = tokens.make(from.getAddress(), getPeers.infoHash(), now);
                yield fitted(
                        request, response(request, from, token), peers(getPeers, from, room.bytes(), now), from, room);
            }
            case Query.Get get -> {
                ByteString token = tokens.make(from.getAddress(), get.target(), now);
                yield fitted(request, response(request, from, token), item(get, now), from, room);
            }
            case Query.AnnouncePeer announce -> announce(request, announce, from, now);
            case Query.Put put -> put(request, put, from, now);
            case Query.Extension extension -> throw new IllegalStateException("an overlay answers its own queries");
        };
    }

    private Message.Response response(Message.Request request, InetSocketAddress from, @Nullable ByteString token) {
        Answer bare = new Answer(node.table().own(), Nodes.NONE, token, new Answer.Nothing(), Dictionary.EMPTY);
        return new Message.Response(request.transaction(), bare, from);
    }

    /** The response with this content, and as many contacts as there is room for beside it. */
    private Message.Response fitted(
            Message.Request request, Message.Response bare, Answer.Content content, InetSocketAddress from, Room room) {
        Answer answer = bare.answer();
        Answer filled = new Answer(answer.sender(), Nodes.NONE, answer.token(), content, Dictionary.EMPTY);
        Message.Response full = new Message.Response(bare.transaction(), filled, bare.observed());
        Room left = new Room(Math.min(MAX_ANSWER_BYTES, room.bytes()) - length(full), room.contacts());
        Nodes nodes = nodes(request.query(), Family.of(from), left);
        Answer complete = new Answer(answer.sender(), nodes, answer.token(), content, Dictionary.EMPTY);
        return new Message.Response(bare.transaction(), complete, bare.observed());
    }

    private Nodes nodes(Query query, Family arrivedOver, Room room) {
        Id target = switch (query) {
            case Query.FindNode findNode -> findNode.target();
            case Query.GetPeers getPeers -> getPeers.infoHash();
            case Query.Get get -> get.target();
            default -> throw new IllegalStateException("no nodes belong to the answer of " + query);
        };
        Want want = switch (query) {
            case Query.FindNode findNode -> findNode.want();
            case Query.GetPeers getPeers -> getPeers.want();
            case Query.Get get -> get.want();
            default -> Want.DEFAULT;
        };
        boolean both = want.includes(Family.IPV4, arrivedOver) && want.includes(Family.IPV6, arrivedOver);
        Room share = both ? new Room(room.bytes() / 2, room.contacts()) : room;
        return new Nodes(
                contacts(target, Family.IPV4, want.includes(Family.IPV4, arrivedOver), share),
                contacts(target, Family.IPV6, want.includes(Family.IPV6, arrivedOver), share));
    }

    private List<Contact> contacts(Id target, Family family, boolean wanted, Room room) {
        RoutingTable table = node.tableOf(family);
        int count = Math.min(room.contacts(), (room.bytes() - LIST_BYTES) / family.contactBytes());
        return !wanted || table == null || count <= 0 ? List.of() : table.closest(target, count);
    }

    private Answer.Content peers(Query.GetPeers query, InetSocketAddress from, int most, Instant now) {
        Family family = Family.of(from);
        int size = family == Family.IPV4 ? IPV4_PEER_BYTES : IPV6_PEER_BYTES;
        // Half for peers, half for the way to more of them.
        int room = Math.min(MAX_ANSWER_BYTES, most) / 2 / size;
        List<InetSocketAddress> found =
                peers.find(query.infoHash(), family, Math.min(PEERS_PER_ANSWER, room), node.random(), now);
        return found.isEmpty() ? new Answer.Nothing() : new Answer.Peers(found);
    }

    private Answer.Content item(Query.Get get, Instant now) {
        return switch (items.find(get.target(), now)) {
            case null -> new Answer.Nothing();
            case Item.Immutable immutable -> new Answer.Plain(immutable.value());
            // "the k, v, and sig fields SHOULD be omitted from the response"
            case Item.Mutable item
            when get.newerThan().isPresent()
                    && item.sequence() <= get.newerThan().getAsLong() -> new Answer.NotNewer(item.sequence());
            case Item.Mutable item -> new Answer.Signed(item.key(), item.sequence(), item.signature(), item.value());
        };
    }

    private Message announce(
            Message.Request request, Query.AnnouncePeer announce, InetSocketAddress from, Instant now) {
        if (!tokens.accepts(announce.token(), from.getAddress(), announce.infoHash(), now)) {
            return Message.Failure.of(request.transaction(), ErrorCode.PROTOCOL, from);
        }
        node.verified().verified(from, now);
        int port = announce.port().orElse(from.getPort());
        boolean kept = peers.announce(announce.infoHash(), new InetSocketAddress(from.getAddress(), port), now);
        return kept
                ? new Message.Response(
                        request.transaction(), Answer.plain(node.table().own()), from)
                : Message.Failure.of(request.transaction(), ErrorCode.SERVER, from);
    }

    private Message put(Message.Request request, Query.Put put, InetSocketAddress from, Instant now) {
        if (!tokens.accepts(put.token(), from.getAddress(), put.item().target(), now)) {
            return Message.Failure.of(request.transaction(), ErrorCode.PROTOCOL, from);
        }
        node.verified().verified(from, now);
        ErrorCode refused = items.put(put.item(), put.expected(), from, now);
        return refused == null
                ? new Message.Response(
                        request.transaction(), Answer.plain(node.table().own()), from)
                : Message.Failure.of(request.transaction(), refused, from);
    }

    private @Nullable Message extension(Message.Request request, Query.Extension extension, Asked asked, Instant now) {
        InetSocketAddress from = asked.from().address();
        ExtensionAnswers handler = node.network().extensions().get(extension.name());
        if (handler == null) {
            return Message.Failure.of(request.transaction(), ErrorCode.METHOD_UNKNOWN, from);
        }
        try {
            return handler.answer(asked, extension.arguments(), now)
                    .map(given -> response(asked, given))
                    .orElse(null);
        } catch (MalformedException e) {
            return Message.Failure.of(request.transaction(), ErrorCode.PROTOCOL, from);
        }
    }

    private Message response(Asked asked, Dictionary fields) {
        Answer answer = Answer.extension(node.table().own(), fields);
        return new Message.Response(asked.transaction(), answer, asked.from().address());
    }

    /** The answer to an overlay's own query that was not answered at once. False when the limits forbid it. */
    boolean answerLater(Asked asked, Dictionary fields, Instant now) {
        InetSocketAddress to = asked.from().address();
        Message message = response(asked, fields);
        int size = length(message);
        boolean allowed =
                node.verified().isVerified(to, now) || size <= VerifiedAddresses.AMPLIFICATION * asked.length();
        return allowed && reply(to, message, size, now);
    }

    private int length(Message message) {
        return BencodeWriter.lengthOf(MessageWriter.write(message))
                + node.network().framing().overhead();
    }
}
