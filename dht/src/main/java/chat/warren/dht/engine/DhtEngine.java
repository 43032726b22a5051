package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.lookup.Candidate;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in one or several DHTs over the datagrams of one socket per family.
 *
 * <p>Give it what arrives and what time it is, and {@link #poll} until it answers {@link Output.WaitUntil}. Every
 * command gives a ticket at once; what comes of it is told by events with that ticket, the last of which is
 * {@link Event.Finished}, {@link Event.Answered} or {@link Event.Unanswered}. Not thread-safe: the caller owns it.
 */
public final class DhtEngine {
    /** BEP 5 has the K closest, which were eight then and are what other clients ask. */
    private static final int ANNOUNCE_COPIES = 8;

    private final Map<NetworkId, Map<Family, Node>> nodes = new LinkedHashMap<>();
    private final Outbox outbox = new Outbox();
    private long tickets;
    private long malformed;

    public DhtEngine(EngineConfig config, RandomGenerator random, Instant now) {
        for (NetworkSpec network : config.networks()) {
            Map<Family, Node> families = new EnumMap<>(Family.class);
            for (Family family : Family.values()) {
                if (config.families().contains(family)) {
                    families.put(family, new Node(network, family, config, outbox, new Node.Start(random, now)));
                }
            }
            Node four = families.get(Family.IPV4);
            Node six = families.get(Family.IPV6);
            if (four != null && six != null) {
                four.joinedBy(six);
                six.joinedBy(four);
            }
            nodes.put(network.id(), families);
        }
    }

    /** A datagram arrived. Whatever it is, it can do no harm. */
    public void receive(Instant now, InetSocketAddress from, byte[] datagram) {
        try {
            Dictionary read = BencodeReader.readDictionary(datagram);
            for (Map<Family, Node> families : nodes.values()) {
                Node node = families.get(Family.of(from));
                Dictionary message =
                        node == null ? null : node.network().framing().open(read);
                if (node != null && message != null) {
                    node.receive(from, message, datagram.length, now);
                    return;
                }
            }
        } catch (MalformedException e) {
            malformed++; // Theirs to mend; an answer was sent where the format has one.
        }
    }

    public void advanceTo(Instant now) {
        forEachNode(node -> node.advanceTo(now));
    }

    public Output poll() {
        Output next = outbox.poll();
        return next != null ? next : new Output.WaitUntil(deadline());
    }

    /** BEP 43: behind a NAT that nobody passes uninvited we ask, but do not serve. */
    public void readOnly(boolean is) {
        forEachNode(node -> node.readOnly(is));
    }

    /** Addresses of nodes of this network, wherever they are from: invites, friends, the LAN, public names. */
    public void bootstrap(Instant now, NetworkId network, List<InetSocketAddress> addresses) {
        for (Family family : Family.values()) {
            Node node = families(network).get(family);
            List<InetSocketAddress> ours = addresses.stream()
                    .filter(address -> Family.of(address) == family)
                    .toList();
            if (node != null && !ours.isEmpty()) {
                node.upkeep().bootstrap(ours, now);
                node.upkeep().advanceTo(now);
            }
        }
    }

    /** What {@link #contacts} gave in an earlier run. */
    public void restore(Instant now, NetworkId network, List<Contact> contacts) {
        for (Contact contact : contacts) {
            Node node = families(network).get(Family.of(contact.address()));
            if (node != null) {
                node.upkeep().restore(List.of(contact), now);
            }
        }
    }

    /** The good contacts nearest to our own places: what to keep for the next start. */
    public List<Contact> contacts(NetworkId network, int count) {
        List<Contact> contacts = new ArrayList<>();
        for (Node node : families(network).values()) {
            contacts.addAll(node.table().closest(node.table().own(), count));
        }
        return contacts;
    }

    public long ping(Instant now, NetworkId network, InetSocketAddress address) {
        return ask(now, network, address, new Query.Ping());
    }

    /** Sends an overlay's own query to one node. */
    public long ask(Instant now, NetworkId network, InetSocketAddress address, Query query) {
        long ticket = ++tickets;
        Node node = families(network).get(Family.of(address));
        if (node == null || !node.hasRoomForCalls()) {
            outbox.happened(new Event.Unanswered(ticket));
        } else {
            node.ask(address, query, 0, new Asking(ticket, outbox), now);
        }
        return ticket;
    }

    public long findNodes(Instant now, NetworkId network, Id target) {
        return search(now, network, new Goal.Nodes(target, Want.DEFAULT));
    }

    public long findPeers(Instant now, NetworkId network, Id infoHash) {
        return search(now, network, new Goal.Peers(infoHash));
    }

    public long get(Instant now, NetworkId network, ItemName name) {
        return get(now, network, name, Effort.FULL);
    }

    public long get(Instant now, NetworkId network, ItemName name, Effort effort) {
        return search(now, network, new Goal.Items(name, effort, OptionalLong.empty()));
    }

    /** Says at the closest nodes that we take part. An empty port means that of this socket, as others see it. */
    public long announce(Instant now, NetworkId network, Id infoHash, OptionalInt port) {
        Publication.Letter letter = (candidate, token) -> new Query.AnnouncePeer(infoHash, port, token);
        return publish(now, network, new Goal.Peers(infoHash), letter, ANNOUNCE_COPIES);
    }

    /**
     * Stores an item at this many of the closest nodes.
     *
     * @param expected the sequence number that it replaces, where replacing another would be a mistake
     */
    public long put(Instant now, NetworkId network, Item item, OptionalLong expected, int copies) {
        return put(now, network, new Writing(item, expected, copies, Effort.FULL));
    }

    /** What to store, and how. */
    public record Writing(Item item, OptionalLong expected, int copies, Effort effort) {}

    public long put(Instant now, NetworkId network, Writing writing) {
        Item item = writing.item();
        OptionalLong version =
                item instanceof Item.Mutable mutable ? OptionalLong.of(mutable.sequence()) : OptionalLong.empty();
        Publication.Letter letter = (candidate, token) -> letter(item, writing.expected(), candidate, token);
        Goal goal = new Goal.Items(ItemName.of(item), writing.effort(), version);
        return publish(now, network, goal, letter, writing.copies());
    }

    /** Answers an overlay's own query that its handler kept silent about. False when the limits forbid it. */
    public boolean answer(Instant now, NetworkId network, Asked asked, Dictionary fields) {
        Node node = families(network).get(Family.of(asked.from().address()));
        return node != null && node.responder().answerLater(asked, fields, now);
    }

    /** Moves to ids that commit to something: these bytes are in all of ours ({@link BoundId#tail}). */
    public void commitTo(Instant now, NetworkId network, ByteString tail) {
        families(network).values().forEach(node -> node.tail(tail, now));
    }

    public EngineStats stats(NetworkId network) {
        return EngineStats.of(families(network).values(), malformed, outbox.sentBytes());
    }

    private static @Nullable Query letter(Item item, OptionalLong expected, Candidate candidate, ByteString token) {
        OptionalLong stored = candidate.stored();
        boolean newerThere =
                item instanceof Item.Mutable mutable && stored.isPresent() && stored.getAsLong() > mutable.sequence();
        if (newerThere && expected.isEmpty()) {
            return null; // It would be refused.
        }
        // "When sending a put request to a node that did not return any data for the get, the cas field SHOULD NOT be
        // included."
        return new Query.Put(item, stored.isPresent() ? expected : OptionalLong.empty(), token);
    }

    private long search(Instant now, NetworkId network, Goal goal) {
        Operation operation = new Operation(++tickets, goal.target(), outbox);
        for (Node node : families(network).values()) {
            operation.partStarted();
            Search.Ending ending = (search, then) -> {
                int width = node.config().lookup().width();
                List<Contact> closest = search.closest(width);
                node.landscape().size().sample(goal.target(), closest);
                operation.partEnded(new Event.Outcome(
                        search.lookup().asked(), search.harvest().holders(), false, closest));
            };
            node.search(goal, operation, ending, now).begin(now);
        }
        operation.partEnded(Event.Outcome.NOTHING);
        return operation.ticket();
    }

    private long publish(Instant now, NetworkId network, Goal goal, Publication.Letter letter, int copies) {
        Operation operation = new Operation(++tickets, goal.target(), outbox);
        for (Node node : families(network).values()) {
            operation.partStarted();
            Publication publication = new Publication(node, operation, letter, copies);
            node.search(goal, operation, publication, now).begin(now);
        }
        operation.partEnded(Event.Outcome.NOTHING);
        return operation.ticket();
    }

    private Map<Family, Node> families(NetworkId network) {
        Map<Family, Node> families = nodes.get(network);
        if (families == null) {
            throw new IllegalArgumentException("this engine takes no part in " + network);
        }
        return families;
    }

    private Instant deadline() {
        Instant earliest = Instant.MAX;
        for (Map<Family, Node> families : nodes.values()) {
            for (Node node : families.values()) {
                Instant deadline = node.deadline();
                earliest = deadline.isBefore(earliest) ? deadline : earliest;
            }
        }
        return earliest;
    }

    private void forEachNode(Consumer<Node> action) {
        nodes.values().forEach(families -> families.values().forEach(action));
    }
}
