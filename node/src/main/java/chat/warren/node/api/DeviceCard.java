package chat.warren.node.api;

import java.time.Instant;
import java.util.Optional;

/**
 * A device of our own.
 *
 * @param name as its owner called it; may be empty
 * @param here whether it is this one
 * @param linked whether it is linked with this one just now
 * @param seen when it last was, if it ever was
 * @param until when the identity's word for it ends, which the device that holds the identity's key renews
 */
public record DeviceCard(String id, String name, boolean here, boolean linked, Optional<Instant> seen, Instant until) {}
