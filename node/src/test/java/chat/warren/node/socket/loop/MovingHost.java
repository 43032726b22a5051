package chat.warren.node.socket.loop;

import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A program of its own, for a network namespace of its own: it gives itself addresses and takes them away, and answers
 * itself at each. Every line it prints is something that {@link AddressWatchTest} expects.
 */
final class MovingHost implements Arrivals {
    private static final int PATIENCE_SECONDS = 20;
    private static final int MEASURED_ROUNDS = 15;

    private final BlockingQueue<LocalNetwork> networks = new LinkedBlockingQueue<>();
    private final UdpPorts ports;

    private MovingHost() throws IOException {
        ports = UdpPorts.open(0, Where.NETWORKS, InstantSource.system(), this);
    }

    public static void main(String[] arguments) throws Exception {
        MovingHost host = new MovingHost();
        say("told by the system: " + RouteEvents.open().isPresent());
        host.await("nothing yet", network -> network.addresses().isEmpty());

        ip("link set lo up"); // Also what one sends to oneself at other addresses goes through it.
        ip("link add v0 type veth peer name v1");
        ip("link set v0 up");
        ip("link set v1 up");
        ip("addr add 10.9.0.1/24 dev v0");
        host.await("an address", network -> has(network, "10.9.0.1"));
        host.await("neighbours", network -> network.sourceFor(at("10.9.0.77")).isPresent());

        ip("route add default via 10.9.0.254");
        host.await("a way to the Internet", network -> network.preferred(true).isPresent());

        ip("addr add 10.8.0.1/24 dev v1");
        host.await("a second address", network -> has(network, "10.8.0.1"));
        host.answersFrom("10.9.0.1");
        host.answersFrom("10.8.0.1");

        ip("addr del 10.9.0.1/24 dev v0");
        host.await("the first one gone", network -> !has(network, "10.9.0.1"));
        host.answersFrom("10.8.0.1");
        host.measure();
        host.ports.close();
        say("closed");
    }

    /** For the record, and never a reason to fail: how long after the system's command we know. */
    private void measure() throws IOException, InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int round = 1; round <= MEASURED_ROUNDS; round++) {
            String address = "10.7.0." + round;
            ip("addr add " + address + "/24 dev v1");
            long before = System.nanoTime();
            for (LocalNetwork network = ports.network();
                    network != null && !has(network, address);
                    network = networks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // The next one.
            }
            millis.add(Duration.ofNanos(System.nanoTime() - before).toMillis());
        }
        Collections.sort(millis);
        System.err.println("an address is noticed after " + millis.getFirst() + " to " + millis.getLast()
                + " ms, median " + millis.get(MEASURED_ROUNDS / 2));
    }

    /** Asks from an ordinary socket: an answer from anywhere else than it asked would not reach a connected one. */
    private void answersFrom(String address) throws IOException {
        try (DatagramSocket asking = new DatagramSocket()) {
            asking.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            asking.connect(new InetSocketAddress(at(address), ports.port()));
            asking.send(new DatagramPacket(new byte[] {1, 2}, 2));
            DatagramPacket answer = new DatagramPacket(new byte[10], 10);
            asking.receive(answer);
            say("answer from " + answer.getAddress().getHostAddress());
        }
    }

    private void await(String what, Predicate<LocalNetwork> expected) throws InterruptedException {
        LocalNetwork network = ports.network();
        while (network != null && !expected.test(network)) {
            network = networks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        say(network == null ? "never: " + what : what);
    }

    private static boolean has(LocalNetwork network, String address) {
        return network.addresses().stream().anyMatch(local -> local.address().equals(at(address)));
    }

    private static InetAddress at(String address) {
        return InetAddress.ofLiteral(address);
    }

    private static void ip(String command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(("ip " + command).split(" ", -1))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("ip " + command);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    @Override
    public void arrived(Datagram datagram, Instant now) {
        ports.send(new Datagram(datagram.local(), datagram.remote(), datagram.bytes()));
    }

    @Override
    public void networkChanged(LocalNetwork network, Instant now) {
        networks.add(network);
    }
}
