package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.call.Call;
import chat.warren.dht.call.Calls;
import chat.warren.dht.call.Reaction;
import chat.warren.dht.call.RoundTrips;
import chat.warren.dht.limit.VerifiedAddresses;
import chat.warren.dht.lookup.Landscape;
import chat.warren.dht.lookup.Lookup;
import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.routing.AddressVotes;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.routing.Entry;
import chat.warren.dht.routing.RoutingTable;
import chat.warren.dht.routing.SizeEstimate;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageReader;
import chat.warren.dht.wire.MessageWriter;
import chat.warren.dht.wire.Query;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One DHT node: one id in one network over one family. An engine has one for each pair. */
final class Node {
    private final NetworkSpec network;
    private final Family family;
    private final EngineConfig config;
    private final Outbox outbox;
    private final RandomGenerator random;
    private final Calls calls;
    private final Landscape landscape;
    private final VerifiedAddresses verified = new VerifiedAddresses();
    private final AddressVotes votes = new AddressVotes();
    private final Responder responder;
    private final Upkeep upkeep;
    private RoutingTable table;
    private final Queue<Consumer<Instant>> waitForRoom = new ArrayDeque<>();
    private @Nullable Node otherFamily;
    private @Nullable ByteString tail; // What our ids end in, where an overlay wants them to.
    private boolean readOnly;

    Node(NetworkSpec network, Family family, EngineConfig config, Outbox outbox, Start start) {
        this.network = network;
        this.family = family;
        this.config = config;
        this.outbox = outbox;
        this.random = start.random();
        this.calls = new Calls(random);
        this.landscape = new Landscape(new RoundTrips(config.lookup().tempo()), new SizeEstimate());
        this.table = new RoutingTable(Id.random(random), config.table(), random);
        this.responder = new Responder(this, start.now());
        this.upkeep = new Upkeep(this, config.traffic(), start.now());
    }

    /** What a node starts from. */
    record Start(RandomGenerator random, Instant now) {}

    void joinedBy(Node other) {
        otherFamily = other;
    }

    NetworkSpec network() {
        return network;
    }

    Family family() {
        return family;
    }

    EngineConfig config() {
        return config;
    }

    RandomGenerator random() {
        return random;
    }

    Outbox outbox() {
        return outbox;
    }

    RoutingTable table() {
        return table;
    }

    Landscape landscape() {
        return landscape;
    }

