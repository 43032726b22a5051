package chat.warren.node.api;

import java.time.Instant;

/**
 * A running node, at one moment.
 *
 * @param self our own id, which names the notes to ourselves
 * @param process its number
 * @param since when it started
 */
public record NodeView(String self, ProfileView profile, NetworkView network, long process, Instant since) {}
