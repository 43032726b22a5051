package chat.warren.node.api;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.dht.bencode.Bencode;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.EngineStats;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.join.ContactBook;
import chat.warren.dht.join.Joining;
import chat.warren.dht.join.NodeName;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.Counters;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.LanGroup;
import chat.warren.dht.loop.Replies;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A node in Mainline for as long as somebody looks around there. It asks and does not serve (BEP 43). */
public final class DhtNode implements AutoCloseable {
    /** A lookup is over in a few seconds, or something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int COPIES = 8;

    private final DhtLoop loop;
    private final DhtWatch watch;
    private final CompletableFuture<Joining> joining;
    private final SecureRandom random = new SecureRandom();

    private DhtNode(DhtLoop loop, DhtWatch watch, CompletableFuture<Joining> joining) {
        this.loop = loop;
        this.watch = watch;
        this.joining = joining;
    }

    /**
     * Opens a socket and begins to look for the network.
     *
     * @param lan whether to ask the neighbours
     * @param port 0 for any
     */
    public static DhtNode open(Bootstrap bootstrap, boolean lan, int port, InstantSource clock)
            throws ProfileException {
        List<NodeName> names = Network.bootstrap(bootstrap);
        Sources sources = new Sources(ContactBook.NONE, List.of(), names, lan);
        DhtWatch watch = new DhtWatch();
        CompletableFuture<Joining> joining = new CompletableFuture<>();
        try {
            DhtLoop loop = DhtLoop.start(
                    Binding.everywhere(port),
                    EngineConfig.of(NetworkSpec.mainline()),
                    clock,
                    new SecureRandom(),
                    new DhtLoop.Aboard(
                            (engine, errands, now) -> {
                                engine.readOnly(true);
                                Joining.Engine joined = new Joining.Engine(engine, List.of(NetworkId.MAINLINE));
                                Joining way = new Joining(joined, sources, errands, new SecureRandom(), now);
                                joining.complete(way);
                                return List.of(watch, way);
                            },
                            LanGroup.usual()));
            return new DhtNode(loop, watch, joining);
        } catch (IOException e) {
            throw new ProfileException(ProfileException.Reason.OTHER, String.valueOf(e.getMessage()), e);
        }
    }

    /** Waits until the network is found; false when it was not in so much time. */
    public boolean awaitNetwork(Duration patience) throws InterruptedException {
        return watch.awaitJoined(patience);
    }

    public DhtView.Status status() throws InterruptedException {
        EngineStats known = onTheLoop(engine -> engine.stats(NetworkId.MAINLINE));
        Counters.Datagrams datagrams = loop.counters().datagrams();
        return new DhtView.Status(
                loop.port(),
                known.contacts(),
                known.networkNodes(),
                watch.seenAs(),
                new DhtView.Traffic(datagrams.sent(), datagrams.received()));
    }

    /** Where first contacts could come from, and what each source has brought so far. */
    public List<DhtView.Source> sources() throws InterruptedException {
        return onTheLoop(engine -> joining.join().report()).stream()
                .map(report -> new DhtView.Source(
                        report.source().name().toLowerCase(Locale.ROOT),
                        report.use().name().toLowerCase(Locale.ROOT),
                        report.named(),
                        report.answered()))
                .toList();
    }

