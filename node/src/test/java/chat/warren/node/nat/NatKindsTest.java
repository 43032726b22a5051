package chat.warren.node.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import chat.warren.node.lab.Observer;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.nat.Ports;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The survey behind every kind of NAT that the simulator has, through eight nodes all over the world. */
class NatKindsTest {
    private static final int OBSERVERS = 8;
    private static final int RUNS = 100;

    private static final Map<String, NatKind> KINDS = Map.of(
            "full cone", NatKind.OPEN,
            "restricted", NatKind.ADDRESS_RESTRICTED,
            "port-restricted", NatKind.PORT_RESTRICTED,
            "random", NatKind.RANDOM,
            "sequential", NatKind.SEQUENTIAL,
            "sequential by two", NatKind.SEQUENTIAL.with(new Ports.Sequential(2)),
            "carrier", NatKind.CARRIER,
            "port block", NatKind.PORT_BLOCK,
            "linux", NatKind.LINUX,
            "linux random", NatKind.LINUX_RANDOM);

    private static final Map<String, Class<? extends Mapping>> EXPECTED = Map.of(
            "full cone", Mapping.Independent.class,
            "restricted", Mapping.Independent.class,
            "port-restricted", Mapping.Independent.class,
            "random", Mapping.Random.class,
            "sequential", Mapping.Sequential.class,
            "sequential by two", Mapping.Sequential.class,
            "carrier", Mapping.Independent.class,
            "port block", Mapping.PortBlock.class,
            "linux", Mapping.Independent.class,
            "linux random", Mapping.Random.class);

    @Test
    void everyKindIsRecognisedInOneRoundTripByOnePingToEachOfEightNodes() {
        KINDS.forEach((name, kind) -> {
            int right = 0;
            List<Mapping> wrong = new ArrayList<>();
            for (int seed = 0; seed < RUNS; seed++) {
                Mapping found = survey(seed, kind)
                        .report(Instant.parse("2026-01-01T00:00:02Z"))
                        .mapping();
                if (EXPECTED.getOrDefault(name, Mapping.Unknown.class).isInstance(found)) {
                    right++;
                } else {
                    wrong.add(found);
                }
            }
            assertTrue(right >= RUNS * 97 / 100, name + ": " + right + " of " + RUNS + ", otherwise " + wrong);
        });
    }

    @Test
    void aHostWithoutANatIsOpen() {
        Network network = new Network(1, new World());
        Host host = network.host("host", World.somewhere(new SplittableRandom(1)));
        NatSurvey survey = survey(network, host);
        assertEquals(
                Mapping.Open.class,
                survey.report(network.clock().instant()).mapping().getClass());
    }

    @Test
    void aWallAgainstUdpIsSeenForWhatItIs() {
        Network network = new Network(1, new World());
        Gateway gateway = network.gateway("gateway", NatKind.LINUX, World.somewhere(new SplittableRandom(1)));
        gateway.passUdp(false);
        Host host = gateway.lan().host("host");
        NatSurvey survey = survey(network, host);
        Instant later = network.clock().instant().plus(Duration.ofSeconds(5));
        for (int i = 0; i < 12; i++) {
            survey.sent(new InetSocketAddress("60.1.0." + i, 1), later);
        }
        assertEquals(Mapping.Blocked.class, survey.report(later).mapping().getClass());
    }

    private static NatSurvey survey(int seed, NatKind kind) {
        Network network = new Network(seed, new World());
        SplittableRandom random = new SplittableRandom(seed);
        Gateway gateway = network.gateway("gateway", kind, World.somewhere(random));
        return survey(network, gateway.lan().host("host"));
    }

    private static NatSurvey survey(Network network, Host host) {
        NatSurvey survey = new NatSurvey(network.clock().instant());
        Socket socket = host.bind(0);
        survey.networkIs(
                List.of(new InetSocketAddress(host.v4(), socket.port())),
                network.clock().instant());
        SplittableRandom random = host.random();
        List<InetSocketAddress> observers = new ArrayList<>();
        for (int i = 0; i < OBSERVERS; i++) {
            observers.add(new Observer(network.host("observer " + i, World.somewhere(random))).address());
        }
        host.run(new Program() {
            @Override
            public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
                try {
                    Instant now = network.clock().instant();
                    survey.received(from, now);
                    survey.see(new Sighting(from, Family.parse(ByteString.of(datagram)), now));
                } catch (MalformedException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public Instant advanceTo(Instant now) {
                return Instant.MAX;
            }
        });
        for (InetSocketAddress observer : observers) {
            survey.sent(observer, network.clock().instant());
            socket.send(observer, new byte[1]);
        }
        network.runFor(Duration.ofSeconds(1));
        return survey;
    }
}
