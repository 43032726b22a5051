package chat.warren.dht.overlay;

import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.use.GuardBook;
import java.util.Optional;

/**
 * How to take part.
 *
 * @param group empty for the overlay that is open to all
 * @param mainline whether to take part in Mainline as well: if not, records are kept in the overlay itself, whose nodes
 *     are found on the LAN and through each other
 * @param serving whether to do for others what they do for us
 * @param rathersWaiting whether to wait rather than show our address while there are no guards
 */
public record OverlayConfig(
        Optional<GroupSecret> group, boolean mainline, boolean serving, boolean rathersWaiting, GuardBook guards) {
    public static OverlayConfig open() {
        return new OverlayConfig(Optional.empty(), true, true, false, GuardBook.NONE);
    }

    public static OverlayConfig closed(GroupSecret secret) {
        return new OverlayConfig(Optional.of(secret), true, true, false, GuardBook.NONE);
    }

    public OverlayConfig alone() {
        return new OverlayConfig(group, false, serving, rathersWaiting, guards);
    }

    public OverlayConfig askingOnly() {
        return new OverlayConfig(group, mainline, false, rathersWaiting, guards);
    }

    public OverlayConfig waiting() {
        return new OverlayConfig(group, mainline, serving, true, guards);
    }

    public OverlayConfig with(GuardBook book) {
        return new OverlayConfig(group, mainline, serving, rathersWaiting, book);
    }

    NetworkId network() {
        return group.isPresent() ? new NetworkId("warren-group") : NetworkId.OVERLAY;
    }

    /** The network that keeps what members write, for friends and for strangers. */
    public NetworkId whereRecordsAre() {
        return mainline ? NetworkId.MAINLINE : network();
    }
}
