/**
 * The overlay's own queries as bytes: sealed to the run key of one node, each kind of one size.
 *
 * <p>Invariant: no socket, no clock and no state but keys. What does not open, or has not its kind's one size, changes
 * nothing and is answered by nothing that was inside.
 */
@NullMarked
package chat.warren.dht.overlay.wire;

import org.jspecify.annotations.NullMarked;
