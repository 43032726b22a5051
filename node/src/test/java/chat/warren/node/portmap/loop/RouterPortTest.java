package chat.warren.node.portmap.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.portmap.HttpAnswer;
import chat.warren.node.portmap.PortMapping.Http;
import chat.warren.node.portmap.Protocol;
import chat.warren.node.portmap.WebAddress;
import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouterPortTest implements Arrivals {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress OWN = new InetSocketAddress(HERE, 4000);
    private static final Optional<InetSocketAddress> EVERYBODYS = Optional.of(new InetSocketAddress("80.1.2.3", 4000));

    private final BlockingQueue<Optional<InetSocketAddress>> told = new LinkedBlockingQueue<>();
    private UdpPorts ports;

    @BeforeEach
    void open() throws IOException {
        ports = UdpPorts.open(0, Where.THIS_MACHINE, InstantSource.system(), this);
    }

    @AfterEach
    void close() {
        ports.close();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void natPmpGivesAPortAndGetsItBack(Protocol protocol) throws Exception {
        try (HomeRouter router = new HomeRouter(true, false)) {
            try (RouterPort _ = port(protocol)) {
                assertEquals(EVERYBODYS, next());
                assertEquals(Map.of(protocol + " 4000", 4000), router.ports);
            }
            assertEquals(Optional.empty(), next());
            emptied(router);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void upnpIsFoundByMulticastAndAskedOverTcp(Protocol protocol) throws Exception {
        try (HomeRouter router = new HomeRouter(false, true)) {
            try (RouterPort _ = port(protocol)) {
                assertEquals(EVERYBODYS, next());
                assertEquals(Map.of(protocol + " 4000", 4000), router.ports);
            }
            assertEquals(Map.of(), router.ports, "close() has waited for it");
        }
    }

    @Test
    void anotherNetworkEndsWhatTheOldOneGave() throws Exception {
        try (HomeRouter router = new HomeRouter(true, false);
                RouterPort port = port(Protocol.UDP)) {
            assertEquals(EVERYBODYS, next());
            ports.execute(port::behindNothing);
            assertEquals(Optional.empty(), next());
            emptied(router);
        }
    }

    @Test
    void aPageIsFetchedOnceAndNothingIsFollowed() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, HERE)) {
            String moved = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + elsewhere.getLocalPort()
                    + "/\r\nContent-Length: 0\r\n\r\n";
            assertEquals(Optional.of(new HttpAnswer(302, "")), fetched(moved));
            elsewhere.setSoTimeout(100);
            org.junit.jupiter.api.Assertions.assertThrows(
                    java.net.SocketTimeoutException.class,
                    () -> elsewhere.accept().close());
        }
    }

    @Test
    void anAnswerWithoutEndIsNone() throws Exception {
        assertEquals(Optional.empty(), fetched("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(200_000)));
        assertEquals(Optional.empty(), fetched("SSH-2.0-x\r\n"));
        assertEquals(Optional.empty(), fetched(""));
    }

    private Optional<HttpAnswer> fetched(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            BlockingQueue<Optional<HttpAnswer>> fetched = new LinkedBlockingQueue<>();
            Http http = new Http(new WebAddress(HERE, server.getLocalPort(), "/"), "", "");
            ports.execute(() -> {
                RouterPage _ = new RouterPage(ports.sockets(), http, fetched::add);
            });
            try (Socket guest = server.accept()) {
                guest.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                assertTrue(answer.length() > HttpAnswer.MOST_BYTES, "only too long an answer is not heard to its end");
            }
            return java.util.Objects.requireNonNull(fetched.poll(30, TimeUnit.SECONDS));
        }
    }

    private RouterPort port(Protocol protocol) {
        RouterPort port = new RouterPort(
                ports.sockets(),
                protocol,
                (outside, now) -> told.add(outside),
                new SplittableRandom(1),
                InstantSource.system());
        ports.execute(() -> port.behind(HomeRouter.ADDRESS, OWN));
        return port;
    }

    private Optional<InetSocketAddress> next() throws InterruptedException {
        return java.util.Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing was told");
    }

    /** The datagram that gives back has left; the router takes it in its own time. */
    private static void emptied(HomeRouter router) throws InterruptedException {
        for (int i = 0; i < 1000 && !router.ports.isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertEquals(Map.of(), router.ports);
    }

    @Override
    public void arrived(Datagram datagram, Instant now) {}

    @Override
    public void networkChanged(LocalNetwork network, Instant now) {}
}
