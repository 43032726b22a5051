package chat.warren.node.running.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.portmap.loop.HomeRouter;
import chat.warren.node.running.loop.NodeSetup.Tcp;
import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which ports our router is asked for. */
class OwnRouterTest implements Arrivals {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final LocalNetwork NETWORK =
            new LocalNetwork(List.of(new LocalAddress(HERE, 8, 1, true)), List.of(HERE));
    private static final Tcp NOBODY = new Tcp(false, false, Optional.empty());

    @Test
    void aPortIsGivenBackWhenNobodyShallConnectAnyMore() throws Exception {
        UdpPorts ports = UdpPorts.open(0, Where.THIS_MACHINE, InstantSource.system(), this);
        try (HomeRouter home = new HomeRouter(true, false);
                OwnRouter own = new OwnRouter(
                        ports, Tcp.usual(), (outside, now) -> {}, new SplittableRandom(1), InstantSource.system())) {
            ports.execute(() -> own.behind(Optional.of(HomeRouter.ADDRESS), NETWORK));
            await(home, "TCP " + ports.port(), true);
            own.tcp(NOBODY);
            await(home, "TCP " + ports.port(), false);
            own.tcp(Tcp.usual());
            await(home, "TCP " + ports.port(), true);
        } finally {
            ports.close();
        }
    }

    private static void await(HomeRouter home, String port, boolean given) throws InterruptedException {
        for (int i = 0; i < 1000 && home.ports.containsKey(port) != given; i++) {
            Thread.sleep(10);
        }
        assertEquals(given, home.ports.containsKey(port));
    }

    @Override
    public void arrived(Datagram datagram, Instant now) {}

    @Override
    public void networkChanged(LocalNetwork network, Instant now) {}
}
