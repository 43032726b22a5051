package chat.warren.simulator.net;

import chat.warren.simulator.nat.Firewall;
import chat.warren.simulator.nat.Nat;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.world.Place;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A router between a LAN and what is outside: it translates IPv4 (or not), guards IPv6, and has the access line. */
public final class Gateway extends Station {
    /** 192.168.1.10 and up: the same behind every router, as in life. */
    static final int HOME_NETWORK = 0xc0a8_010a;

    /** 100.64.0.10 and up, between a carrier and its homes (RFC 6598). */
    static final int CARRIER_NETWORK = 0x6440_000a;

    private final Realm outer;
    private final Lan lan;
    private final Flight.Leg leaving = this::leave;
    private @Nullable NatKind kind;
    private @Nullable Nat nat;
    private List<InetAddress> outside = List.of();
    private boolean paired = true;
    private int boots;
    private Door door = new Door.Open();
    private @Nullable Firewall firewall;
    private boolean passesUdp = true;

    Gateway(Network network, String name, Place place, Realm outer, int firstInside) {
        super(network, name, place);
        this.outer = outer;
        this.lan = new Lan(network, this, firstInside);
    }

    public Lan lan() {
        return lan;
    }

    /** The outside IPv4 address; the first, if it has several. */
    public InetAddress address() {
        return outside.getFirst();
    }

    public List<InetAddress> addresses() {
        return outside;
    }

    /** What guards hosts that have addresses of their own: all of IPv6, and IPv4 if there is no NAT. */
    public Gateway door(Door other) {
        door = other;
        reset();
        return this;
    }

    public Door door() {
        return door;
    }

    /** False blocks all UDP both ways, as some offices do. */
    public void passUdp(boolean pass) {
        passesUdp = pass;
    }

    /** Loses all mappings, in no time. */
    public void reboot() {
        reset();
    }

    /** Other outside addresses, as after a provider's nightly disconnection; mappings are lost. */
    public void renumber() {
        renumber(outside.size(), paired);
    }

    /** So many outside addresses, with each inside host always on the same one ({@code paired}) or not. */
    public void renumber(int count, boolean pairing) {
        if (kind == null || count < 1) {
            throw new IllegalStateException(this + " has no NAT that could have " + count + " addresses");
        }
        outside.forEach(outer::detach);
        List<InetAddress> fresh = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            moved();
            InetAddress address = outer.freshV4(this);
            if (address == null) {
                throw new IllegalStateException("no address is free for " + this);
            }
            outer.attach(address, this);
            fresh.add(address);
        }
        outside = List.copyOf(fresh);
        paired = pairing;
        reset();
    }

    /** Sends what comes to this port of the first outside address to that endpoint inside, until the next reboot. */
    public void forward(int port, InetSocketAddress inside) {
        if (nat == null) {
            throw new IllegalStateException(this + " has no NAT");
        }
        nat.forward(new InetSocketAddress(address(), port), inside);
    }

    Realm outer() {
        return outer;
    }

    Flight.Leg leaving() {
        return leaving;
    }

    boolean translates() {
        return kind != null;
    }

    /** Whether the outer realm knows this inside address as it is. */
    boolean routes(InetAddress inside) {
        return !(inside instanceof Inet4Address) || !translates();
    }

    /** It stays when the IPv4 address changes. */
    long prefix() {
        return Addresses.prefixV6(seed());
    }

    void translate(NatKind with) {
        kind = with;
        renumber(1, true);
    }

    @Override
    Station outermost() {
        return outer.outermost(this);
    }

    private void reset() {
        boots++;
        nat = kind == null
                ? null
                : new Nat(kind, outside, paired, seed().of("nat").of(boots).random());
        firewall =
                door instanceof Door.Stateful stateful ? new Firewall(stateful.filtering(), stateful.lifetime()) : null;
    }

    /** From inside out. */
    private void leave(Flight flight) {
        if (!passesUdp) {
            network.drop(flight, Drop.BLOCKED);
        } else if (flight.ttl <= 1) {
            network.drop(flight, Drop.EXPIRED); // Before anything is remembered: Linux confirms no such entry.
        } else {
            flight.ttl--;
            Drop refused = outbound(flight);
            if (refused != null) {
                network.drop(flight, refused);
            }
        }
    }

    private @Nullable Drop outbound(Flight flight) {
        long now = network.nanos();
        if (nat == null || !(flight.to().getAddress() instanceof Inet4Address)) {
            return outboundUntranslated(flight, now);
        }
        boolean inward = nat.owns(flight.to().getAddress());
        if (inward && !nat.kind().hairpin()) {
            return Drop.NO_HAIRPIN;
        }
        InetSocketAddress mapped = nat.outbound(now, flight.from(), flight.to());
        if (mapped == null) {
            return Drop.NO_PORT;
        }
        flight.from = mapped;
        if (!inward) {
            launch(flight, outer);
            return null;
        }
        // The receiver sees the outside endpoint, never the inside one (RFC 4787 REQ-9a).
        InetSocketAddress inside = nat.inbound(now, flight.to(), mapped);
        if (inside == null) {
            return Drop.FILTERED;
        }
        flight.to = inside;
        lan.deliver(flight, lan.soonest(now));
        return null;
    }

    private @Nullable Drop outboundUntranslated(Flight flight, long now) {
        if (door instanceof Door.Closed) {
            return Drop.FILTERED;
        }
        if (firewall != null) {
            firewall.outbound(now, flight.from(), flight.to());
        }
        launch(flight, outer);
        return null;
    }

    /** From outside in. */
    @Override
    void arrive(Flight flight) {
        Drop refused = passesUdp ? inbound(flight) : Drop.BLOCKED;
        if (refused == null && flight.ttl <= 1) {
            refused = Drop.EXPIRED;
        }
        if (refused != null) {
            network.drop(flight, refused);
        } else {
            flight.ttl--;
            lan.deliver(flight, network.nanos());
        }
    }

    private @Nullable Drop inbound(Flight flight) {
        long now = network.nanos();
        InetSocketAddress to = flight.to();
        if (nat != null && nat.owns(to.getAddress())) {
            InetSocketAddress inside = nat.inbound(now, to, flight.from());
            if (inside == null) {
                return Drop.FILTERED;
            }
            flight.to = inside;
            return null;
        }
        if (!routes(to.getAddress())) {
            return Drop.NO_ROUTE; // It had that address when the datagram was sent.
        }
        boolean passes = switch (door) {
            case Door.Open open -> true;
            case Door.Closed closed -> false;
            case Door.Stateful stateful -> firewall != null && firewall.inbound(now, to, flight.from());
        };
        return passes ? null : Drop.FILTERED;
    }
}
