package chat.warren.simulator.net;

import chat.warren.simulator.world.Latency;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The realm in the middle: far away, routed, and sometimes cut in two. */
public final class Internet extends Realm {
    private final Latency latency;
    private final List<Cut> cuts = new ArrayList<>();

    Internet(Network network, Latency latency) {
        super(network);
        this.latency = latency;
    }

    void add(Cut cut) {
        cuts.add(cut);
    }

    void remove(Cut cut) {
        cuts.remove(cut);
    }

    @Override
    void carry(Flight flight, Station sender, long departure) {
        InetAddress address = flight.to().getAddress();
        Station receiver = at(address);
        if (receiver == null) {
            network.drop(flight, Drop.NO_ROUTE);
            return;
        }
        for (Cut cut : cuts) {
            if (cut.severs(sender, receiver)) {
                network.drop(flight, Drop.CUT);
                return;
            }
        }
        int hops = latency.hops(sender.place(), receiver.place());
        if (flight.ttl <= hops) {
            network.drop(flight, Drop.EXPIRED);
            return;
        }
        flight.ttl -= hops;
        long delay = latency.nanos(sender.place(), receiver.place());
        // Never in no time: what a program sends must not come back while it is still sending.
        flight.goOnAt(Math.max(departure + delay, network.nanos() + 1), receiver.coming());
    }

    @Override
    Station outermost(Station inside) {
        return inside;
    }

    @Override
    @Nullable InetAddress freshV4(Station station) {
        return Addresses.publicV4(station.addressSeed(), this::taken);
    }

    @Override
    @Nullable InetAddress freshV6(Station station) {
        return Addresses.inPrefixV6(Addresses.prefixV6(station.addressSeed()), station.addressSeed());
    }
}
