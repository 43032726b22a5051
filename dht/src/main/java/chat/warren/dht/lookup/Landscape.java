package chat.warren.dht.lookup;

import chat.warren.dht.call.RoundTrips;
import chat.warren.dht.routing.SizeEstimate;

/**
 * What the node has learned about the network so far, and every lookup uses.
 *
 * @param roundTrips how far away addresses are in time
 * @param size how dense nodes sit in the key space
 */
public record Landscape(RoundTrips roundTrips, SizeEstimate size) {}
