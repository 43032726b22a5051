package chat.warren.node.api;

import java.time.Instant;

/**
 * An invite that we took and whose owner was not met yet.
 *
 * @param message what we said to our question
 */
public record TakenInvite(String id, String message, Instant since, Instant until) {}
