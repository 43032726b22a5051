/**
 * The sockets: one port on every address of this machine, and a watch over the addresses as they come and go.
 *
 * <p>Invariant: one thread owns all sockets, and everything that receives runs on it, so the engines above need no
 * locks.
 */
@NullMarked
package chat.warren.node.socket.loop;

import org.jspecify.annotations.NullMarked;
