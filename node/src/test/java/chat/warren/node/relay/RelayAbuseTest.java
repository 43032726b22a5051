package chat.warren.node.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Pair;
import chat.warren.node.lab.RelayNode;
import chat.warren.node.probe.Door;
import chat.warren.node.relay.RelayMessage.Forward;
import chat.warren.node.relay.RelayMessage.Join;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Attempts to make a relay write to somebody who did not ask for it, datagram by datagram. */
class RelayAbuseTest {
    private static final Tag TAG = new Tag(42);

    private final Network network = new Network(9, new World());
    private final SplittableRandom random = new SplittableRandom(9);
    private final RelayNode relay = new RelayNode(network.host("relay", World.somewhere(random)), RelayPolicy.DEFAULT);
    private final Puppet alice = new Puppet("alice");
    private final Puppet bob = new Puppet("bob");
    private final Puppet victim = new Puppet("victim");
    private final Puppet mallory = new Puppet("mallory");

    @Test
    void strangersGetNothingBackWhateverTheySend() {
        Door wrong = new Pair(99, network.clock().instant())
                .doors(Side.SECOND, network.clock().instant())
                .getFirst();
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(1400)];
            random.nextBytes(noise);
            victim.send(noise);
            victim.send(wrong.seal(random, Kind.RELAYED, RelayWire.encode(new Join(TAG))));
            network.runFor(Duration.ofMillis(1));
        }
        settle();
        assertEquals(0, victim.heardBytes);
        assertEquals(0, relay.desk().channels());
    }

    @Test
    void whatAFriendSaidIsNoUseFromAnotherAddress() {
        alice.befriended(1);
        bob.befriended(2);
        List<byte[]> overheard = new ArrayList<>();
        overheard.add(alice.says(new Join(TAG)));
        overheard.add(bob.says(new Join(TAG)));
        settle();
        assertEquals(1, relay.desk().channels());
        for (int i = 0; i < 20; i++) {
            overheard.add(alice.says(new Forward(channelOf(alice), ByteBuffer.allocate(1000))));
            settle();
        }
        long bobs = bob.heardBytes;
        assertTrue(bobs > 20 * 1000, "it does forward");
        overheard.forEach(victim::send); // As if from there: a reflector would answer, or move Alice's seat there.
        settle();
        assertEquals(0, victim.heardBytes);
        assertEquals(bobs, bob.heardBytes, "and nothing is forwarded a second time");
        alice.says(new Forward(channelOf(alice), ByteBuffer.allocate(1000)));
        bob.says(new Forward(channelOf(bob), ByteBuffer.allocate(1000)));
        settle();
        assertEquals(0, victim.heardBytes);
        assertTrue(bob.heardBytes > bobs);
    }

    @Test
    void evenAFriendReachesNobodyWhoDidNotNameTheSameSecret() {
        alice.befriended(1);
        bob.befriended(2);
        mallory.befriended(3);
        alice.says(new Join(TAG));
        bob.says(new Join(TAG));
        settle();
        long before = alice.heardBytes + bob.heardBytes;
        for (int i = 0; i < 3000; i++) {
            long channel = i % 3 == 0 ? channelOf(alice) : random.nextLong(1L << 32);
            mallory.says(
                    switch (i % 4) {
                        case 0 -> new Join(TAG);
                        case 1 -> new Join(new Tag(random.nextLong()));
                        case 2 -> new RelayMessage.Leave(channel);
                        default -> new Forward(channel, ByteBuffer.allocate(1200));
                    });
            network.runFor(Duration.ofMillis(2));
        }
        settle();
        assertEquals(before, alice.heardBytes + bob.heardBytes);
        assertTrue(mallory.heardBytes <= mallory.saidBytes, "nothing is amplified");
        alice.says(new Forward(channelOf(alice), ByteBuffer.allocate(500)));
        settle();
        assertTrue(bob.heardBytes > 0 && alice.heardBytes + bob.heardBytes > before, "and theirs still stands");
    }

    private void settle() {
        network.runFor(Duration.ofSeconds(1));
    }

    /** The number of the channel that the last answer to somebody named. */
    private long channelOf(Puppet puppet) {
        return puppet.channel;
    }

    /** A host that says what a test has it say, and counts what it hears. */
    private final class Puppet implements Program {
        private final String name;
        private final Host host;
        private final Socket socket;
        private Door door;
        private List<Door> all = List.of();
        private long channel;
        private long heardBytes;
        private long saidBytes;

        Puppet(String name) {
            this.name = name;
            this.host = network.host(name, World.somewhere(random));
            this.socket = host.bind(4000);
            this.door = new Pair(0, network.clock().instant())
                    .doors(Side.SECOND, network.clock().instant())
                    .getFirst();
            host.run(this);
        }

        void befriended(int seed) {
            Instant now = network.clock().instant();
            Pair pair = new Pair(seed, now);
            relay.befriend(name, pair.doors(Side.FIRST, now));
            all = pair.doors(Side.SECOND, now);
            door = all.getFirst();
        }

        byte[] says(RelayMessage message) {
            byte[] sealed = door.seal(random, Kind.RELAYED, RelayWire.encode(message));
            send(sealed);
            return sealed;
        }

        void send(byte[] datagram) {
            saidBytes += datagram.length;
            socket.send(relay.address(), datagram);
        }

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
            heardBytes += datagram.length;
            if (!all.isEmpty()) {
                chat.warren.node.probe.Doorkeeper<String> keeper =
                        new chat.warren.node.probe.Doorkeeper<>(network.clock().instant());
                keeper.expect("relay", all);
                keeper.admit(from, datagram, network.clock().instant()).ifPresent(admitted -> {
                    byte[] body = new byte[admitted.datagram().body().remaining()];
                    admitted.datagram().body().get(body);
                    try {
                        if (RelayWire.parse(body) instanceof RelayMessage.Joined joined) {
                            channel = joined.channel();
                        }
                    } catch (chat.warren.crypto.wire.MalformedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
        }

        @Override
        public Instant advanceTo(Instant now) {
            return Instant.MAX;
        }
    }
}
