package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Family;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DHT node with presences on a simulated host. Its clock of the day may be wrong. */
final class Party implements Program {
    static final PairId FRIEND = new PairId(1);
    private static final int PORT = 6881;
    private static final Pattern QUERY = Pattern.compile("1:q\\d+:([a-z_]+)(?:1:t|2:ro)");

    final Host host;
    final Presences presences;
    final List<Change> changes = new ArrayList<>();
    final List<byte[]> received = new ArrayList<>();
    final Map<String, Long> sentBytes = new TreeMap<>();
    long receivedBytes;
    long wakeUps;
    boolean keepsAll;
    final DhtEngine engine;
    private final Socket socket;
    private Duration wrong = Duration.ZERO;

    Party(Host host) {
        this.host = host;
        this.socket = host.bind(PORT);
        this.engine = new DhtEngine(EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4), host.random(), now());
        this.presences = new Presences(
                new Presences.Dht(engine, NetworkId.MAINLINE), () -> now().plus(wrong), host.random(), changes::add);
        host.run(this);
    }

    /** A network of so many that have found each other. */
    static List<Party> crowd(Network network, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<Party> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // A network of its own for each: nodes of one network are kept apart in tables.
            InetAddress address = InetAddress.ofLiteral((20 + i) + "." + (i + 1) + ".7.9");
            Party party = new Party(network.host("node" + i, World.somewhere(random), address));
            if (!all.isEmpty()) {
                party.engine.bootstrap(
                        party.now(), NetworkId.MAINLINE, List.of(all.getFirst().address()));
                party.host.nudge();
            }
            all.add(party);
            network.runFor(Duration.ofMillis(500));
        }
        network.runFor(Duration.ofMinutes(2));
        return all;
    }

    Party withClockWrongBy(Duration ahead) {
        wrong = ahead;
        return this;
    }

    Instant now() {
        return host.clock().instant();
    }

    Instant wall() {
        return now().plus(wrong);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), PORT);
    }

    /** The chain both have, made at this party's idea of the time. */
    PairAnchors anchors(Instant agreed) {
        byte[] key = new byte[32];
        key[0] = 7;
        return PairAnchors.of(PairChain.startingAt(key, agreed));
    }

    void befriend(PairAnchors anchors, Side side, Optional<Presence> shown) {
        presences.add(FRIEND, anchors, side, shown, now());
        host.nudge();
    }

    Presence presence(int port) {
        return new Presence(
                new Presence.RunId(1, 2),
                0,
                List.of(new InetSocketAddress(host.v4(), port)),
                Presence.NatClass.UNKNOWN,
                List.of(),
                Optional.empty(),
                Presence.Status.AVAILABLE);
    }

    <T extends Change> List<T> told(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        receivedBytes += datagram.length;
        if (keepsAll) {
            received.add(datagram);
        }
        engine.receive(now(), from, datagram);
    }

    @Override
    public Instant advanceTo(Instant now) {
        wakeUps++;
        engine.advanceTo(now);
        presences.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> {
                    byte[] datagram = send.datagram().toArray();
                    sentBytes.merge(kind(datagram), (long) datagram.length, Long::sum);
                    socket.send(send.to(), datagram);
                }
                case Output.Happened happened -> presences.happened(happened.event(), now);
                case Output.WaitUntil wait -> {
                    Instant own = presences.deadline();
                    return own.isBefore(wait.deadline()) ? own : wait.deadline();
                }
            }
        }
    }

    /** The name of the query, or "answer". */
    private static String kind(byte[] datagram) {
        Matcher query = QUERY.matcher(new String(datagram, StandardCharsets.ISO_8859_1));
        return query.find() ? query.group(1) : "answer";
    }
}
