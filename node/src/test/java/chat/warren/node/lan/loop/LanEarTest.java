package chat.warren.node.lan.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.warren.node.lan.LanSearch;
import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanEarTest implements Arrivals {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final BlockingQueue<Datagram> heard = new LinkedBlockingQueue<>();
    private UdpPorts ports;
    private LanEar ear;

    @BeforeEach
    void open() throws IOException {
        ports = UdpPorts.open(0, Where.THIS_MACHINE, InstantSource.system(), this);
        ear = new LanEar(
                ports.sockets(),
                (from, bytes, now) -> heard.add(new Datagram(LanSearch.GROUP_V4, from, bytes)),
                InstantSource.system());
    }

    @AfterEach
    void close() {
        ports.execute(ear::close);
        ports.close();
    }

    @Test
    void whatIsCalledOutIsHeardFromThePortThatFriendsWriteTo() throws Exception {
        ports.execute(() -> ear.follow(loopback()));
        Datagram call = called();
        assertEquals(new InetSocketAddress(HERE, ports.port()), call.remote());
        assertArrayEquals(new byte[] {1, 2, 3}, call.bytes());
    }

    @Test
    void onANetworkThatWeLeftNothingIsHeardAnyMore() throws Exception {
        ports.execute(() -> ear.follow(loopback()));
        called();
        ports.execute(() -> ear.follow(new LocalNetwork(List.of(), List.of())));
        settle();
        heard.clear();
        call();
        settle();
        assertNull(heard.poll(200, TimeUnit.MILLISECONDS));
    }

    private Datagram called() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            call(); // Until the group is joined, nobody hears it.
            Datagram next = heard.poll(300, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
        }
        throw new AssertionError("nothing was heard");
    }

    private void call() {
        InetSocketAddress own = new InetSocketAddress(HERE, ports.port());
        ports.execute(() -> ports.send(new Datagram(own, LanSearch.GROUP_V4, new byte[] {1, 2, 3})));
    }

    private void settle() throws InterruptedException {
        BlockingQueue<Boolean> done = new LinkedBlockingQueue<>();
        ports.execute(() -> done.add(true));
        Objects.requireNonNull(done.poll(30, TimeUnit.SECONDS));
    }

    private static LocalNetwork loopback() {
        try {
            int index = NetworkInterface.getByInetAddress(HERE).getIndex();
            return new LocalNetwork(List.of(new LocalAddress(HERE, 8, index, true)), List.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void arrived(Datagram datagram, Instant now) {}

    @Override
    public void networkChanged(LocalNetwork network, Instant now) {}
}
