/**
 * The TCP connections of tunnels, on the node's thread.
 *
 * <p>Invariant: everything but listening and closing happens on that thread, and every connection, every wait and every
 * buffer has a limit.
 */
@NullMarked
package chat.warren.node.tunnel.loop;

import org.jspecify.annotations.NullMarked;