    private <T> T onTheLoop(Function<DhtEngine, T> question) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute((engine, now) -> answer.complete(question.apply(engine)));
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("the loop does not answer", e);
        }
    }

    /** Empty when nobody answers there. */
    public Optional<DhtView.Pong> ping(InetSocketAddress address) throws InterruptedException {
        Event last = last(loop.ask((engine, now) -> engine.ping(now, NetworkId.MAINLINE, address)));
        return last instanceof Event.Answered answered
                ? Optional.of(new DhtView.Pong(view(answered.node()), answered.roundTrip()))
                : Optional.empty();
    }

    /** The nodes closest to a place, which is 40 hexadecimal digits. */
    public List<DhtView.Node> find(String target) throws InterruptedException, ProfileException {
        Id id = id(target);
        Event last = last(loop.ask((engine, now) -> engine.findNodes(now, NetworkId.MAINLINE, id)));
        return last instanceof Event.Finished finished
                ? finished.outcome().closest().stream().map(DhtNode::view).toList()
                : List.of();
    }

    /** An item by its hash (40 digits), or by its author's key (64) and the salt. */
    public Optional<DhtView.Item> get(String name, String salt) throws InterruptedException, ProfileException {
        ItemName item = name.length() == 2 * Ed25519.PUBLIC_BYTES
                ? new ItemName.Key(bytes(name, Ed25519.PUBLIC_BYTES), ByteString.text(salt))
                : new ItemName.Hash(id(name));
        return newest(item)
                .map(found -> new DhtView.Item(found.target().asHex(), text(found.value()), sequence(found)));
    }

    private Optional<Item> newest(ItemName name) throws InterruptedException {
        Replies replies = loop.ask((engine, now) -> engine.get(now, NetworkId.MAINLINE, name));
        return all(replies).stream()
                .filter(Event.ItemFound.class::isInstance)
                .map(event -> ((Event.ItemFound) event).item())
                .reduce((earlier, later) -> later);
    }

    /** Stores a text that never changes under its hash. */
    public DhtView.Written put(String text) throws InterruptedException, ProfileException {
        return written(new Item.Immutable(checked(text)), OptionalLong.empty());
    }

    /**
     * Stores a text under a key, in place of what is there. The seed makes the key and signs: 64 hexadecimal digits.
     */
    public DhtView.Written put(String text, String seed, String salt) throws InterruptedException, ProfileException {
        byte[] secret = bytes(seed, Ed25519.SEED_BYTES).toArray();
        try {
            ByteString key = ByteString.of(Ed25519.publicKey(secret));
            ByteString salted = ByteString.text(salt);
            OptionalLong before =
                    newest(new ItemName.Key(key, salted)).map(DhtNode::sequence).orElse(OptionalLong.empty());
            long sequence = before.orElse(0) + 1;
            return written(Item.Mutable.sign(secret, salted, sequence, checked(text)), before);
        } finally {
            Bytes.wipe(secret);
        }
    }

    /** A new seed for {@link #put}. */
    public String newSeed() {
        return HexFormat.of().formatHex(Bytes.random(random, Ed25519.SEED_BYTES));
    }

    private DhtView.Written written(Item item, OptionalLong expected) throws InterruptedException {
        Event last = last(loop.ask((engine, now) -> engine.put(now, NetworkId.MAINLINE, item, expected, COPIES)));
        Optional<String> key =
                item instanceof Item.Mutable mutable ? Optional.of(mutable.key().asHex()) : Optional.empty();
        return last instanceof Event.Finished finished
                ? new DhtView.Written(
                        item.target().asHex(),
                        key,
                        sequence(item),
                        finished.outcome().copies(),
                        finished.outcome().superseded())
                : new DhtView.Written(item.target().asHex(), key, sequence(item), 0, false);
    }

    /** Says that somebody at this port takes part in what the hash names; 0 means the port of this node. */
    public int announce(String infoHash, int port) throws InterruptedException, ProfileException {
        Id id = id(infoHash);
        OptionalInt said = port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
        Event last = last(loop.ask((engine, now) -> engine.announce(now, NetworkId.MAINLINE, id, said)));
        return last instanceof Event.Finished finished ? finished.outcome().copies() : 0;
    }

    public DhtView.Peers peers(String infoHash) throws InterruptedException, ProfileException {
        Id id = id(infoHash);
        Replies replies = loop.ask((engine, now) -> engine.findPeers(now, NetworkId.MAINLINE, id));
        List<InetSocketAddress> found = all(replies).stream()
                .filter(Event.PeersFound.class::isInstance)
                .flatMap(event -> ((Event.PeersFound) event).peers().stream())
                .distinct()
                .toList();
        return new DhtView.Peers(found);
    }

    @Override
    public void close() {
        loop.close();
    }

    private static List<Event> all(Replies replies) throws InterruptedException {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> next = replies.next(PATIENCE); next.isPresent(); next = replies.next(PATIENCE)) {
            events.add(next.get());
        }
        return events;
    }

    private static Event last(Replies replies) throws InterruptedException {
        List<Event> events = all(replies);
        return events.isEmpty() ? new Event.Unanswered(0) : events.getLast();
    }

    private static DhtView.Node view(Contact contact) {
        return new DhtView.Node(contact.id().asHex(), contact.address());
    }

    private static OptionalLong sequence(Item item) {
        return item instanceof Item.Mutable mutable ? OptionalLong.of(mutable.sequence()) : OptionalLong.empty();
    }

    /** A string as its text; whatever else there is as its bencode. */
    private static String text(Bencode value) {
        return value instanceof ByteString string
                ? string.asText()
                : ByteString.of(BencodeWriter.write(value)).asText();
    }

    private static ByteString checked(String text) throws ProfileException {
        ByteString value = ByteString.text(text);
        if (BencodeWriter.lengthOf(value) > Item.MAX_VALUE_BYTES) {
            throw notUnderstood("The text is longer than the 1,000 bytes that the DHT keeps; nothing was stored.");
        }
        return value;
    }

    /** Fails if this is no place: better told at once than after the network was found. */
    public static void checkPlace(String hex) throws ProfileException {
        bytes(hex, Id.BYTES);
    }

    /** Fails if nothing is stored under such a name, which is a hash or somebody's key. */
    public static void checkName(String hex) throws ProfileException {
        bytes(hex, hex.length() == 2 * Ed25519.PUBLIC_BYTES ? Ed25519.PUBLIC_BYTES : Id.BYTES);
    }

    /** Fails if this is more than the DHT keeps. */
    public static void checkText(String text) throws ProfileException {
        checked(text);
    }

    private static Id id(String hex) throws ProfileException {
        return Id.of(bytes(hex, Id.BYTES).toArray());
    }

    private static ByteString bytes(String hex, int length) throws ProfileException {
        if (hex.length() != 2 * length || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw notUnderstood("\"" + hex + "\" is not " + 2 * length + " hexadecimal digits; nothing was asked.");
        }
        return ByteString.hex(hex);
    }

    private static ProfileException notUnderstood(String sentence) {
        return new ProfileException(ProfileException.Reason.NOT_UNDERSTOOD, sentence);
    }
}
