/**
 * The machine's own addresses, and the datagrams that come and go at them.
 *
 * <p>Invariant: a datagram always knows which of our addresses it came to, and one that leaves says from which. Hosts
 * with several addresses that leave the choice to the system answer from another address than they were asked at, and
 * NATs and firewalls drop that.
 */
@NullMarked
package chat.warren.node.socket;

import org.jspecify.annotations.NullMarked;
