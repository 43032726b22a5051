package chat.warren.dht.overlay;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.ExtensionAnswers;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.overlay.serve.Services;
import chat.warren.dht.overlay.use.Inbox;
import chat.warren.dht.overlay.wire.Forwarded;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What has to be known before there is an engine: in which networks it takes part, and who answers the overlay's own
 * queries. With the engine it becomes an {@link Overlay}.
 */
public final class OverlayPlan {
    private final OverlayConfig config;
    private final RandomGenerator random;
    private final Services services;
    private final Inbox inbox = new Inbox();

    public OverlayPlan(OverlayConfig config, RandomGenerator random, Instant now) {
        this.config = config;
        this.random = random;
        this.services = new Services(config.serving(), random, now);
    }

    /** The networks for the engine, the one that public names belong to first. */
    public List<NetworkSpec> networks() {
        Map<String, ExtensionAnswers> queries = new HashMap<>(services.queries());
        queries.put(Forwarded.QUERY, inbox::ask);
        NetworkSpec overlay = config.group().isPresent()
                ? config.group().get().network(config.network(), queries)
                : NetworkSpec.overlay(queries);
        return config.mainline() ? List.of(NetworkSpec.mainline(), overlay) : List.of(overlay);
    }

    /** Their names, for whoever brings the engine into them. */
    public List<NetworkId> names() {
        return networks().stream().map(NetworkSpec::id).toList();
    }

    /**
     * Takes up the work.
     *
     * @param wall the time of day, by which members find the hour
     */
    public Overlay aboard(DhtEngine engine, InstantSource wall, Instant now) {
        return new Overlay(config, new Overlay.Parts(services, inbox, engine), wall, random, now);
    }
}
