package chat.warren.interop;

import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.LanGroup;
import chat.warren.dht.loop.Replies;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A whole node of ours on loopback: the production loop and engine. */
final class OurNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int COPIES = 8;

    /** Who said under which address they see us. */
    final List<Event.AddressSeen> seen = new CopyOnWriteArrayList<>();

    private final DhtLoop loop;

    OurNode(String... hosts) throws IOException {
        Companion listening = new Companion() {
            @Override
            public void happened(Event event, Instant now) {
                if (event instanceof Event.AddressSeen address) {
                    seen.add(address);
                }
            }

            @Override
            public void advanceTo(Instant now) {}

            @Override
            public Instant deadline() {
                return Instant.MAX;
            }
        };
        loop = DhtLoop.start(
                Binding.at(Stream.of(hosts).map(InetAddress::ofLiteral).toArray(InetAddress[]::new)),
                EngineConfig.of(NetworkSpec.mainline()),
                InstantSource.system(),
                new SecureRandom(),
                new DhtLoop.Aboard((engine, errands, now) -> List.of(listening), LanGroup.usual()));
    }

    InetSocketAddress address() {
        return loop.bound().getFirst();
    }

    void readOnly() {
        loop.execute((engine, now) -> engine.readOnly(true));
    }

    OurNode knows(InetSocketAddress... nodes) {
        loop.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, List.of(nodes)));
        return this;
    }

    boolean answers(InetSocketAddress node) throws InterruptedException {
        return last(loop.ask((engine, now) -> engine.ping(now, NetworkId.MAINLINE, node))) instanceof Event.Answered;
    }

    /** Waits until so many nodes answer a search. */
    void findsNodes(int count) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        int found = 0;
        while (found < count && Instant.now().isBefore(deadline)) {
            found = found().size();
            Thread.sleep(100);
        }
        if (found < count) {
            throw new AssertionError("found " + found + " nodes, not " + count);
        }
    }

    /** The nodes that answer one search. */
    List<InetSocketAddress> found() throws InterruptedException {
        Id anywhere = Id.random(new SecureRandom());
        Event last = last(loop.ask((engine, now) -> engine.findNodes(now, NetworkId.MAINLINE, anywhere)));
        return ((Event.Finished) last)
                .outcome().closest().stream().map(Contact::address).toList();
    }

    /** How many datagrams were no messages. */
    long malformed() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        loop.execute((engine, now) ->
                answer.complete(engine.stats(NetworkId.MAINLINE).malformedDatagrams()));
        return answer.join();
    }

    Event.Outcome put(Item item, OptionalLong expected) throws InterruptedException {
        Replies replies = loop.ask((engine, now) -> engine.put(now, NetworkId.MAINLINE, item, expected, COPIES));
        return ((Event.Finished) last(replies)).outcome();
    }

    Optional<Item> get(ItemName name) throws InterruptedException {
        Replies replies = loop.ask((engine, now) -> engine.get(now, NetworkId.MAINLINE, name));
        return all(replies).stream()
                .filter(Event.ItemFound.class::isInstance)
                .map(event -> ((Event.ItemFound) event).item())
                .reduce((earlier, later) -> later);
    }

    Event.Outcome announce(Id infoHash, int port) throws InterruptedException {
        Replies replies =
                loop.ask((engine, now) -> engine.announce(now, NetworkId.MAINLINE, infoHash, OptionalInt.of(port)));
        return ((Event.Finished) last(replies)).outcome();
    }

    List<InetSocketAddress> peers(Id infoHash) throws InterruptedException {
        Replies replies = loop.ask((engine, now) -> engine.findPeers(now, NetworkId.MAINLINE, infoHash));
        return all(replies).stream()
                .filter(Event.PeersFound.class::isInstance)
                .flatMap(event -> ((Event.PeersFound) event).peers().stream())
                .toList();
    }

    private static List<Event> all(Replies replies) throws InterruptedException {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> next = replies.next(PATIENCE); next.isPresent(); next = replies.next(PATIENCE)) {
            events.add(next.get());
        }
        return events;
    }

    private static Event last(Replies replies) throws InterruptedException {
        return all(replies).getLast();
    }

    @Override
    public void close() {
        loop.close();
    }
}
