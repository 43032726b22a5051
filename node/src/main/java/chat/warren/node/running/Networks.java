package chat.warren.node.running;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.overlay.OverlayConfig;
import chat.warren.dht.wire.Family;
import java.util.Optional;

/**
 * The networks of strangers that a node takes part in: Mainline, that of Warren's own nodes, or both.
 *
 * @param config of the engine; its networks hold where there is no overlay, which brings its own
 */
public record Networks(EngineConfig config, Optional<OverlayConfig> overlay) {
    /** Where everybody is, and friends find each other by themselves. */
    public static Networks mainline() {
        return new Networks(EngineConfig.of(NetworkSpec.mainline()), Optional.empty());
    }

    public static Networks with(OverlayConfig overlay) {
        return new Networks(mainline().config(), Optional.of(overlay));
    }

    /** Where what we write for others is kept. */
    public NetworkId board() {
        return overlay.map(OverlayConfig::whereRecordsAre)
                .orElseGet(() -> config.networks().getFirst().id());
    }

    /** Whether only Warren nodes are there. */
    boolean isAmongOurselves() {
        return overlay.filter(wish -> !wish.mainline()).isPresent();
    }

    public Networks over(Family... only) {
        return new Networks(config.over(only), overlay);
    }
}
