package chat.warren.simulator.net;

import chat.warren.simulator.time.Event;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A datagram on its way. Flights are used again after they end: only the payload is new each time. */
final class Flight extends Event {
    static final int DEFAULT_TTL = 64;

    private static final int IPV4_AND_UDP = 28;
    private static final int IPV6_AND_UDP = 48;
    private static final byte[] NOTHING = {};

    private final Network network;

    @Nullable InetSocketAddress from;

    @Nullable InetSocketAddress to;

    byte[] datagram = NOTHING;
    int ttl;
    private @Nullable Leg next;

    /** What a flight does when it gets where it is going. Legs are made once per station, not once per datagram. */
    @FunctionalInterface
    interface Leg {
        void goOn(Flight flight);
    }

    Flight(Network network) {
        this.network = network;
    }

    InetSocketAddress from() {
        return there(from);
    }

    InetSocketAddress to() {
        return there(to);
    }

    int wireBytes() {
        return datagram.length + (to().getAddress() instanceof Inet4Address ? IPV4_AND_UDP : IPV6_AND_UDP);
    }

    Flight copy() {
        Flight copy = network.flight();
        copy.from = from;
        copy.to = to;
        copy.datagram = datagram.clone();
        copy.ttl = ttl;
        return copy;
    }

    /** Goes on at that time, or at once, without a turn through the queue, when that is now. */
    void goOnAt(long time, Leg leg) {
        if (time <= network.nanos()) {
            leg.goOn(this);
        } else {
            next = leg;
            network.schedule(this, time);
        }
    }

    @Override
    protected void happen() {
        there(next).goOn(this);
    }

    void clear() {
        from = null;
        to = null;
        next = null;
        datagram = NOTHING;
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("a flight that has ended was used");
        }
        return value;
    }
}
