package chat.warren.bench.dht.fleet;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** One production engine on a socket of its own, with a thread of its own, as in the program. */
final class Loop implements AutoCloseable {
    private static final int MAX_DATAGRAM_BYTES = 65_535;

    /** What is done on the node's thread. */
    interface Turn {
        long ask(DhtEngine engine, Instant now);
    }

    private final DatagramChannel channel;
    private final Selector selector;
    private final DhtEngine engine;
    private final Queue<Runnable> turns = new ConcurrentLinkedQueue<>();
    private final Map<Long, Consumer<Event>> listeners = new ConcurrentHashMap<>();
    private final Thread thread;

    Loop(InetSocketAddress address) throws IOException {
        selector = Selector.open();
        channel = DatagramChannel.open().bind(address);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        EngineConfig config = EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4);
        engine = new DhtEngine(config, new SplittableRandom(new SecureRandom().nextLong()), now());
        thread = Thread.ofPlatform().daemon().name("dht " + address).start(this::run);
    }

    /** Asks the engine for something; the listener hears, on the node's thread, what comes of it. */
    void ask(Turn turn, Consumer<Event> listener) {
        turns.add(() -> listeners.put(turn.ask(engine, now()), listener));
        selector.wakeup();
    }

    void tell(Consumer<DhtEngine> turn) {
        turns.add(() -> turn.accept(engine));
        selector.wakeup();
    }

    static Instant now() {
        return Instant.now();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
        try {
            while (channel.isOpen()) {
                Instant deadline = settle();
                long millis =
                        Duration.between(now(), deadline).plusNanos(999_999).toMillis();
                if (millis <= 0) {
                    selector.selectNow();
                } else {
                    selector.select(millis);
                }
                selector.selectedKeys().clear();
                receive(buffer);
                for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
                    turn.run();
                }
            }
        } catch (java.nio.channels.ClosedSelectorException | java.nio.channels.ClosedChannelException e) {
            return; // Closed from outside: the node has left.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(ByteBuffer buffer) throws IOException {
        while (channel.receive(buffer.clear()) instanceof InetSocketAddress from) {
            byte[] datagram = new byte[buffer.flip().remaining()];
            buffer.get(datagram);
            engine.receive(now(), from, datagram);
        }
    }

    private Instant settle() throws IOException {
        engine.advanceTo(now());
        while (true) {
            switch (engine.poll()) {
                case Output.Send send ->
                    channel.send(ByteBuffer.wrap(send.datagram().toArray()), send.to());
                case Output.Happened happened -> hear(happened.event());
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    private void hear(Event event) {
        switch (event) {
            case Event.ItemFound found -> tell(found.ticket(), event);
            case Event.PeersFound found -> tell(found.ticket(), event);
            case Event.Stored stored -> tell(stored.ticket(), event);
            case Event.Finished finished -> {
                tell(finished.ticket(), event);
                listeners.remove(finished.ticket());
            }
            default -> {}
        }
    }

    private void tell(long ticket, Event event) {
        Consumer<Event> listener = listeners.get(ticket);
        if (listener != null) {
            listener.accept(event);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
