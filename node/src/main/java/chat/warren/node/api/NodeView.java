package chat.warren.node.api;

import java.time.Instant;

/**
 * A running node, at one moment.
 *
 * @param process its number
 * @param since when it started
 */
public record NodeView(ProfileView profile, NetworkView network, long process, Instant since) {}
