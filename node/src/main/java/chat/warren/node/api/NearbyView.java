package chat.warren.node.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The networks we are on, as far as people on them want to be seen.
 *
 * @param visible how long everybody there still sees us; empty when nobody does
 * @param people who shows themselves and is no friend yet
 */
public record NearbyView(Optional<Duration> visible, List<Neighbour> people) {
    /**
     * Somebody who shows themselves.
     *
     * @param name as they call themselves
     * @param fingerprint the first digits of the key's, to tell two of one name apart
     */
    public record Neighbour(String id, String name, String fingerprint) {}
}
