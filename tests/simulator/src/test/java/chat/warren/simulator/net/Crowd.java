package chat.warren.simulator.net;

import chat.warren.simulator.line.Jitter;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.line.Oddities;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Many hosts all over the world, most of them behind NATs, that ping each other for ever and pass on a rumour. A toy,
 * but it uses the simulator as a DHT does: timers, requests, answers, losses.
 */
final class Crowd {
    private static final int PORT = 4000;
    private static final byte PING = 0;
    private static final byte PONG = 1;

    /** About what a DHT message has. */
    private static final int DATAGRAM_BYTES = 100;

    private final List<Gossip> members = new ArrayList<>();
    private final List<InetSocketAddress> reachable = new ArrayList<>();

    /** Pings a random public member at every turn, and learns the rumour from whoever knows it. */
    private static final class Gossip implements Program {
        private final Crowd crowd;
        private final Socket socket;
        private final SplittableRandom random;
        private final Duration pace;
        private Instant next;
        private boolean knows;
        private int answers;

        Gossip(Crowd crowd, Host host, Duration pace) {
            this.crowd = crowd;
            this.socket = host.bind(PORT);
            this.random = host.random();
            this.pace = pace;
            // Nobody starts in step with the others.
            this.next = host.clock().instant().plusNanos(random.nextLong(pace.toNanos()));
        }

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
            knows |= datagram[1] == 1;
            if (datagram[0] == PING) {
                socket.send(from, message(PONG));
            } else {
                answers++;
            }
        }

        @Override
        public Instant advanceTo(Instant now) {
            while (!now.isBefore(next)) {
                socket.send(crowd.reachable.get(random.nextInt(crowd.reachable.size())), message(PING));
                next = next.plus(pace);
            }
            return next;
        }

        private byte[] message(byte kind) {
            byte[] message = new byte[DATAGRAM_BYTES];
            message[0] = kind;
            message[1] = (byte) (knows ? 1 : 0);
            return message;
        }
    }

    /** Nine of ten are behind port-restricted NATs; lines lose 1 % and jitter. */
    Crowd(Network network, int size, Duration pace) {
        Jitter jitter = new Jitter.Exponential(Duration.ofMillis(2), Duration.ofMillis(40));
        Oddities oddities = new Oddities(0.001, 0.001, Duration.ofMillis(20));
        network.lines(
                Line.PERFECT.losing(0.005),
                Line.PERFECT.losing(0.005).jittering(jitter).with(oddities));
        SplittableRandom places = network.seed().of("places").random();
        List<Host> hosts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            if (i % 10 == 0) {
                Host host = network.host("host " + i, World.somewhere(places));
                reachable.add(new InetSocketAddress(host.v4(), PORT));
                hosts.add(host);
            } else {
                Gateway home = network.gateway("home " + i, NatKind.PORT_RESTRICTED, World.somewhere(places));
                Host host = home.lan().host("host " + i);
                host.line(Line.PERFECT, Line.PERFECT);
                hosts.add(host);
            }
        }
        for (Host host : hosts) {
            Gossip member = new Gossip(this, host, pace);
            members.add(member);
            host.run(member);
        }
    }

    void start() {
        members.getLast().knows = true;
    }

    long knowing() {
        return members.stream().filter(member -> member.knows).count();
    }

    long answers() {
        return members.stream().mapToLong(member -> member.answers).sum();
    }
}
