package chat.warren.node.api;

import java.util.List;
import java.util.Optional;

/**
 * Our own devices.
 *
 * @param holdsKey whether this one holds the identity's key, and so can add and revoke others
 * @param copying how much of what was said before has been copied from another one; empty when nothing is
 */
public record DevicesView(List<DeviceCard> devices, boolean holdsKey, PairingView pairing, Optional<Copying> copying) {
    /**
     * A copy under way.
     *
     * @param done messages that are here
     * @param total messages there are to copy
     */
    public record Copying(String device, long done, long total) {}

    public DevicesView {
        devices = List.copyOf(devices);
    }
}