    VerifiedAddresses verified() {
        return verified;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    Responder responder() {
        return responder;
    }

    /** The table of the same network in the given family, if there is one. */
    @Nullable RoutingTable tableOf(Family wanted) {
        if (wanted == family) {
            return table;
        }
        return otherFamily == null ? null : otherFamily.table;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void readOnly(boolean is) {
        readOnly = is;
    }

    int openCalls() {
        return calls.openCalls();
    }

    boolean hasRoomForCalls() {
        return calls.hasRoom();
    }

    /** Forged addresses make us ask as many as they like; our own searches keep most of the room. */
    boolean hasRoomForStrangers() {
        return calls.openCalls() < Calls.MAX_OPEN / 4;
    }

    void receive(InetSocketAddress from, Dictionary message, int length, Instant now) throws MalformedException {
        switch (read(from, message, length, now)) {
            case null -> {}
            case Message.Request request -> {
                if (responder.mayAsk(from, now)) {
                    if (!request.readOnly()) {
                        upkeep.heard(new Contact(request.sender(), from), now);
                    }
                    if (serves(request, from, now)) {
                        responder.serve(request, from, length, now);
                    }
                }
            }
            case Message.Response response -> {
                Call call = calls.take(response.transaction(), from);
                if (call != null) {
                    arrived(call, from, response, now);
                }
            }
            case Message.Failure failure -> {
                Call call = calls.take(failure.transaction(), from);
                if (call != null) {
                    verified.verified(from, now);
                    observed(from, failure.observed(), now);
                    call.reaction().refused(call, failure, now);
                }
            }
        }
    }

    /**
     * BEP 43: behind a NAT "it no longer responds to 'query' messages that it receives". An overlay's own queries are
     * not in that BEP: they are taken from whom we speak with ourselves, since no stranger's would get through.
     */
    private boolean serves(Message.Request request, InetSocketAddress from, Instant now) {
        return !readOnly || (request.query() instanceof Query.Extension && verified.isVerified(from, now));
    }

    void advanceTo(Instant now) {
        calls.advanceTo(now);
        useRoom(now);
        upkeep.advanceTo(now);
    }

    /** Once, when there is room for calls again. */
    void whenRoom(Consumer<Instant> turn) {
        waitForRoom.add(turn);
    }

    /** First come, first served: whoever fills the room again waits behind the others. */
    private void useRoom(Instant now) {
        while (!waitForRoom.isEmpty() && calls.hasRoom()) {
            waitForRoom.remove().accept(now);
        }
    }

    Instant deadline() {
        Instant call = calls.deadline();
        Instant chore = upkeep.deadline();
        return call.isBefore(chore) ? call : chore;
    }

    void ask(Contact contact, Query query, int padding, Reaction reaction, Instant now) {
        Entry entry = table.find(contact);
        Duration patience = entry == null
                ? landscape.roundTrips().patienceForStrangers(contact.address().getAddress())
                : landscape.roundTrips().patience(entry.roundTrip());
        ask(new Call.Target(contact.address(), contact.id()), query, padding, new Noted(reaction, patience), now);
    }

    /** Asks whoever is at this address. */
    void ask(InetSocketAddress address, Query query, int padding, Reaction reaction, Instant now) {
        Duration patience = landscape.roundTrips().patienceForStrangers(address.getAddress());
        ask(new Call.Target(address, null), query, padding, new Noted(reaction, patience), now);
    }

    void send(InetSocketAddress to, Message message) {
        outbox.send(to, network.framing().write(MessageWriter.write(message), random));
    }

    Search search(Goal goal, Operation operation, Search.Ending ending, Instant now) {
        LookupLimits limits = limits(goal, ending.wantsAll());
        Lookup lookup = new Lookup(goal.target(), limits, landscape);
        upkeep.searched(now);
        return new Search(this, goal, lookup, operation, ending);
    }

    private LookupLimits limits(Goal goal, boolean all) {
        LookupLimits limits = switch (goal) {
            case Goal.Items items ->
                items.effort() == Effort.LIGHT ? config.lookup().light() : config.lookup();
            case Goal.Nodes nodes -> config.lookup().onOnePath();
            case Goal.Peers peers -> config.lookup().onOnePath();
        };
        return all || goal instanceof Goal.Nodes ? limits.forAll() : limits;
    }

    /** The contacts an answer names, without those it cannot know: a stranger cannot send us into our own LAN. */
    List<Contact> believable(List<Contact> named, Call.Target by) {
        boolean localOnes = AddressGroup.isLocal(by.address().getAddress());
        return named.stream()
                .filter(contact ->
                        localOnes || !AddressGroup.isLocal(contact.address().getAddress()))
                .filter(contact -> !contact.id().equals(table.own()))
                .toList();
    }

    private @Nullable Message read(InetSocketAddress from, Dictionary message, int length, Instant now)
            throws MalformedException {
        try {
            return MessageReader.read(message);
        } catch (MalformedException e) {
            ByteString transaction = MessageReader.transactionOfQuery(message);
            if (transaction != null && !readOnly && responder.mayAsk(from, now)) {
                responder.refuseMalformed(transaction, from, length, now);
            }
            throw e;
        }
    }

    private void arrived(Call call, InetSocketAddress from, Message.Response response, Instant now) {
        Answer answer = response.answer();
        Duration roundTrip = call.age(now);
        verified.verified(from, now);
        landscape.roundTrips().learn(from.getAddress(), roundTrip);
        if (!answer.sender().equals(table.own())) {
            Id expected = call.target().id();
            if (expected != null && !expected.equals(answer.sender())) {
                failed(new Contact(expected, from), now); // A node that restarted: the old one is not there any more.
            }
            table.answered(new Contact(answer.sender(), from), roundTrip, now);
            upkeep.learned(believable(answer.nodes().of(family), call.target()), now);
        }
        Node other = otherFamily;
        if (other != null) {
            other.upkeep.learned(other.believable(answer.nodes().of(other.family), call.target()), now);
        }
        observed(from, response.observed(), now);
        call.reaction().answered(call, answer, now);
        responder.verified(from, now);
        upkeep.answered(now);
        useRoom(now);
    }

    private void failed(Contact contact, Instant now) {
        table.failed(contact, now);
        upkeep.failed(now);
    }

    private void observed(InetSocketAddress from, @Nullable InetSocketAddress seen, Instant now) {
        if (seen == null || Family.of(seen) != family) {
            return;
        }
        outbox.happened(new Event.AddressSeen(from, seen));
        InetAddress agreed = votes.vote(from, seen.getAddress());
        if (agreed != null && !AddressGroup.isLocal(agreed) && !BoundId.fits(table.own(), agreed)) {
            Id id = BoundId.make(agreed, random);
            moveTo(tail == null ? id : BoundId.withTail(id, tail), now);
            outbox.happened(new Event.AddressAgreed(network.id(), agreed));
        }
    }

    /** From now on our ids have these bytes where BEP 42 leaves them to chance. */
    void tail(ByteString bytes, Instant now) {
        tail = bytes;
        moveTo(BoundId.withTail(table.own(), bytes), now);
    }

    /** BEP 42: "SHOULD consider restarting its DHT node with a new node ID, taking this IP into account". */
    private void moveTo(Id id, Instant now) {
        RoutingTable old = table;
        table = new RoutingTable(id, config.table(), random);
        old.forEach(table::adopt);
        responder.movedTo(id);
        upkeep.moved(now);
    }

    private void ask(Call.Target target, Query query, int padding, Noted reaction, Instant now) {
        Call call = calls.open(target, query, reaction.patience(), reaction, now);
        send(target.address(), new Message.Request(call.transaction(), table.own(), readOnly, query, padding));
    }

    /** Tells the table about silence, whoever asked. */
    private final class Noted implements Reaction {
        private final Reaction inner;
        private final Duration patience;

        Noted(Reaction inner, Duration patience) {
            this.inner = inner;
            this.patience = patience;
        }

        Duration patience() {
            return patience;
        }

        @Override
        public void answered(Call call, Answer answer, Instant now) {
            inner.answered(call, answer, now);
        }

        @Override
        public void refused(Call call, Message.Failure failure, Instant now) {
            inner.refused(call, failure, now);
        }

        @Override
        public void late(Call call, Instant now) {
            inner.late(call, now);
        }

        @Override
        public void lost(Call call, Instant now) {
            Id id = call.target().id();
            if (id != null) {
                failed(new Contact(id, call.target().address()), now);
            }
            inner.lost(call, now);
        }
    }
}
