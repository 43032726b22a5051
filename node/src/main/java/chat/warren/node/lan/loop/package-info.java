/**
 * Hears what is called out on the networks that this machine is on.
 *
 * <p>Invariant: it only listens. What we call out ourselves leaves from the port that friends write to.
 */
@NullMarked
package chat.warren.node.lan.loop;

import org.jspecify.annotations.NullMarked;
