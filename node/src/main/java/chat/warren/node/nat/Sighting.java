package chat.warren.node.nat;

import java.net.InetSocketAddress;
import java.time.Instant;

/** Somebody we wrote to says under which address our datagram came. */
public record Sighting(InetSocketAddress observer, InetSocketAddress seen, Instant at) {}
