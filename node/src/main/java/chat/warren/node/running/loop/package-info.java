/**
 * The node's thread, its sockets and its clock.
 *
 * <p>Invariant: everything but waiting happens on that one thread, and what waits (a name server, a group of the LAN)
 * only ever hands it something to do.
 */
@NullMarked
package chat.warren.node.running.loop;

import org.jspecify.annotations.NullMarked;
