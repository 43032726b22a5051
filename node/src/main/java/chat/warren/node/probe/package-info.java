/**
 * What friends say to each other's routers: sealed probes, and the door that lets nothing else in.
 *
 * <p>Invariant: a datagram that no friend sealed, or that came before, changes nothing and is answered by nothing.
 */
@NullMarked
package chat.warren.node.probe;

import org.jspecify.annotations.NullMarked;
