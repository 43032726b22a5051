/**
 * Finds our router, and speaks to it for {@link chat.warren.node.portmap.PortMapping}.
 *
 * <p>Invariant: nothing goes to any address but our router's and the group in which routers are looked for, by number
 * and without following anything; what comes back is bounded in size and time.
 */
@NullMarked
package chat.warren.node.portmap.loop;

import org.jspecify.annotations.NullMarked;
