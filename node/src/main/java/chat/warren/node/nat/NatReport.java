package chat.warren.node.nat;

import java.net.InetAddress;
import java.util.List;

/**
 * What is known about the way out of one family.
 *
 * @param outside the addresses others see; several, if a carrier draws from a pool
 */
public record NatReport(Mapping mapping, Filtering filtering, List<InetAddress> outside) {
    public static final NatReport NOTHING = new NatReport(new Mapping.Unknown(), Filtering.UNKNOWN, List.of());

    public NatReport {
        outside = List.copyOf(outside);
    }

    /** Whether strangers can reach us, so that we may relay for friends and serve the DHT. */
    public boolean isPublic() {
        return mapping.isSteady() && filtering.letsStrangersIn();
    }
}
