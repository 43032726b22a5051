/**
 * Warren's own small network beside Mainline, in which a node does more than store: it puts and gets records for
 * others, who so show their address to nobody else, and hands short signals on to those whom nobody reaches uninvited.
 *
 * <p>Invariant: whatever passes through a node is sealed to it or past it; it never learns whose it is. Each of the two
 * networks works without the other.
 */
@NullMarked
package chat.warren.dht.overlay;

import org.jspecify.annotations.NullMarked;
