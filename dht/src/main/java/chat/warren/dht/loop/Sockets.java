package chat.warren.dht.loop;

import chat.warren.dht.wire.Family;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * The UDP sockets of one loop, one port for all. Without an address there is one socket for both families, which is
 * what every system of today gives to whoever asks for IPv6; where it has no IPv6, there is one for IPv4.
 */
final class Sockets implements AutoCloseable {
    /** The longest DHT message is a put of 1,000 bytes and 300 around it; one byte more shows what was longer. */
    static final int MAX_DATAGRAM = 2048;
    /** So many from one socket before deadlines and commands get their turn. */
    private static final int READS_AT_ONCE = 64;
    /** 50,000 packets of junk a second for a twentieth of a second; the system gives what it allows. */
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    private static final int PORT_TRIES = 8;
    /** Where an address went away it may come back; to look once a second costs nothing. */
    private static final Duration REOPEN_AFTER = Duration.ofSeconds(1);
    /** A socket that only fails is opened again. Single failures are ICMP's news of some other host. */
    private static final int FAILURES_IN_A_ROW = 16;

    private final Selector selector;
    private final List<Place> places = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM + 1);
    private final int port;
    private Instant nextReopening = Instant.MIN;
    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder oversize = new LongAdder();
    final LongAdder errors = new LongAdder();

    /** One socket: where it is bound, and whom it can reach. */
    private static final class Place {
        final InetSocketAddress bound;
        final Set<Family> families;
        DatagramChannel channel;
        int failures;

        Place(InetSocketAddress bound, Set<Family> families, DatagramChannel channel) {
            this.bound = bound;
            this.families = families;
            this.channel = channel;
        }
    }

    private Sockets(Selector selector, List<Place> places) throws IOException {
        this.selector = selector;
        this.places.addAll(places);
        this.port = places.getFirst().bound.getPort();
        for (Place place : places) {
            register(place.channel);
        }
    }

    static Sockets open(Binding binding) throws IOException {
        Selector selector = Selector.open();
        boolean ready = false;
        try {
            Sockets sockets = new Sockets(selector, places(binding));
            ready = true;
            return sockets;
        } finally {
            if (!ready) {
                selector.close();
            }
        }
    }

    private static List<Place> places(Binding binding) throws IOException {
        BindException taken = new BindException("no port was tried");
        for (int i = 0; i < (binding.port() == 0 ? PORT_TRIES : 1); i++) {
            List<Place> places = new ArrayList<>();
            try {
                if (binding.addresses().isEmpty()) {
                    places.add(everywhere(binding.port()));
                }
                for (InetAddress address : binding.addresses()) {
                    int port = places.isEmpty()
                            ? binding.port()
                            : places.getFirst().bound.getPort();
                    Family family = address instanceof Inet6Address ? Family.IPV6 : Family.IPV4;
                    places.add(place(new InetSocketAddress(address, port), EnumSet.of(family)));
                }
                return places;
            } catch (BindException e) {
                taken = e; // Free for the first address and not for the second: another one may be free for both.
                for (Place place : places) {
                    place.channel.close();
                }
            }
        }
        throw new IOException(
                "Warren could not open UDP port " + binding.port()
                        + ": another program has it, or the address is not ours; choose another port, or 0 for any.",
                taken);
    }

    private static Place everywhere(int port) throws IOException {
        try {
            return place(new InetSocketAddress(InetAddress.ofLiteral("::"), port), EnumSet.allOf(Family.class));
        } catch (BindException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException noIpv6) {
            return place(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port), EnumSet.of(Family.IPV4));
        }
    }

    private static Place place(InetSocketAddress wanted, Set<Family> families) throws IOException {
        DatagramChannel channel = open(wanted);
        InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
        return new Place(new InetSocketAddress(wanted.getAddress(), bound.getPort()), families, channel);
    }

    private static DatagramChannel open(InetSocketAddress address) throws IOException {
        boolean six = address.getAddress() instanceof Inet6Address;
        DatagramChannel channel =
                DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        boolean ready = false;
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.bind(address);
            channel.configureBlocking(false);
            ready = true;
            return channel;
        } finally {
            if (!ready) {
                channel.close();
            }
        }
    }

    private void register(DatagramChannel channel) throws ClosedChannelException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        assert key.isValid();
    }

    int port() {
        return port;
    }

    Set<Family> families() {
        Map<Family, Boolean> families = new EnumMap<>(Family.class);
        places.forEach(place -> place.families.forEach(family -> families.put(family, true)));
        return Set.copyOf(families.keySet());
    }

    List<InetSocketAddress> bound() {
        return places.stream().map(place -> place.bound).toList();
    }

    Selector selector() {
        return selector;
    }

    List<DatagramChannel> channels() {
        return places.stream().map(place -> place.channel).toList();
    }

    /** Waits for a datagram, for {@link #wake}, or for so long. */
    void await(Duration atMost) throws IOException {
        boolean _ =
                Thread.interrupted(); // No select would wait. Nobody has reason to interrupt: the loop is told to end.
        // Rounded up: a timer that fires a little early finds nothing to do and fires again, and again.
        long millis = Math.max(0, atMost.toMillis()) + (atMost.isPositive() ? 1 : 0);
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
    }

    void wake() {
        selector.wakeup();
    }

    void receive(BiConsumer<InetSocketAddress, byte[]> receiver) {
        selector.selectedKeys().clear();
        for (Place place : places) {
            for (int i = 0; i < READS_AT_ONCE && receiveOne(place, receiver); i++) {
                // Until the socket has no more, or the others should have their turn.
            }
        }
    }

    private boolean receiveOne(Place place, BiConsumer<InetSocketAddress, byte[]> receiver) {
        buffer.clear();
        InetSocketAddress from;
        try {
            from = (InetSocketAddress) place.channel.receive(buffer);
        } catch (IOException e) {
            failed(place); // Windows tells here what ICMP said of a datagram sent before.
            return place.channel.isOpen() && place.failures < FAILURES_IN_A_ROW;
        }
        if (from == null) {
            return false;
        }
        place.failures = 0;
        received.increment();
        buffer.flip();
        if (buffer.remaining() > MAX_DATAGRAM) {
            oversize.increment();
            return true;
        }
        byte[] datagram = new byte[buffer.remaining()];
        buffer.get(datagram);
        receiver.accept(from, datagram);
        return true;
    }

    void send(InetSocketAddress to, byte[] datagram) {
        for (Place place : places) {
            if (place.families.contains(Family.of(to)) && place.channel.isOpen()) {
                send(place, to, datagram);
                return;
            }
        }
        unsent.increment();
    }

    private void send(Place place, InetSocketAddress to, byte[] datagram) {
        try {
            if (place.channel.send(ByteBuffer.wrap(datagram), to) > 0) {
                sent.increment();
            } else {
                unsent.increment(); // The system's buffer is full. Waiting would only make the next one late as well.
            }
        } catch (ClosedChannelException e) {
            unsent.increment();
            failed(place);
        } catch (IOException e) {
            // No route, or a firewall of ours: true of this address, and no reason to mistrust the socket.
            unsent.increment();
            errors.increment();
        }
    }

    private void failed(Place place) {
        errors.increment();
        place.failures++;
    }

    /** Opens again what broke. Gives the time to come again, if something is still broken. */
    Instant mend(Instant now) throws IOException {
        boolean broken = false;
        for (Place place : places) {
            if (place.channel.isOpen() && place.failures < FAILURES_IN_A_ROW) {
                continue;
            }
            broken = true;
            if (!now.isBefore(nextReopening)) {
                place.channel.close();
                selector.selectNow(); // Only now does the system have its port back.
                broken = !reopened(place);
            }
        }
        if (broken && !now.isBefore(nextReopening)) {
            nextReopening = now.plus(REOPEN_AFTER);
        }
        return broken ? nextReopening : Instant.MAX;
    }

    private boolean reopened(Place place) {
        try {
            place.channel = open(place.bound);
            place.failures = 0;
            register(place.channel);
            return true;
        } catch (IOException e) {
            errors.increment();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            for (Place place : places) {
                place.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            errors.increment(); // It is gone either way.
        }
    }
}
