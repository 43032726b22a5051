package chat.warren.simulator.net;

import chat.warren.simulator.nat.NatKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network behind a gateway. Its hosts hear each other directly, and one another's multicast. */
public final class Lan extends Realm {
    /** Between wire and a good wireless network. */
    private static final Duration USUAL_DELAY = Duration.ofMillis(1);

    private final Gateway gateway;

    /** In the order they came: a multicast datagram reaches them in this order. */
    private final List<Host> hosts = new ArrayList<>();

    private int nextAddress;
    private long delay = USUAL_DELAY.toNanos();
    private boolean isolating;

    Lan(Network network, Gateway gateway, int firstAddress) {
        super(network);
        this.gateway = gateway;
        this.nextAddress = firstAddress;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** A host on this LAN, with an address as DHCP would give it. */
    public Host host(String name) {
        return network.settle(new Host(network, name, gateway.place()), this, null);
    }

    /** A gateway on this LAN: a home below a carrier's NAT, or a router behind a router. */
    public Gateway gateway(String name, NatKind kind) {
        return network.settle(new Gateway(network, name, gateway.place(), this, Gateway.HOME_NETWORK), kind);
    }

    /** One way between two hosts of this LAN. */
    public void delay(Duration oneWay) {
        delay = oneWay.toNanos();
    }

    /** Whether hosts are kept from each other, as in hotels. */
    public void isolate(boolean isolate) {
        isolating = isolate;
    }

    @Override
    void attach(InetAddress address, Station station) {
        super.attach(address, station);
        if (gateway.routes(address)) {
            gateway.outer().attach(address, gateway);
        }
        if (station instanceof Host host && !hosts.contains(host)) {
            hosts.add(host);
        }
    }

    @Override
    void detach(InetAddress address) {
        if (at(address) instanceof Host host) {
            hosts.remove(host);
        }
        super.detach(address);
        if (gateway.routes(address)) {
            gateway.outer().detach(address);
        }
    }

    @Override
    void carry(Flight flight, Station sender, long departure) {
        InetAddress address = flight.to().getAddress();
        if (address.isMulticastAddress()) {
            multicast(flight, sender, departure);
            return;
        }
        Station receiver = at(address);
        if (receiver == null) {
            flight.goOnAt(departure, gateway.leaving());
        } else if (isolating && sender.serial != receiver.serial) {
            network.drop(flight, Drop.FILTERED);
        } else {
            flight.goOnAt(soonest(departure + delay), receiver.coming());
        }
    }

    /** Hands on what the gateway has let in. */
    void deliver(Flight flight, long when) {
        Station receiver = at(flight.to().getAddress());
        if (receiver == null) {
            network.drop(flight, Drop.NO_ROUTE);
        } else {
            flight.goOnAt(when, receiver.coming());
        }
    }

    /** What is sent must not come back while the program is still sending. */
    long soonest(long time) {
        return Math.max(time, network.nanos() + 1);
    }

    /** The sender hears itself if it has joined, as sockets do by default. */
    private void multicast(Flight flight, Station sender, long departure) {
        InetSocketAddress group = flight.to();
        for (Host host : List.copyOf(hosts)) {
            boolean kept = isolating && host.serial != sender.serial;
            if (!kept && host.listens(group)) {
                flight.copy().goOnAt(soonest(departure + delay), host.coming());
            }
        }
        network.end(flight);
    }

    @Override
    Station outermost(Station inside) {
        return gateway.outermost();
    }

    @Override
    @Nullable InetAddress freshV4(Station station) {
        return gateway.translates()
                ? Addresses.v4(nextAddress++)
                : gateway.outer().freshV4(station);
    }

    @Override
    @Nullable InetAddress freshV6(Station station) {
        return Addresses.inPrefixV6(gateway.prefix(), station.addressSeed());
    }
}
