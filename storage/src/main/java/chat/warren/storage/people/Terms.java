package chat.warren.storage.people;

import chat.warren.crypto.identity.DeviceList;
import java.util.List;
import java.util.Optional;

/**
 * What we keep about a friend besides the key.
 *
 * @param devices the newest signed list of the friend's devices that we saw
 */
public record Terms(Addresses addresses, Optional<DeviceList> devices, String note) {
    /** What the friend may learn of our addresses. Stored by position in {@link #ALL}. */
    public enum Addresses {
        DIRECT,
        RELAY_ONLY,
        INVISIBLE
    }

    static final List<Addresses> ALL = List.of(Addresses.values());
}
