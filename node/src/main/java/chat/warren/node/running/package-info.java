/**
 * One running node without its sockets: the engines of the DHT, of the own place in the network and of every friend,
 * joined so that what one learns the others use.
 *
 * <p>Invariant: nothing here blocks, waits or looks at a clock. What comes in says when, what goes out goes to an
 * {@link chat.warren.node.running.Outlet}, and all of it happens on the node's one thread.
 */
@NullMarked
package chat.warren.node.running;

import org.jspecify.annotations.NullMarked;
