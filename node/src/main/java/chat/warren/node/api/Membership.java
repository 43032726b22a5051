package chat.warren.node.api;

import chat.warren.dht.overlay.OverlayConfig;
import chat.warren.dht.overlay.use.GuardBook;
import chat.warren.node.running.Networks;
import java.util.Optional;

/**
 * Which networks of strangers a node takes part in.
 *
 * @param mainline BitTorrent's, where everybody is
 * @param overlay that of Warren's own nodes, or of one group among them
 * @param hides whether to wait rather than show our address to those who keep records, while there are no guards
 */
public record Membership(boolean mainline, Overlay overlay, boolean hides) {
    /** What everybody begins with. */
    public static final Membership USUAL = new Membership(true, new Overlay.Open(), false);

    /** Which overlay, if any. */
    public sealed interface Overlay {
        record None() implements Overlay {}

        record Open() implements Overlay {}

        /** That only those see who have the key. */
        record Closed(GroupKey key) implements Overlay {}
    }

    /** Fails, with a sentence, if friends could not be found in this way at all. */
    public Membership checked() throws ProfileException {
        boolean none = overlay instanceof Overlay.None;
        if (none && !mainline) {
            throw refused(
                    "Without Mainline and without the overlay there is no network in which friends could be found");
        }
        if (none && hides) {
            throw refused("Only other Warren nodes can keep this address from those who store records, and the overlay"
                    + " is switched off");
        }
        return this;
    }

    private static ProfileException refused(String why) {
        return new ProfileException(
                ProfileException.Reason.NOT_UNDERSTOOD, why + "; nothing was started: leave one of the two on.");
    }

    /** @param guards for the open overlay; who is in a group is written down nowhere */
    Networks networks(GuardBook guards) {
        Optional<OverlayConfig> wish = switch (overlay) {
            case Overlay.None none -> Optional.empty();
            case Overlay.Open open -> Optional.of(OverlayConfig.open().with(guards));
            case Overlay.Closed closed ->
                Optional.of(OverlayConfig.closed(closed.key().secret()));
        };
        return wish.map(config -> mainline ? config : config.alone())
                .map(config -> hides ? config.waiting() : config)
                .map(Networks::with)
                .orElseGet(Networks::mainline);
    }
}
