package chat.warren.bench.crowd;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Item;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** One host with one engine of the dht module on it, joined to a socket as the real loop joins them. */
final class Member implements Program {
    private static final int PORT = 6881;

    /** As many as Mainline's own clients store. */
    private static final int COPIES = 8;

    private final Host host;
    private final Socket socket;
    private final DhtEngine engine;
    private final Item.Mutable item;
    private boolean joined;
    private boolean stored;
    private boolean found;

    Member(Host host, EngineConfig config) {
        this.host = host;
        this.socket = host.bind(PORT);
        SplittableRandom random = host.random();
        this.item = Item.Mutable.sign(Bytes.random(random, 32), ByteString.EMPTY, 1, ByteString.ascii(host.name()));
        this.engine = new DhtEngine(config, random, now());
        host.run(this);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), PORT);
    }

    void join(List<InetSocketAddress> known) {
        engine.bootstrap(now(), NetworkId.MAINLINE, known);
        host.nudge();
    }

    /** Stores an item of its own. */
    void put() {
        engine.put(now(), NetworkId.MAINLINE, item, OptionalLong.empty(), COPIES);
        host.nudge();
    }

    /** Looks for the item of another. */
    void get(Member other) {
        engine.get(now(), NetworkId.MAINLINE, ItemName.of(other.item));
        host.nudge();
    }

    boolean joined() {
        return joined;
    }

    boolean stored() {
        return stored;
    }

    boolean found() {
        return found;
    }

    int contacts() {
        return engine.stats(NetworkId.MAINLINE).contacts();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        engine.receive(now(), from, datagram);
    }

    @Override
    public Instant advanceTo(Instant now) {
        engine.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> socket.send(send.to(), send.datagram().toArray());
                case Output.Happened happened -> note(happened.event());
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    private void note(Event event) {
        switch (event) {
            case Event.Joined in -> joined = true;
            case Event.Stored enough -> stored = true;
            case Event.ItemFound hit -> found = true;
            default -> {}
        }
    }

    private Instant now() {
        return host.clock().instant();
    }
}
