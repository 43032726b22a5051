package chat.warren.dht.engine;

import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.routing.TableLimits;
import chat.warren.dht.wire.Family;
import java.util.List;
import java.util.Set;

/**
 * What an engine is made of.
 *
 * @param networks all that it takes part in
 * @param families the families it has a socket for
 */
public record EngineConfig(
        List<NetworkSpec> networks,
        Set<Family> families,
        TableLimits table,
        LookupLimits lookup,
        TrafficLimits traffic) {
    public EngineConfig {
        networks = List.copyOf(networks);
        families = Set.copyOf(families);
        if (networks.isEmpty() || families.isEmpty()) {
            throw new IllegalArgumentException("an engine needs a network and a family");
        }
    }

    public static EngineConfig of(NetworkSpec... networks) {
        return new EngineConfig(
                List.of(networks),
                Set.of(Family.IPV4, Family.IPV6),
                TableLimits.DEFAULT,
                LookupLimits.DEFAULT,
                TrafficLimits.DEFAULT);
    }

    /** The same in other networks. */
    public EngineConfig in(List<NetworkSpec> others) {
        return new EngineConfig(others, families, table, lookup, traffic);
    }

    public EngineConfig over(Family... only) {
        return new EngineConfig(networks, Set.of(only), table, lookup, traffic);
    }

    public EngineConfig with(TableLimits otherTable, LookupLimits otherLookup) {
        return new EngineConfig(networks, families, otherTable, otherLookup, traffic);
    }

    public EngineConfig with(TrafficLimits otherTraffic) {
        return new EngineConfig(networks, families, table, lookup, otherTraffic);
    }
}
