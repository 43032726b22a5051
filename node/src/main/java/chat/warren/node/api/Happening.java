package chat.warren.node.api;

import java.time.Instant;

/**
 * An event with its place in the order of all.
 *
 * @param number 1, 2, 3, … since the node started
 */
public record Happening(long number, Instant at, Event event) {}
