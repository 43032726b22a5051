package chat.warren.node.path;

import java.time.Duration;

/**
 * How a friend is reached just now.
 *
 * @param loss share of pings lost lately
 * @param bytes longest body that fits into one datagram
 * @param known how many paths there are altogether
 */
public record PathView(Route route, Duration roundTrip, double loss, int bytes, int known) {}
