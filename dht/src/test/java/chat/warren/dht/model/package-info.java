/**
 * A network of a million nodes in arrays, through which the production lookup walks.
 *
 * <p>Invariant: nodes are numbers. What a node's table holds follows from the seed when somebody asks it, so a million
 * tables take no room; whom to ask next, how long to wait and when to end is decided by the classes of production.
 */
@NullMarked
package chat.warren.dht.model;

import org.jspecify.annotations.NullMarked;
